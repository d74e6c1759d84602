import { type ListParameter, listParameters, wordOf } from '../ui/list/parameters'

/**
 * What the address of each page may say after the `?`. The address is the state of a list: whoever gets the link sees the same list.
 * What is malformed is left out rather than refused, as links are typed and mended by hand.
 */
type Raw = Record<string, unknown>

const text = (raw: unknown): string | undefined => {
  if (typeof raw === 'number') return String(raw)
  return typeof raw === 'string' && raw !== '' && raw.length <= 2000 ? raw : undefined
}
const flag = (raw: unknown): true | undefined => (raw === true || raw === 'true' ? true : undefined)
const year = (raw: unknown): number | undefined => {
  const number = Number(raw)
  return Number.isInteger(number) && number >= 2000 && number <= 2100 ? number : undefined
}
const day = (raw: unknown): string | undefined =>
  typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw) ? raw : undefined
const oneOf =
  <Value extends string>(...values: readonly Value[]) =>
  (raw: unknown): Value | undefined =>
    values.find((value) => value === raw)

/** Every part of an address may be absent. */
const loosely =
  <Search extends object>(read: (raw: Raw) => Search) =>
  (raw: Raw): Partial<Search> =>
    read(raw)

/**
 * What a list says (`ui/list`), with the names of its filters: all of them texts, which the list itself reads.
 */
export const list =
  <Key extends string = never>(...filters: readonly Key[]) =>
  (raw: Raw): Partial<Record<Key | ListParameter, string>> =>
    Object.fromEntries(
      [...filters, ...listParameters].flatMap((key) => {
        const word = wordOf(raw[key])
        return word === undefined ? [] : [[key, word] as const]
      }),
    ) as Partial<Record<Key | ListParameter, string>>

export const page = loosely((raw) => ({ after: text(raw['after']) }))

export const signIn = loosely((raw) => ({
  next: text(raw['next']),
  expired: flag(raw['expired']),
  problem: text(raw['problem']),
}))

const ofAccounts = [
  'q',
  'platforms',
  'state',
  'silent',
  'unreplied',
  'replies',
  'rectify',
  'settle',
  'posted',
  'media',
  'category',
] as const
const ofPeople = ['q', 'role', 'state', 'appointed', 'ending'] as const

/** The tree with the lists beside it: the names of all their filters. */
export const organisations = (raw: Raw) => ({
  ...list(...ofAccounts, ...ofPeople, 'kind', 'life')(raw),
  ...loosely((said) => ({
    unit: text(said['unit']),
    on: day(said['on']),
    list: oneOf('units', 'accounts', 'people')(said['list']),
  }))(raw),
})

/** A list that `unit` narrows. */
const ofUnit =
  <Key extends string>(...filters: readonly Key[]) =>
  (raw: Raw) => ({ ...list(...filters)(raw), ...loosely((said) => ({ unit: text(said['unit']) }))(raw) })

export const people = ofUnit(...ofPeople)
export const links = ofUnit('q')
export const handovers = ofUnit('q', 'kind')
export const tokens = list('q', 'state', 'access')

export const access = (raw: Raw) => ({
  ...list()(raw),
  ...loosely((said) => ({
    unit: text(said['unit']),
    action: text(said['action']),
    person: text(said['person']),
  }))(raw),
})

export const accounts = ofUnit(...ofAccounts)

export const accountMessages = ofUnit('q', 'due', 'on', 'kind', 'replied', 'platforms')

export const newAccount = loosely((raw) => ({ unit: text(raw['unit']) }))

export const unit = loosely((raw) => ({
  tab: oneOf('children', 'accounts', 'people', 'rulebook', 'scores', 'history')(raw['tab']),
  on: day(raw['on']),
}))

export const account = (raw: Raw) => ({
  ...list('q', 'on', 'origin', 'kind', 'replied', 'due', 'rectified', 'trials')(raw),
  ...loosely((said) => ({
    tab: oneOf('file', 'cadence', 'posts', 'messages', 'findings', 'scores')(said['tab']),
    year: year(said['year']),
    show: oneOf('chart', 'weeks', 'days')(said['show']),
    message: text(said['message']),
  }))(raw),
})

export const assessments = (raw: Raw) => ({
  ...list('year', 'standing')(raw),
  ...loosely((said) => ({ start: flag(said['start']) }))(raw),
})

export const imports = list('state', 'requested')
export const importJob = list()
export const downloads = list('state')
export const messages = list('unread', 'kind')

export const run = (raw: Raw) => ({
  ...list('category', 'q', 'vetoed', 'change')(raw),
  ...loosely((said) => ({
    tab: oneOf('ranking', 'accounts', 'figures', 'comparison', 'seal')(said['tab']),
    show: oneOf('chart', 'table')(said['show']),
    span: text(said['span']),
    clause: text(said['clause']),
  }))(raw),
})

/** Two runs compared: `run` beside `base`; what differs between them is a list of each tab. */
export const compare = (raw: Raw) => ({
  ...list('q', 'change', 'category')(raw),
  ...loosely((said) => ({
    base: text(said['base']),
    run: text(said['run']),
    tab: oneOf('units', 'accounts', 'clauses')(said['tab']),
    show: oneOf('chart', 'table')(said['show']),
    indicator: text(said['indicator']),
    unit: text(said['unit']),
  }))(raw),
})
export const pair = loosely((raw) => ({ before: text(raw['before']), after: text(raw['after']) }))

export const calendar = loosely((raw) => ({
  year: year(raw['year']),
  edit: flag(raw['edit']),
  version: text(raw['version']),
}))

export const sheets = loosely((raw) => ({ category: text(raw['category']) }))

export const accountResult = loosely((raw) => ({ line: text(raw['line']) }))

export const rulebook = loosely((raw) => ({
  version: Number(raw['version']) || undefined,
  area: text(raw['area']),
  key: text(raw['key']),
}))

export const comparison = loosely((raw) => ({
  editions: text(raw['editions']),
  on: day(raw['on']),
  all: flag(raw['all']),
  area: text(raw['area']),
}))

export const effective = loosely((raw) => ({
  unit: text(raw['unit']),
  on: day(raw['on']),
  area: text(raw['area']),
}))

export const audit = list(
  'text',
  'person',
  'action',
  'stream',
  'days',
  'address',
  'requestId',
  'tokenId',
  'objectType',
  'objectId',
)
