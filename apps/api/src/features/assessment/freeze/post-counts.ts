import { isoWeekOf } from '@zhengmei/domain/calendar'
import { type EpochDay, type PlainDate, toEpochDay } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { daysFrom, type FreezeScope, monthStarts, type YearEdges } from './scope.js'

/** The table the counts stand in, with the columns of `account_year`; gone at the end of the transaction. */
export const countsTable = 'run_post_counts'

/**
 * Counts the posts of the year anew, without the rollups. Each month is grouped by account alone, its few weeks counted beside each
 * other: small hash tables, and each worker takes a month. `CREATE TABLE AS` because only that scans in parallel.
 */
export async function countPosts(client: ClientBase, scope: FreezeScope, edges: YearEdges): Promise<void> {
  const { rows } = await client.query<{ all: boolean }>(
    'SELECT NOT EXISTS (SELECT FROM account WHERE org_path ~<~ $1 OR org_path ~>=~ $2) AS all',
    [scope.pathFrom, scope.pathTo],
  )
  await client.query(
    `CREATE TEMPORARY TABLE ${countsTable} ON COMMIT DROP AS ${countsQuery(scope, edges, rows[0]?.all ?? false)}`,
  )
  await client.query(takeOutside(edges))
}

/** Consecutive days that are counted together: a month, or the days of the week-year outside the year. */
interface Stretch {
  readonly from: PlainDate
  /** Exclusive. */
  readonly to: PlainDate
  /** Null: outside the calendar year. */
  readonly month: number | null
  /** The weeks of the week-year that have days in it; at most six. */
  readonly weeks: readonly number[]
}

const mostWeeks = 6

function stretchesOf(year: number, edges: YearEdges): readonly Stretch[] {
  const starts = monthStarts(year)
  const nextYear = starts[12] ?? edges.lastDay
  const months = starts
    .slice(0, 12)
    .map((from, index) => ({ from, to: starts[index + 1] ?? nextYear, month: index + 1 }))
  return [
    { from: edges.firstWeekDay, to: edges.firstDay, month: null },
    ...months,
    { from: nextYear, to: daysFrom(edges.lastWeekDay, 1), month: null },
  ]
    .filter(({ from, to }) => from < to)
    .map((days) => ({ ...days, weeks: weeksWithin(year, days.from, days.to) }))
}

function weeksWithin(year: number, from: PlainDate, to: PlainDate): number[] {
  const weeks = new Set<number>()
  for (let day: number = toEpochDay(from); day < toEpochDay(to); day += 1) {
    const { weekYear, week } = isoWeekOf(day as EpochDay)
    if (weekYear === year) weeks.add(week)
  }
  return [...weeks]
}

function countsQuery(scope: FreezeScope, edges: YearEdges, everything: boolean): string {
  const stretches = stretchesOf(scope.year, edges)
  const ours = everything
    ? ''
    : ` AND account_id IN (SELECT id FROM account WHERE org_path ~>=~ '${scope.pathFrom}' AND org_path ~<~ '${scope.pathTo}')`
  const weeks = Array.from({ length: edges.weeks }, (_, index) => weekSum(stretches, index + 1))
  const months = Array.from({ length: 12 }, (_, index) => {
    const stretch = stretches.findIndex(({ month }) => month === index + 1)
    return cell('posts', stretch)
  })
  return `
    SELECT account_id, ARRAY[${weeks.join(', ')}]::smallint[] AS week_posts, ARRAY[${months.join(', ')}]::smallint[] AS month_posts,
      sum(originals)::integer AS originals
    FROM (${stretches.map((stretch, index) => branch(stretch, index, edges, ours)).join(' UNION ALL ')}) AS counted
    GROUP BY account_id`
}

/** An account has one row for each stretch. */
const cell = (column: string, stretch: number): string =>
  `coalesce(max(${column}) FILTER (WHERE stretch = ${stretch}), 0)`

/** A week that lies in two months is the sum of both parts. */
const weekSum = (stretches: readonly Stretch[], week: number): string =>
  stretches
    .flatMap(({ weeks }, stretch) =>
      weeks.includes(week) ? [cell(`week_${weeks.indexOf(week)}`, stretch)] : [],
    )
    .join(' + ')

function branch({ from, to, month, weeks }: Stretch, index: number, edges: YearEdges, ours: string): string {
  const counts = Array.from({ length: mostWeeks }, (_, place) => {
    const week = weeks[place]
    return `${week === undefined ? '0::bigint' : `count(*) FILTER (WHERE iso_week = ${week})`} AS week_${place}`
  })
  return `
    SELECT account_id, ${index} AS stretch, ${counts.join(', ')}, count(*) AS posts,
      ${month === null ? '0::bigint' : 'count(*) FILTER (WHERE original)'} AS originals
    FROM post WHERE day >= '${from}' AND day < '${to}'${knownOnly(edges)}${ours}
    GROUP BY account_id`
}

const knownOnly = (edges: YearEdges): string =>
  edges.cutShort ? ` AND published_at < '${edges.cutoffAt.toISOString()}'` : ''

/** Originals count inside the live span only. Few accounts begin or end within a year: theirs are corrected afterwards. */
function takeOutside(edges: YearEdges): string {
  return `
    UPDATE ${countsTable} AS counts SET originals = counts.originals - outside.originals
    FROM (
      SELECT account_id, count(*) AS originals
      FROM account JOIN post ON post.account_id = account.id
      WHERE (live_on > '${edges.firstDay}' OR closed_on <= '${edges.lastDay}') AND original
        AND day BETWEEN '${edges.firstDay}' AND '${edges.lastDay}'${knownOnly(edges)}
        AND (day < live_on OR day >= closed_on)
      GROUP BY account_id
    ) AS outside
    WHERE outside.account_id = counts.account_id`
}
