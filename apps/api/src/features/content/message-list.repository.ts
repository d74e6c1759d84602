import type { MessageKind, Platform } from '@zhengmei/domain/account'
import { DueState } from '@zhengmei/domain/assessment'
import { addDays, type Instant, type PlainDate } from '@zhengmei/domain/kernel'
import type { Pool, QueryResult, QueryResultRow } from 'pg'
import { queryInOrder, queryOfMany, readWithin, streamRows } from '../../platform/db/index.js'
import type { CursorKeyType, Order, PageWindow } from '../../platform/graphql/index.js'
import { holdsTyped } from '../../platform/scope/found.js'
import { numbersOfPath, subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { typedText } from '../../platform/scope/search.js'
import { type MessageRow, messageColumns } from './content.read.js'
import {
  earliestDue,
  joinTerm,
  latestDue,
  nowInSql,
  type PlacedPeriods,
  standsSo,
  stateInSql,
} from './placed-periods.js'

/** Which messages of a subtree; absent and null: no matter. Both days are inclusive. */
export interface MessageListFilter {
  /** Only those of one account. */
  readonly accountId?: string | null
  /** Part of the name or handle of the account, or beginning of its code. */
  readonly search?: string | null
  readonly platforms?: readonly Platform[] | null
  readonly kind?: MessageKind | null
  readonly replied?: boolean | null
  /** How they stand; those without a deadline stand in no way. */
  readonly states?: readonly DueState[] | null
  readonly fromOn?: PlainDate | null
  readonly toOn?: PlainDate | null
}

/** What a list of messages is asked for. */
export interface MessageQuery {
  readonly scope: string
  readonly filter: MessageListFilter
  readonly placed: PlacedPeriods
  /** The accounts that may have some, where they are few; null: they are many, and the messages are asked whose they are. */
  readonly found: readonly string[] | null
}

/** How messages may be ordered. */
export const MessageSort = { received: 'received', due: 'due' } as const
export type MessageSort = (typeof MessageSort)[keyof typeof MessageSort]

/** A message of a list. */
export interface ListedMessageRow extends MessageRow {
  /** The first moment that its deadline may be, where the list is in that order; null: it has none. */
  readonly dueFrom: Instant | null
}

/** After every deadline: those without one come last. */
const never = Date.UTC(9999, 0, 1)
const types: readonly CursorKeyType[] = ['instant', 'uuid', 'text']

/** The order of a list, one way or the other. */
export interface MessageOrder extends Order<ListedMessageRow> {
  readonly by: MessageSort
  readonly descending: boolean
}

/** @param descending the latest first. */
export const messageOrder = (by: MessageSort, descending: boolean): MessageOrder => ({
  list: `message by ${by}${descending ? ' descending' : ''}`,
  by,
  descending,
  types,
  keysOf: (row) => [
    by === MessageSort.received ? row.receivedAt : (row.dueFrom ?? never),
    row.accountId,
    row.externalId,
  ],
})

const sortedBy: Readonly<Record<MessageSort, string>> = {
  received: 'm.received_at',
  due: `coalesce(${earliestDue}, timestamptz '9999-01-01 00:00Z')`,
}

const keysOf = (by: MessageSort): readonly string[] => [sortedBy[by], 'm.account_id', 'm.external_id']
const orderOf = ({ by, descending }: MessageOrder): string =>
  keysOf(by)
    .map((key) => (descending ? `${key} desc` : key))
    .join(', ')

const waiting: readonly DueState[] = [DueState.running, DueState.overdue]

/** Whether only messages are asked for that nobody answered: they are few, and an index holds them. */
export const onlyWaiting = ({ replied, states }: MessageListFilter): boolean =>
  replied === false ||
  (states != null && states.length > 0 && states.every((state) => waiting.includes(state)))

/** Within so many days, today included, messages over all accounts are listed where nobody says since when. */
export const usualDays = 30

/** The filter with its bounds: without any, a list over accounts would reach back through all the months that are kept. */
export const withinBounds = (filter: MessageListFilter, today: PlainDate): MessageListFilter =>
  filter.fromOn != null || filter.accountId != null || onlyWaiting(filter)
    ? filter
    : { ...filter, fromOn: addDays(filter.toOn ?? today, 1 - usualDays) }

/** As many accounts as messages are looked up by; from here on it is sooner to ask each message whose it is. */
const few = 500

/**
 * The accounts of a subtree whose messages are looked for, where they are few: row-level security leaves PostgreSQL guessing how many
 * there are, and it would look at all messages for those of one unit.
 *
 * @param found those that a search has found already.
 * @returns their ids; null where they are many.
 */
export async function fewAccounts(
  pool: Pool,
  scope: string,
  filter: MessageListFilter,
  found: readonly string[] | null,
): Promise<readonly string[] | null> {
  if (filter.accountId != null) return [filter.accountId]
  if (found !== null) return found
  const { rows } = await pool.query<{ id: string }>(
    `select a.id from account a where ${subtreeCondition('a.org_path', 1)}
       ${onlyWaiting(filter) ? 'and a.unreplied_messages > 0' : ''} limit ${few}`,
    subtreeBounds(scope),
  )
  return rows.length < few ? rows.map(({ id }) => id) : null
}

/**
 * The tables and the whole condition of a list as SQL, with its parameters.
 *
 * @param withTerm whether the hours to reply in are asked for, beyond what the filter needs.
 */
export function fromMessages(
  { scope, filter, placed, found }: MessageQuery,
  values: unknown[],
  withTerm = false,
): { readonly from: string; readonly where: string } {
  const at = (value: unknown) => `$${values.push(value)}`
  const conditions = [subtreeCondition('a.org_path', values.push(...subtreeBounds(scope)) - 1)]
  const { search, platforms, kind, replied, states, fromOn, toOn } = filter
  if (found !== null) conditions.push(`m.account_id = any(${at(found)}::uuid[])`)
  else if (search != null && search.trim() !== '')
    conditions.push(
      holdsTyped(search, at(typedText(search)), { code: 'a.code', texts: ['a.name', 'a.handle'] }),
    )
  if (platforms != null && platforms.length > 0) conditions.push(`a.platform = any(${at(platforms)}::text[])`)
  if (kind != null) conditions.push(`m.kind = ${at(kind)}`)
  if (replied) conditions.push('m.replied_at is not null')
  if (fromOn != null) conditions.push(`m.day >= ${at(fromOn)}::date`)
  if (toOn != null) conditions.push(`m.day <= ${at(toOn)}::date`)
  const ofStates = states != null && states.length > 0
  if (ofStates) {
    const now = nowInSql(placed)
    conditions.push(
      `m.kind = 'policy_enquiry'`,
      `(${states.map((state) => standsSo[state](now)).join(' or ')})`,
    )
  }
  if (onlyWaiting(filter)) conditions.push('m.replied_at is null', 'a.unreplied_messages > 0')
  return {
    from: `message m join account a on a.id = m.account_id ${withTerm || ofStates ? joinTerm(placed, values) : ''}`,
    where: conditions.join(' and '),
  }
}

const epochOf = (moment: string): string => `(extract(epoch from ${moment}) * 1000)::bigint`

/** A page of the messages of a subtree. */
export async function listMessages(
  pool: Pool,
  query: MessageQuery,
  order: MessageOrder,
  window: PageWindow,
): Promise<ListedMessageRow[]> {
  const values: unknown[] = []
  const byDue = order.by === MessageSort.due
  const { from, where } = fromMessages(query, values, byDue)
  const text = `select ${messageColumns}, ${byDue ? epochOf(earliestDue) : 'null'} as "dueFrom"
     from ${from} where ${where} ${afterOf(order, window, values)}
     order by ${orderOf(order)} limit $${values.push(window.limit)}`
  const { rows } = await asking(query, order.by)<ListedMessageRow>(pool, text, values)
  return rows
}

function afterOf({ by, descending }: MessageOrder, { after }: PageWindow, values: unknown[]): string {
  if (after === null) return ''
  const [at, accountId, externalId] = after
  const instant = `to_timestamp($${values.push(at)}::numeric / 1000)`
  const rest = `$${values.push(accountId)}::uuid, $${values.push(externalId)}`
  const sign = descending ? '<' : '>'
  // Messages are kept by day: the months on the other side are not looked into.
  const day =
    by === MessageSort.received ? `m.day ${sign}= (${instant} at time zone 'Asia/Shanghai')::date and` : ''
  return `and ${day} (${keysOf(by).join(', ')}) ${sign} (${instant}, ${rest})`
}

/**
 * How such a list is asked, where many accounts may have what is asked for: the first rows from the index of when they came in where
 * nearly all lie in the scope, everything else by reading accounts and messages once.
 */
function asking({ scope, filter, found }: MessageQuery, by: MessageSort): typeof queryOfMany {
  if (found !== null) return (pool, text, values) => pool.query(text, [...values])
  const wide = numbersOfPath(scope).length <= 1 && !onlyWaiting(filter)
  return wide && by === MessageSort.received ? queryInOrder : queryOfMany
}

/** Asks for what a list comes to as a whole: a count, sums. */
export const queryWhole = <Row extends QueryResultRow>(
  pool: Pool,
  { found }: MessageQuery,
  text: string,
  values: unknown[],
): Promise<QueryResult<Row>> =>
  found === null ? queryOfMany<Row>(pool, text, values) : pool.query<Row>(text, values)

export async function countMessages(pool: Pool, query: MessageQuery): Promise<number> {
  const values: unknown[] = []
  const { from, where } = fromMessages(query, values)
  const { rows } = await queryWhole<{ count: number }>(
    pool,
    query,
    `select count(*) from ${from} where ${where}`,
    values,
  )
  return rows[0]?.count ?? 0
}

/** A message with the names of its account and of that account's host, and how it stands. */
export interface NamedMessageRow extends MessageRow {
  readonly accountCode: string
  readonly accountName: string
  readonly platform: Platform
  readonly orgName: string
  /** Null: there is no deadline, or the calendar can't tell it. */
  readonly dueAt: Instant | null
  readonly state: DueState | null
}

/** All messages of a list in its order, streamed. */
export function streamMessages(
  pool: Pool,
  query: MessageQuery,
  order: MessageOrder,
): AsyncGenerator<NamedMessageRow> {
  const values: unknown[] = []
  const { from, where } = fromMessages(query, values, true)
  return readWithin(pool, (client) =>
    streamRows<NamedMessageRow>(
      client,
      `select ${messageColumns}, a.code as "accountCode", a.name as "accountName", a.platform, host.name as "orgName",
         case when ${earliestDue} = ${latestDue} then ${epochOf(earliestDue)} end as "dueAt",
         ${stateInSql(nowInSql(query.placed))} as state
       from ${from} cross join lateral named_org(a.org_id) host where ${where} order by ${orderOf(order)}`,
      values,
    ),
  )
}
