import type { AccountState, MediaType, Platform } from '@zhengmei/domain/account'
import { addDays, type PlainDate } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { queryInOrder, readWithin, streamRows } from '../../platform/db/index.js'
import {
  afterInSql,
  orderInSql,
  type PageWindow,
  type SortKey,
  type SqlOrder,
  sqlOrder,
} from '../../platform/graphql/index.js'
import { numbersOfPath, subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { containsPattern, typedText } from '../../platform/scope/search.js'
import { type AccountRow, accountColumns } from './account.read.js'

/** How accounts may be ordered; where names or days are equal, the code decides. */
export const AccountSort = {
  code: 'code',
  name: 'name',
  liveOn: 'live_on',
  lastPostOn: 'last_post_on',
  unrepliedMessages: 'unreplied_messages',
} as const
export type AccountSort = (typeof AccountSort)[keyof typeof AccountSort]

/** Stands for "never posted": before every day on which one could. As in the index. */
const never = '1900-01-01'

const byCode: SortKey<AccountRow> = { type: 'text', column: 'a.code', of: (account) => account.code }
const sorted: Readonly<Record<AccountSort, readonly SortKey<AccountRow>[]>> = {
  code: [byCode],
  name: [{ type: 'text', column: 'a.name', of: (account) => account.name }, byCode],
  live_on: [{ type: 'day', column: 'a.live_on', of: (account) => account.liveOn }, byCode],
  last_post_on: [
    {
      type: 'day',
      column: `coalesce(a.last_post_on, date '${never}')`,
      of: (account) => account.lastPostOn ?? never,
    },
    byCode,
  ],
  unreplied_messages: [
    { type: 'integer', column: 'a.unreplied_messages', of: (account) => account.unrepliedMessages },
    byCode,
  ],
}

/** The order of a list by something, one way or the other. */
export const accountOrder = (sort: AccountSort, descending = false): SqlOrder<AccountRow> =>
  sqlOrder(`account by ${sort}`, sorted[sort], descending)

/** Which accounts of a subtree; absent and null: no matter. */
export interface AccountFilter {
  readonly platform?: Platform | null
  readonly platforms?: readonly Platform[] | null
  readonly mediaType?: MediaType | null
  readonly state?: AccountState | null
  /** Assessment category of the host. */
  readonly category?: string | null
  /** Without a post in so many days before today; those that never posted are among them. */
  readonly silentForDays?: number | null
  /** With messages that wait for a reply, or without any. */
  readonly unreplied?: boolean | null
  /** Only those that must find another host or be closed because theirs is no more, or only others. */
  readonly toSettle?: boolean | null
  /** Part of the name or handle, or beginning of the code. */
  readonly search?: string | null
  /** These alone. */
  readonly ids?: readonly string[] | null
  /** Live on this day. */
  readonly liveOn?: PlainDate | null
}

/** What an account list is asked for: a subtree, its filter, and the day from which states and silences are told. */
export interface AccountQuery {
  readonly scope: string
  readonly filter: AccountFilter
  readonly today: PlainDate
}

function conditionsOf({ scope, filter, today }: AccountQuery): { sql: string; values: unknown[] } {
  const values: unknown[] = subtreeBounds(scope)
  const conditions = [subtreeCondition('a.org_path', 1)]
  const add = (condition: (parameter: string) => string, value: unknown) =>
    conditions.push(condition(`$${values.push(value)}`))
  if (filter.platform != null) add((one) => `a.platform = ${one}`, filter.platform)
  if (filter.platforms != null && filter.platforms.length > 0)
    add((some) => `a.platform = any(${some}::text[])`, filter.platforms)
  if (filter.mediaType != null) add((one) => `a.media_type = ${one}`, filter.mediaType)
  if (filter.state != null) add(states[filter.state], today)
  if (filter.category != null)
    add((one) => `a.org_id in (select o.id from org o where o.category = ${one})`, filter.category)
  if (filter.silentForDays != null)
    add(
      (day) => `coalesce(a.last_post_on, date '${never}') < ${day}::date`,
      addDays(today, -within(filter.silentForDays)),
    )
  if (filter.unreplied != null) conditions.push(`a.unreplied_messages ${filter.unreplied ? '>' : '='} 0`)
  if (filter.toSettle != null)
    conditions.push(
      `${filter.toSettle ? '' : 'not '}(a.closed_on is null and exists (
         select from account_obligation b where b.account_id = a.id and b.org_id = a.org_id))`,
    )
  if (filter.search != null && filter.search.trim() !== '') {
    const [typed, part] = [
      values.push(typedText(filter.search)),
      values.push(containsPattern(filter.search).part),
    ]
    conditions.push(
      `a.id = any(array(select account_matching($1, $2, $${typed})
         union all select account_with_handle($1, $2, $${part})))`,
    )
  }
  if (filter.ids != null) add((some) => `a.id = any(${some}::uuid[])`, filter.ids)
  if (filter.liveOn != null)
    add(
      (day) => `a.live_on <= ${day}::date and (a.closed_on is null or ${day}::date < a.closed_on)`,
      filter.liveOn,
    )
  return { sql: conditions.join(' and '), values }
}

/** Days that a date can be reckoned back by; whoever asks for more means "ever". */
const within = (days: number): number => Math.min(36_500, Math.max(0, days))

const states: Readonly<Record<AccountState, (today: string) => string>> = {
  pending: (today) => `a.live_on > ${today}::date and (a.closed_on is null or a.closed_on > ${today}::date)`,
  live: (today) => `a.live_on <= ${today}::date and (a.closed_on is null or a.closed_on > ${today}::date)`,
  closed: (today) => `a.closed_on <= ${today}::date`,
}

/** A page of the accounts of a subtree. */
export async function listAccounts(
  pool: Pool,
  query: AccountQuery,
  order: SqlOrder<AccountRow>,
  window: PageWindow,
): Promise<AccountRow[]> {
  const { sql, values } = conditionsOf(query)
  const from = afterInSql(order, window, values)
  const text = `select ${accountColumns} from account a where ${sql} ${from}
     order by ${orderInSql(order)} limit $${values.push(window.limit)}`
  const { rows } = isWide(query)
    ? await queryInOrder<AccountRow>(pool, text, values)
    : await pool.query<AccountRow>(text, values)
  return rows
}

/** The whole tree below a root, and of it no few that another index finds. */
const isWide = ({ scope, filter }: AccountQuery): boolean =>
  numbersOfPath(scope).length <= 1 && !filter.search?.trim() && filter.unreplied !== true

export async function countAccounts(pool: Pool, query: AccountQuery): Promise<number> {
  const { sql, values } = conditionsOf(query)
  const { rows } = await pool.query<{ count: number }>(`select count(*) from account a where ${sql}`, values)
  return rows[0]?.count ?? 0
}

/** An account with the names of its units, as it is taken out. */
export interface NamedAccountRow extends AccountRow {
  readonly orgCode: string
  readonly orgName: string
  readonly operatorName: string | null
}

/** All accounts of a list in its order, streamed. */
export function streamAccounts(
  pool: Pool,
  query: AccountQuery,
  order: SqlOrder<AccountRow>,
): AsyncGenerator<NamedAccountRow> {
  const { sql, values } = conditionsOf(query)
  return readWithin(pool, (client) =>
    streamRows<NamedAccountRow>(
      client,
      `select ${accountColumns}, host.code as "orgCode", host.name as "orgName",
         (select name from named_org(a.operator_id)) as "operatorName"
       from account a cross join lateral named_org(a.org_id) host where ${sql} order by ${orderInSql(order)}`,
      values,
    ),
  )
}
