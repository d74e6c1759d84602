import type { AccountState, MediaType, Platform } from '@zhengmei/domain/account'
import { addDays, type PlainDate } from '@zhengmei/domain/kernel'
import type { ReplyTerm } from '@zhengmei/domain/workbench'
import { holdsTyped } from '../../platform/scope/found.js'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { typedText } from '../../platform/scope/search.js'
import { type PlacedWindows, waitingWithin } from './reply-windows.js'

/** Stands for "never posted": before every day on which one could. As in the index. */
export const never = '1900-01-01'

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
  /** Bounds of the day of the last post, both inclusive. */
  readonly lastPostFrom?: PlainDate | null
  readonly lastPostTo?: PlainDate | null
  /** With messages that wait for a reply, or without any. */
  readonly unreplied?: boolean | null
  /** With enquiries past their deadline, or due soon; wants {@link AccountQuery.windows}. */
  readonly replies?: ReplyTerm | null
  /** With a finding that was notified and is not rectified, or without any. */
  readonly toRectify?: boolean | null
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
  /** When enquiries came in whose deadlines a filter by `replies` asks for. */
  readonly windows?: PlacedWindows | null
  /** The few that its search finds; null: many, or not looked for, and every account is asked. */
  readonly found?: readonly string[] | null
}

const states: Readonly<Record<AccountState, (today: string) => string>> = {
  pending: (today) => `a.live_on > ${today}::date and (a.closed_on is null or a.closed_on > ${today}::date)`,
  live: (today) => `a.live_on <= ${today}::date and (a.closed_on is null or a.closed_on > ${today}::date)`,
  closed: (today) => `a.closed_on <= ${today}::date`,
}

/** The whole condition of a list as SQL of the table under the alias `a`, with its parameters: the subtree's bounds come first. */
export function conditionsOf(query: AccountQuery): { sql: string; values: unknown[] } {
  const values: unknown[] = subtreeBounds(query.scope)
  return {
    sql: [subtreeCondition('a.org_path', 1), ...filterConditions(query, values)].join(' and '),
    values,
  }
}

/**
 * What a filter asks beside the subtree, each as SQL.
 *
 * @param values parameters of the statement so far, the subtree's bounds first of all; more are added.
 */
export function filterConditions(
  { filter, today, windows, found }: AccountQuery,
  values: unknown[],
): string[] {
  const conditions: string[] = []
  const add = (condition: (parameter: string) => string, value: unknown) =>
    conditions.push(condition(`$${values.push(value)}`))
  const yesNo = (asked: boolean | null | undefined, sql: string) => {
    if (asked != null) conditions.push(asked ? sql : `not (${sql})`)
  }
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
  if (filter.lastPostFrom != null) add((day) => `a.last_post_on >= ${day}::date`, filter.lastPostFrom)
  if (filter.lastPostTo != null) add((day) => `a.last_post_on <= ${day}::date`, filter.lastPostTo)
  if (filter.unreplied != null) conditions.push(`a.unreplied_messages ${filter.unreplied ? '>' : '='} 0`)
  if (filter.replies != null) conditions.push(waitingWithin(windows ?? null, values))
  // Lists of ids that don't look at the account: worked out once, however many accounts there are.
  yesNo(
    filter.toRectify,
    `a.id in (select f.account_id from finding f
       where f.account_id is not null and f.notified_at is not null and f.rectified_at is null)`,
  )
  yesNo(
    filter.toSettle,
    `a.closed_on is null and (a.id, a.org_id) in (select b.account_id, b.org_id from account_obligation b)`,
  )
  const { search } = filter
  if (search != null && search.trim() !== '') {
    if (found != null) add((some) => `a.id = any(${some}::uuid[])`, found)
    else
      add(
        (typed) => holdsTyped(search, typed, { code: 'a.code', texts: ['a.name', 'a.handle'] }),
        typedText(search),
      )
  }
  if (filter.ids != null) add((some) => `a.id = any(${some}::uuid[])`, filter.ids)
  if (filter.liveOn != null)
    add(
      (day) => `a.live_on <= ${day}::date and (a.closed_on is null or ${day}::date < a.closed_on)`,
      filter.liveOn,
    )
  return conditions
}

/** Days that a date can be reckoned back by; whoever asks for more means "ever". */
const within = (days: number): number => Math.min(36_500, Math.max(0, days))
