import type { Bilingual } from '../kernel/index.js'
import { OrgKind } from '../org/index.js'
import type { EffectiveRulebook, EffectiveValue } from '../rulebook/index.js'
import type { Platform } from './platform.js'

/** How much a check weighs: it forbids, it warns, or it only points at something that people should look at. */
export const CheckTier = { forbid: 'forbid', warn: 'warn', hint: 'hint' } as const
export type CheckTier = (typeof CheckTier)[keyof typeof CheckTier]

export const checkTierTitles: Readonly<Record<CheckTier, Bilingual>> = {
  forbid: { zh: '不得登记', en: 'Forbidden' },
  warn: { zh: '请核实', en: 'Please verify' },
  hint: { zh: '提示', en: 'Hint' },
}

/** What is looked at when an account is registered or its file is edited (登记核查). */
export const RegistrationCheck = {
  hostBarred: 'host_barred',
  personSubject: 'person_subject',
  onePerPlatform: 'one_per_platform',
  certification: 'certification',
  nameOfDuty: 'name_of_duty',
  sameName: 'same_name',
  handleTaken: 'handle_taken',
  nameTaken: 'name_taken',
} as const
export type RegistrationCheck = (typeof RegistrationCheck)[keyof typeof RegistrationCheck]

/** Another account on the same platform, not closed, that goes by the same handle or the same name. */
export interface Twin {
  readonly same: 'handle' | 'name'
  /** Its name and its host's; null: it belongs to a unit that whoever asks can't see. */
  readonly known: { readonly name: string; readonly host: string } | null
}

/** An account as it would stand, and what is around it. */
export interface Registration {
  readonly platform: Platform
  readonly name: string
  readonly certifiedSubject: string | null
  readonly host: { readonly name: string; readonly kind: OrgKind }
  /** Other accounts of the host that are not closed. */
  readonly others: readonly { readonly name: string; readonly platform: Platform }[]
  /** Keys of rules that it need not follow, for a recorded reason. */
  readonly exemptFrom: ReadonlySet<string>
  /** Who goes by the same words on the platform, of whatever unit; they are never forbidden. */
  readonly twins?: readonly Twin[]
}

/** Something that a check found. */
export interface RegistrationFinding {
  readonly check: RegistrationCheck
  /** Code of the refusal where it forbids; null: it never does. */
  readonly code: string | null
  readonly tier: CheckTier
  /** The field of the form that it is about. */
  readonly field: 'organisationId' | 'platform' | 'name' | 'handle' | 'certifiedSubject'
  readonly message: Bilingual
  /** The statement it rests on; null where the product itself looks. */
  readonly stated: EffectiveValue | null
  /** A recorded reason lifts it. */
  readonly exemptible: boolean
}

/** The key under which one account per unit and platform is stated, and from which an account may be exempt. */
export const onePerPlatformKey = 'registry.one_per_platform'

/**
 * Checks a registration against the rules in force at its host.
 * @source SC 四(一); SQ 三; SX 8; GC 二(三); HZ 7.1.2
 */
export const checkRegistration = (
  rules: EffectiveRulebook,
  account: Registration,
): readonly RegistrationFinding[] =>
  [
    hostBarred,
    personSubject,
    onePerPlatform,
    certification,
    nameOfDuty,
    sameName,
    handleTaken,
    nameTaken,
  ].flatMap((check) => check(rules, account) ?? [])

type Check = (rules: EffectiveRulebook, account: Registration) => RegistrationFinding | null

const listOf = (stated: EffectiveValue | undefined): readonly unknown[] =>
  Array.isArray(stated?.statement.value) ? stated.statement.value : []

/** An internal section never hosts an account, whatever the books in force say. */
const hostBarred: Check = (rules, { host }) => {
  if (host.kind !== OrgKind.section) return null
  const stated = rules.values.get('registry.barred_hosts')
  return {
    check: RegistrationCheck.hostBarred,
    code: 'account/host-barred',
    tier: CheckTier.forbid,
    field: 'organisationId',
    message: {
      zh: `“${host.name}”是内设机构，不能作为账号的主办单位`,
      en: `${host.name} is an internal section, which can’t host an account`,
    },
    stated: listOf(stated).includes('internal_section') ? (stated ?? null) : null,
    exemptible: false,
  }
}

/** Two to four Chinese characters without a word that names an organ: a person's name, as far as one can see. */
const organWords = /[局厅部委办院所站队中心会社团府校馆处科室台网市县区乡镇街道司行店庭]/u
const looksLikePerson = (subject: string): boolean =>
  /^\p{Script=Han}{2,4}$/u.test(subject) && !organWords.test(subject)

const personSubject: Check = (rules, { certifiedSubject, host }) => {
  const subject = plain(certifiedSubject ?? '')
  if (!looksLikePerson(subject) || plain(host.name).includes(subject)) return null
  const stated = rules.values.get('registry.barred_hosts')
  const barred = listOf(stated).includes('person')
  return {
    check: RegistrationCheck.personSubject,
    code: 'account/person-subject',
    tier: barred ? CheckTier.forbid : CheckTier.warn,
    field: 'certifiedSubject',
    message: {
      zh: `认证主体“${subject}”像是个人姓名，个人不能作为认证主体`,
      en: `The certified subject ${subject} looks like a person’s name; a person can’t be the subject`,
    },
    stated: barred ? (stated ?? null) : null,
    exemptible: false,
  }
}

const onePerPlatform: Check = (rules, { platform, others, exemptFrom }) => {
  const stated = rules.values.get(onePerPlatformKey)
  const twin = others.find((other) => other.platform === platform)
  if (!stated || !twin || platform === 'other' || exemptFrom.has(onePerPlatformKey)) return null
  const strict = stated.statement.value !== 'encouraged'
  return {
    check: RegistrationCheck.onePerPlatform,
    code: 'account/one-per-platform',
    tier: strict ? CheckTier.forbid : CheckTier.hint,
    field: 'platform',
    message: {
      zh: `本单位在该平台已有账号“${twin.name}”，一个单位在同一平台只开设一个账号`,
      en: `The unit already has ${twin.name} on this platform; a unit has one account on a platform`,
    },
    stated,
    exemptible: stated.statement.value === 'in_principle',
  }
}

const certification: Check = (rules, { certifiedSubject, host }) => {
  const stated = rules.values.get('registry.certification_names_host')
  if (stated?.statement.value !== true) return null
  const subject = plain(certifiedSubject ?? '')
  if (subject !== '' && (subject.includes(plain(host.name)) || plain(host.name).includes(subject)))
    return null
  return {
    check: RegistrationCheck.certification,
    code: null,
    tier: CheckTier.warn,
    field: 'certifiedSubject',
    message:
      subject === ''
        ? {
            zh: '没有填认证主体，认证信息应注明主办单位',
            en: 'No certified subject; it should name the host',
          }
        : {
            zh: `认证主体与主办单位“${host.name}”不一致`,
            en: `The certified subject isn’t the host, ${host.name}`,
          },
    stated,
    exemptible: false,
  }
}

/** Without any two characters in common with its host, a name hardly tells whose duty it serves. */
const nameOfDuty: Check = (_, { name, host }) => {
  const hostName = plain(host.name)
  const own = plain(name)
  for (let at = 0; at + 2 <= own.length; at += 1) if (hostName.includes(own.slice(at, at + 2))) return null
  return {
    check: RegistrationCheck.nameOfDuty,
    code: null,
    tier: CheckTier.hint,
    field: 'name',
    message: {
      zh: `名称看不出与主办单位“${host.name}”的职责有关`,
      en: `The name doesn’t tell of the duties of its host, ${host.name}`,
    },
    stated: null,
    exemptible: false,
  }
}

const sameName: Check = (rules, { name, others }) => {
  const stated = rules.values.get('registry.same_name')
  const different = others.find((other) => plain(other.name) !== plain(name))
  if (!stated || !different) return null
  return {
    check: RegistrationCheck.sameName,
    code: null,
    tier: stated.statement.value === 'required' ? CheckTier.warn : CheckTier.hint,
    field: 'name',
    message: {
      zh: `本单位另有账号名为“${different.name}”，不同平台的名称宜一致`,
      en: `Another account of the unit is called ${different.name}; names should be the same on all platforms`,
    },
    stated,
    exemptible: false,
  }
}

/** A platform gives a handle to one account only: the same one twice is an account registered twice, or a slip of the hand. */
const handleTaken: Check = (_, { twins = [] }) => {
  const twin = twins.find(({ same }) => same === 'handle')
  if (!twin) return null
  return {
    check: RegistrationCheck.handleTaken,
    code: null,
    tier: CheckTier.warn,
    field: 'handle',
    message: twin.known
      ? {
          zh: `该平台账号已登记为“${twin.known.host}”的“${twin.known.name}”`,
          en: `This handle is registered already: ${twin.known.name} of ${twin.known.host}`,
        }
      : {
          zh: '该平台账号已由范围外的单位登记',
          en: 'A unit outside your scope has registered this handle already',
        },
    stated: null,
    exemptible: false,
  }
}

/** Names may repeat from city to city; the public still can't tell them apart. */
const nameTaken: Check = (_, { twins = [] }) => {
  const twin = twins.find(({ same }) => same === 'name')
  if (!twin) return null
  return {
    check: RegistrationCheck.nameTaken,
    code: null,
    tier: CheckTier.hint,
    field: 'name',
    message: twin.known
      ? {
          zh: `同一平台已有“${twin.known.host}”的同名账号`,
          en: `${twin.known.host} has an account of the same name on this platform`,
        }
      : {
          zh: '同一平台已有范围外单位的同名账号',
          en: 'A unit outside your scope has an account of the same name on this platform',
        },
    stated: null,
    exemptible: false,
  }
}

/** A name without blanks and punctuation, in one form of its characters: how names are compared. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}]/gu, '')
    .toLowerCase()
