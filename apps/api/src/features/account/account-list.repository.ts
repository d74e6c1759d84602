import type { AccountState, MediaType, Platform } from '@zhengmei/domain/account'
import { addDays, type PlainDate } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { readWithin, streamRows } from '../../platform/db/index.js'
import type { CursorKey, CursorKeyType, Order, PageWindow } from '../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
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

/** The order of a list, and the same in SQL. */
export interface AccountOrder extends Order<AccountRow> {
  readonly columns: readonly string[]
  readonly descending: boolean
}

/** Stands for "never posted": before every day on which one could. As in the index. */
const never = '1900-01-01'

interface Sorted {
  readonly type: CursorKeyType
  readonly column: string
  readonly keyOf: (account: AccountRow) => CursorKey
}

const sorted: Readonly<Record<Exclude<AccountSort, 'code'>, Sorted>> = {
  name: { type: 'text', column: 'a.name', keyOf: (account) => account.name },
  live_on: { type: 'day', column: 'a.live_on', keyOf: (account) => account.liveOn },
  last_post_on: {
    type: 'day',
    column: `coalesce(a.last_post_on, date '${never}')`,
    keyOf: (account) => account.lastPostOn ?? never,
  },
  unreplied_messages: {
    type: 'integer',
    column: 'a.unreplied_messages',
    keyOf: (account) => account.unrepliedMessages,
  },
}

/** The order of a list by something, one way or the other. */
export function accountOrder(sort: AccountSort, descending = false): AccountOrder {
  const list = `account by ${sort}${descending ? ' descending' : ''}`
  if (sort === 'code')
    return { list, descending, types: ['text'], columns: ['a.code'], keysOf: (account) => [account.code] }
  const { type, column, keyOf } = sorted[sort]
  return {
    list,
    descending,
    types: [type, 'text'],
    columns: [column, 'a.code'],
    keysOf: (account) => [keyOf(account), account.code],
  }
}

/** Which accounts of a subtree; absent and null: no matter. */
export interface AccountFilter {
  /** These alone, as far as they lie within. */
  readonly ids?: readonly string[] | null
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
  if (filter.ids != null) add((some) => `a.id = any(${some}::uuid[])`, filter.ids)
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
  order: AccountOrder,
  window: PageWindow,
): Promise<AccountRow[]> {
  const { sql, values } = conditionsOf(query)
  const from =
    window.after === null
      ? ''
      : `and (${order.columns.join(', ')}) ${order.descending ? '<' : '>'} (${window.after.map((key) => `$${values.push(key)}`).join(', ')})`
  const { rows } = await pool.query<AccountRow>(
    `select ${accountColumns} from account a where ${sql} ${from}
     order by ${inSql(order)} limit $${values.push(window.limit)}`,
    values,
  )
  return rows
}

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
  order: AccountOrder,
): AsyncGenerator<NamedAccountRow> {
  const { sql, values } = conditionsOf(query)
  return readWithin(pool, (client) =>
    streamRows<NamedAccountRow>(
      client,
      `select ${accountColumns}, host.code as "orgCode", host.name as "orgName",
         (select name from named_org(a.operator_id)) as "operatorName"
       from account a cross join lateral named_org(a.org_id) host where ${sql} order by ${inSql(order)}`,
      values,
    ),
  )
}

const inSql = ({ columns, descending }: AccountOrder): string =>
  columns.map((column) => (descending ? `${column} desc` : column)).join(', ')
