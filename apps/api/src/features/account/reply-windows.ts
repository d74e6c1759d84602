import { enquiriesDue, type InstantWindow } from '@zhengmei/domain/assessment'
import type { WorkCalendar } from '@zhengmei/domain/calendar'
import { dayOf, type Instant } from '@zhengmei/domain/kernel'
import { ReplyTerm } from '@zhengmei/domain/workbench'
import type { Pool } from 'pg'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { layersOf, type RulebookLayer } from '../rulebook/index.js'

/** Within a subtree: when enquiries came in that the deadlines asked for belong to, at each node whose rules are its own. */
export interface PlacedWindows {
  readonly scope: string
  readonly places: readonly { readonly path: string; readonly windows: readonly InstantWindow[] }[]
}

/** A node whose rules are its own, with what is attached to it and above it. */
export interface RulePlace {
  readonly path: string
  readonly layers: readonly RulebookLayer[]
}

/** The nodes of a subtree at which rulebooks are attached, and its top; whoever is below follows the nearest. */
export async function rulePlaces(pool: Pool, scope: string): Promise<readonly RulePlace[]> {
  const { rows } = await pool.query<{ id: string; path: string }>(
    `select o.id, o.path from org o
     where o.path = $3 or (${subtreeCondition('o.path', 1)}
       and (o.parent_id is null or exists (select from rulebook_attachment t where t.org_id = o.id)))`,
    [...subtreeBounds(scope), scope],
  )
  const layers = await layersOf(
    pool,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, path }) => ({ path, layers: layers.get(id) ?? [] }))
}

/**
 * Turns "overdue" or "due soon" into times of receipt, once for each of the places.
 *
 * @returns null when the calendar doesn't reach to the end of the next working day: what is due soon can't be told.
 */
export function windowsAt(
  scope: string,
  places: readonly RulePlace[],
  term: ReplyTerm,
  now: Instant,
  calendar: WorkCalendar,
): PlacedWindows | null {
  const due = dueOf(term, now, calendar)
  if (due === null) return null
  return {
    scope,
    places: places.map(({ path, layers }) => ({
      path,
      windows: enquiriesDue(layers, due, calendar.isWorkingDay),
    })),
  }
}

/** Both steps, for one list. */
export const replyWindows = async (
  pool: Pool,
  scope: string,
  term: ReplyTerm,
  now: Instant,
  calendar: WorkCalendar,
): Promise<PlacedWindows | null> => windowsAt(scope, await rulePlaces(pool, scope), term, now, calendar)

function dueOf(term: ReplyTerm, now: Instant, calendar: WorkCalendar): InstantWindow | null {
  if (term === ReplyTerm.overdue) return { fromAt: Number.NEGATIVE_INFINITY, beforeAt: now }
  const end = calendar.endOfNthWorkingDayAfter(dayOf(now), 1)
  return end.ok ? { fromAt: now, beforeAt: end.value } : null
}

const instantOf = (at: number): string => {
  if (Number.isFinite(at)) return new Date(at).toISOString()
  return at < 0 ? '-infinity' : 'infinity'
}

/**
 * SQL for "has a policy enquiry that waits and came in then", of the account `a`. The accounts are found from the enquiries, which
 * are few, and once, however many accounts are asked about.
 *
 * @param values parameters of the statement so far; more are added. @source SQ 五
 */
export function waitingWithin(placed: PlacedWindows | null, values: unknown[]): string {
  if (placed === null) return 'false'
  const [first, before] = subtreeBounds(placed.scope).map((bound) => `$${values.push(bound)}`)
  return `a.unreplied_messages > 0 and a.id in (
    select m.account_id from message m join account host on host.id = m.account_id
      and host.org_path ~>=~ ${first} and host.org_path ~<~ ${before} and host.unreplied_messages > 0
    where m.replied_at is null and m.kind = 'policy_enquiry'
      and ${withinPlaced('m.received_at', 'host.org_path', placed.places, values)})`
}

/**
 * SQL for "that moment lies within a window of the nearest node whose rules are its own".
 *
 * @param moment a timestamp; @param path of the unit it belongs to.
 * @param values parameters of the statement so far; more are added.
 */
export function withinPlaced(
  moment: string,
  path: string,
  places: PlacedWindows['places'],
  values: unknown[],
): string {
  const flat = places.flatMap(({ path: node, windows }) => windows.map((window) => ({ node, ...window })))
  const at = (value: unknown) => `$${values.push(value)}`
  const nodes = at(places.map((place) => place.path))
  const paths = at(flat.map(({ node }) => node))
  const from = at(flat.map(({ fromAt }) => instantOf(fromAt)))
  const until = at(flat.map(({ beforeAt }) => instantOf(beforeAt)))
  return `exists (
      select from unnest(${paths}::text[], ${from}::timestamptz[], ${until}::timestamptz[]) w (path, from_at, before_at)
      where ${moment} >= w.from_at and ${moment} < w.before_at and w.path = (
        select node from unnest(${nodes}::text[]) node where starts_with(${path}, node)
        order by length(node) desc limit 1))`
}
