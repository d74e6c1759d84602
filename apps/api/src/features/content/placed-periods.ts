import {
  DueState,
  type InstantWindow,
  type ReplyPeriod,
  replyPeriods,
  touchedHours,
} from '@zhengmei/domain/assessment'
import type { WorkCalendar } from '@zhengmei/domain/calendar'
import { firstDayOfYear, type Instant, startOfDay } from '@zhengmei/domain/kernel'
import type { RulePlace } from '../account/index.js'

/** The hours to reply in at each node whose rules are its own, and when it is. */
export interface PlacedPeriods {
  readonly places: readonly string[]
  readonly periods: readonly { readonly path: string; readonly period: ReplyPeriod }[]
  readonly nowAt: Instant
}

/** Turns what is attached to the nodes of a subtree into periods, once for all of its messages. */
export function placedPeriods(
  places: readonly RulePlace[],
  nowAt: Instant,
  { horizon, isWorkingDay }: Pick<WorkCalendar, 'horizon' | 'isWorkingDay'>,
): PlacedPeriods {
  const fromAt = startOfDay(firstDayOfYear(horizon.firstYear))
  const beforeAt = startOfDay(firstDayOfYear(horizon.lastYear + 1))
  const touched = touchedHours({ fromAt, beforeAt }, isWorkingDay)
  return {
    places: places.map(({ path }) => path),
    periods: places.flatMap(({ path, layers }) =>
      replyPeriods(layers, touched).map((period) => ({ path, period })),
    ),
    nowAt,
  }
}

const instantOf = (at: number): string => (Number.isFinite(at) ? new Date(at).toISOString() : '')
const rangeOf = ({ fromAt, beforeAt }: InstantWindow): string =>
  `[${instantOf(fromAt)},${instantOf(beforeAt)})`
const rangesOf = (windows: readonly InstantWindow[]): string => `{${windows.map(rangeOf).join()}}`

/**
 * SQL that joins to a message `m` of an account `a` the hours `term` in which it was to be answered: those of the nearest node that has
 * its own rules, in force when it came in. A message without any is kept.
 *
 * @param values parameters of the statement so far; more are added.
 */
export function joinTerm({ places, periods }: PlacedPeriods, values: unknown[]): string {
  const column = (of: (each: PlacedPeriods['periods'][number]) => unknown) =>
    `$${values.push(periods.map(of))}`
  const nearest =
    places.length === 1
      ? 'true'
      : `term.path = (select node from unnest($${values.push(places)}::text[]) node
           where starts_with(a.org_path, node) order by length(node) desc limit 1)`
  return `left join unnest(
      ${column(({ path }) => path)}::text[], ${column(({ period }) => rangeOf(period))}::tstzrange[],
      ${column(({ period }) => period.usualHours)}::float8[], ${column(({ period }) => period.extendedHours)}::float8[],
      ${column(({ period }) => rangesOf(period.extended))}::tstzmultirange[],
      ${column(({ period }) => rangesOf(period.untold))}::tstzmultirange[]
    ) term (path, during, usual, longer, extended, untold)
    on m.kind = 'policy_enquiry' and term.during @> m.received_at and ${nearest}`
}

const deadline = (untold: 'least' | 'greatest'): string =>
  `(m.received_at + case when term.extended @> m.received_at then term.longer
     when term.untold @> m.received_at then ${untold}(term.usual, term.longer) else term.usual end * interval '1 hour')`

/** SQL of the first moment that the deadline may be, and of the last; they differ where the calendar can't tell. Null: there is none. */
export const earliestDue = deadline('least')
export const latestDue = deadline('greatest')

/** When it is, as SQL. */
export const nowInSql = ({ nowAt }: PlacedPeriods): string => `timestamptz '${new Date(nowAt).toISOString()}'`

/**
 * SQL for "stands so" of a message with its `term`, as {@link replyDue} of the domain decides it: answered at the very deadline is in
 * time; nobody is late before it has passed.
 *
 * @param now {@link nowInSql}.
 */
export const standsSo: Readonly<Record<DueState, (now: string) => string>> = {
  [DueState.inTime]: () => `m.replied_at <= ${earliestDue}`,
  [DueState.late]: () => `m.replied_at > ${latestDue}`,
  [DueState.running]: (now) => `m.replied_at is null and ${earliestDue} >= ${now}`,
  [DueState.overdue]: (now) => `m.replied_at is null and ${latestDue} < ${now}`,
  [DueState.unknown]: (now) => `(m.replied_at > ${earliestDue} and m.replied_at <= ${latestDue}
    or m.replied_at is null and ${earliestDue} < ${now} and ${latestDue} >= ${now})`,
}

/** SQL of how a message stands; null: it has no deadline. */
export const stateInSql = (now: string): string =>
  `case ${Object.values(DueState)
    .map((state) => `when ${standsSo[state](now)} then '${state}'`)
    .join(' ')} end`
