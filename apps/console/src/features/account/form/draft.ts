import { MediaType, Platform } from '@zhengmei/domain/account'
import type { AccountFile, PlatformWord } from './operations'

type MediaWord = AccountFile['mediaType']

/** A unit or operator that was chosen. */
export interface Chosen {
  readonly id: string
  readonly name: string
}

/** What people edit in the file of an account, as the form holds it. */
export interface EditableFields {
  readonly name: string
  readonly handle: string
  readonly url: string
  readonly certifiedSubject: string
  readonly mediaType: MediaWord
  readonly main: boolean
  readonly operator: Chosen | null
}
export type EditableField = keyof EditableFields

/** A form of an account; what is settled at registration stays empty until it is chosen. */
export interface Draft extends EditableFields {
  readonly host: Chosen | null
  readonly platform: PlatformWord | null
  readonly code: string
  readonly liveOn: string
  readonly exemptionReason: string
}

/** An empty form for a unit; the certified subject is the unit, as rules ask. */
export const blankDraft = (host: Chosen | null, today: string): Draft => ({
  host,
  platform: null,
  name: '',
  handle: '',
  url: '',
  certifiedSubject: host?.name ?? '',
  mediaType: 'TEXT',
  main: false,
  operator: null,
  code: '',
  liveOn: today,
  exemptionReason: '',
})

/** The form for the next account of the same unit: what is usually the same on all platforms stays. */
export const nextDraft = (saved: Draft): Draft => ({
  ...saved,
  platform: null,
  handle: '',
  url: '',
  code: '',
  main: false,
  exemptionReason: '',
})

/** The form of a file. */
export const draftOf = (file: AccountFile): Draft => ({
  host: { id: file.organisation.id, name: file.organisation.name },
  platform: file.platform,
  name: file.name,
  handle: file.handle ?? '',
  url: file.url ?? '',
  certifiedSubject: file.certifiedSubject ?? '',
  mediaType: file.mediaType,
  main: file.main,
  operator: file.operator,
  code: file.code,
  liveOn: file.liveOn,
  exemptionReason: '',
})

const editable: readonly EditableField[] = [
  'name',
  'handle',
  'url',
  'certifiedSubject',
  'mediaType',
  'main',
  'operator',
]

/** A field as it is compared: blanks at the edges and the name of an operator tell no difference. */
const plain = (fields: EditableFields, field: EditableField): string => {
  if (field === 'operator') return fields.operator?.id ?? ''
  return String(fields[field]).trim()
}

/** The fields in which two files differ, in the order of the form. */
export const differences = (one: EditableFields, other: EditableFields): readonly EditableField[] =>
  editable.filter((field) => plain(one, field) !== plain(other, field))

/** What differs, as the server takes it. */
export function changesOf(before: EditableFields, after: EditableFields) {
  const changed = new Set(differences(before, after))
  const given = <Value>(field: EditableField, value: Value) => (changed.has(field) ? value : undefined)
  return {
    name: given('name', after.name),
    handle: given('handle', after.handle),
    url: given('url', after.url),
    certifiedSubject: given('certifiedSubject', after.certifiedSubject),
    mediaType: given('mediaType', after.mediaType),
    main: given('main', after.main),
    operatorId: given('operator', after.operator?.id ?? ''),
  }
}

/** Both sides of a file that two people edited at once. */
export interface Sides {
  /** Both changed it, to something else: somebody has to choose. */
  readonly contested: readonly EditableField[]
  /** Only the other one changed it: theirs stays. */
  readonly theirs: readonly EditableField[]
}

/** @param opened as it was when the form was opened. @param mine as typed. @param current as the other one left it. */
export function sidesOf(opened: EditableFields, mine: EditableFields, current: EditableFields): Sides {
  const changedByMe = new Set(differences(opened, mine))
  const changedByThem = differences(opened, current)
  const different = new Set(differences(mine, current))
  return {
    contested: changedByThem.filter((field) => changedByMe.has(field) && different.has(field)),
    theirs: changedByThem.filter((field) => !changedByMe.has(field)),
  }
}

/** Mine on top of theirs, but for the contested fields that are left to them. */
export function merged(
  mine: Draft,
  current: Draft,
  opened: Draft,
  leftToThem: ReadonlySet<EditableField>,
): Draft {
  const kept = differences(opened, mine).filter((field) => !leftToThem.has(field))
  return { ...current, ...Object.fromEntries(kept.map((field) => [field, mine[field]])) }
}

const videoFirst: ReadonlySet<Platform> = new Set([
  Platform.wechatChannels,
  Platform.douyin,
  Platform.kuaishou,
])

/** What accounts of a platform mainly publish. */
export const usualMedia = (platform: PlatformWord): MediaWord =>
  (videoFirst.has(platform.toLowerCase() as Platform)
    ? MediaType.video
    : MediaType.text
  ).toUpperCase() as MediaWord

/** Fields without which nothing is sent, as far as they are empty. */
export const missing = (draft: Draft): readonly ('host' | 'platform' | 'name' | 'liveOn')[] =>
  (
    [
      ['host', draft.host === null],
      ['platform', draft.platform === null],
      ['name', draft.name.trim() === ''],
      ['liveOn', draft.liveOn === ''],
    ] as const
  ).flatMap(([field, empty]) => (empty ? [field] : []))
