import { Action, scopeOf } from '@zhengmei/domain/identity'
import { dayOf, type Instant, type PlainDate } from '@zhengmei/domain/kernel'
import {
  type AccountsOfCard,
  beginningOf,
  type Card,
  type CardKey,
  type CardList,
  cardOf,
  firstOfLast,
  postsTell,
  ReplyTerm,
} from '@zhengmei/domain/workbench'
import type { RequestContext } from '../../platform/graphql/index.js'
import {
  type AccountFilter,
  countAccountsBy,
  type PlacedWindows,
  rulePlaces,
  windowsAt,
} from '../account/index.js'
import { countRuns } from '../assessment/index.js'
import { countEntries } from '../audit/index.js'
import { requestCalendar } from '../calendar/index.js'
import { countImportJobs, reachOf } from '../dataset/index.js'
import { countOpenItems, countOpenLinks, countPeopleBy } from '../identity/index.js'
import { countNotifications } from '../notification/index.js'
import { countOrgs, orgById } from '../org/index.js'
import { hasMessages } from './known.repository.js'

/** What the cards count; a card that is not there has no data. */
export interface Counted {
  readonly counts: ReadonlyMap<CardKey, number>
  readonly livePlatforms: Awaited<ReturnType<typeof countAccountsBy>>['livePlatforms']
  readonly knownTo: PlainDate | null
}

type Of<List extends CardList['list']> = Extract<CardList, { readonly list: List }>
interface Asked<List extends CardList['list']> {
  readonly key: CardKey
  readonly counts: Of<List>
}

/** Counts the cards, each by the conditions of its list; cards of the same list together where they walk the same rows. */
export async function countCards(
  context: RequestContext,
  keys: readonly CardKey[],
  now: Instant,
): Promise<Counted> {
  const of = <List extends CardList['list']>(list: List): Asked<List>[] =>
    keys.flatMap((key) => {
      const { counts }: Card = cardOf(key)
      return counts.list === list ? [{ key, counts: counts as Of<List> }] : []
    })
  const accounts = await countAccounts(context, of('accounts'), now)
  const rest = [
    ...(await countPeople(context, of('people'))),
    ...(await countOthers(context, keys, dayOf(now))),
  ]
  return { ...accounts, counts: new Map([...accounts.counts, ...rest]) }
}

/** As the list of accounts takes it; days are those of today. */
export const accountFilterOf = (filter: AccountsOfCard, today: PlainDate): AccountFilter => ({
  state: filter.state,
  replies: filter.replies,
  unreplied: filter.unreplied,
  toRectify: filter.toRectify,
  toSettle: filter.toSettle,
  silentForDays: filter.silentForDays,
  lastPostFrom: filter.postedIn && beginningOf(filter.postedIn, today),
})

async function countAccounts(
  context: RequestContext,
  asked: readonly Asked<'accounts'>[],
  now: Instant,
): Promise<Counted> {
  const scope = context.scopeFor(Action.readAccounts)
  const today = dayOf(now)
  const terms = Object.values(ReplyTerm).filter((term) =>
    asked.some(({ counts }) => counts.filter.replies === term),
  )
  const windows = await windowsOf(context, scope, terms, now)
  const filters = asked.map(({ key, counts: { filter } }) => ({
    name: key,
    filter: accountFilterOf(filter, today),
    windows: filter.replies ? windows.get(filter.replies) : null,
  }))
  const { counts, livePlatforms, knownTo } = await countAccountsBy(context.pool, scope, today, filters)
  // No message that waits may mean that all were answered, or that none ever came in.
  const answers = asked.some(({ counts: { filter } }) => filter.replies || filter.unreplied)
  const someWait = [...counts].some(([key, count]) => count > 0 && asksForMessages(key))
  const messages = !answers || someWait || (await hasMessages(context.pool, scope))
  const told = asked.filter(
    ({ key, counts: { filter } }) =>
      postsTell(filter, knownTo, today) &&
      (messages || !asksForMessages(key)) &&
      (!filter.replies || windows.get(filter.replies) !== null),
  )
  return { counts: new Map(told.map(({ key }) => [key, counts.get(key) ?? 0])), livePlatforms, knownTo }
}

/** Where the rules set terms, and when what came in is due; nothing is asked where no card wants it. */
async function windowsOf(
  context: RequestContext,
  scope: string,
  terms: readonly ReplyTerm[],
  now: Instant,
): Promise<ReadonlyMap<ReplyTerm, PlacedWindows | null>> {
  if (terms.length === 0) return new Map()
  const [places, calendar] = [await rulePlaces(context.pool, scope), await requestCalendar(context)]
  return new Map(terms.map((term) => [term, windowsAt(scope, places, term, now, calendar)]))
}

const asksForMessages = (key: CardKey): boolean => {
  const { counts } = cardOf(key)
  return counts.list === 'accounts' && Boolean(counts.filter.replies || counts.filter.unreplied)
}

async function countPeople(
  context: RequestContext,
  asked: readonly Asked<'people'>[],
): Promise<(readonly [CardKey, number])[]> {
  if (asked.length === 0) return []
  const counts = await countPeopleBy(
    context.pool,
    context.scopeFor(Action.readPeople),
    asked.map(({ counts: { filter } }) => filter),
  )
  return asked.map(({ key }, index) => [key, counts[index] ?? 0])
}

async function countOthers(
  context: RequestContext,
  keys: readonly CardKey[],
  today: PlainDate,
): Promise<(readonly [CardKey, number])[]> {
  const counted: (readonly [CardKey, number])[] = []
  for (const key of keys) {
    const { counts } = cardOf(key)
    if (counts.list === 'accounts' || counts.list === 'people') continue
    counted.push([key, await countList(context, counts, today)])
  }
  return counted
}

function countList(
  context: RequestContext,
  counts: Exclude<CardList, Of<'accounts'> | Of<'people'>>,
  today: PlainDate,
): Promise<number> {
  const { pool } = context
  switch (counts.list) {
    case 'units':
      return countUnits(context)
    case 'links':
      return countOpenLinks(pool, context.scopeFor(Action.readPeople), {})
    case 'handovers':
      return countOpenItems(pool, context.scopeFor(Action.readPeople), {})
    case 'imports': {
      const { states, withinDays } = counts.filter
      const requestedFrom = withinDays === undefined ? null : firstOfLast(withinDays, today)
      return countImportJobs(pool, reachOf(context), { states, requestedFrom })
    }
    case 'runs':
      return countRuns(pool, context.scopeFor(Action.readRuns), counts.filter)
    case 'notifications':
      return countNotifications(pool, context.requireViewer().personId, { unread: true })
    case 'audit': {
      const path = scopeOf(context.requireViewer(), Action.readAudit) ?? context.scopeFor(Action.readAudit)
      const { action, withinDays } = counts.filter
      return countEntries(pool, { kind: 'subtree', path }, { action, fromOn: firstOfLast(withinDays, today) })
    }
  }
}

/** Living units from one's own node down, as the page of units lists them: also for whoever is let see the whole forest. */
async function countUnits(context: RequestContext): Promise<number> {
  const own = await context.load(orgById, context.requireViewer().appointment.orgId)
  return own === null ? 0 : countOrgs(context.pool, own.path, {})
}
