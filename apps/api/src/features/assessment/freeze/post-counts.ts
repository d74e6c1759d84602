import type { ClientBase } from 'pg'
import { daysFrom, type FreezeScope, monthStarts, type YearEdges } from './scope.js'

/** The table the counts stand in, with the columns of `account_year`; gone at the end of the transaction. */
export const countsTable = 'run_post_counts'

/**
 * Counts the posts of the year anew, without the rollups. Each month is grouped by itself, which keeps its hash table
 * within the processor's cache and lets each worker take a month; `CREATE TABLE AS` because only that scans in parallel.
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

function countsQuery(scope: FreezeScope, edges: YearEdges, everything: boolean): string {
  const starts = monthStarts(scope.year)
  const stretches = [
    { from: edges.firstWeekDay, to: edges.firstDay, month: 0 },
    ...starts.slice(0, 12).map((from, index) => ({ from, to: starts[index + 1] ?? from, month: index + 1 })),
    { from: starts[12] ?? edges.lastDay, to: daysFrom(edges.lastWeekDay, 1), month: 0 },
  ].filter(({ from, to }) => from < to)
  const ours = everything
    ? ''
    : ` AND account_id IN (SELECT id FROM account WHERE org_path ~>=~ '${scope.pathFrom}' AND org_path ~<~ '${scope.pathTo}')`
  const branches = stretches.map(
    ({ from, to, month }) => `
      SELECT account_id, ${month}::smallint AS month,
        (CASE WHEN iso_year = ${scope.year} THEN iso_week ELSE 0 END)::smallint AS week,
        count(*) AS posts, ${month === 0 ? '0::bigint' : 'count(*) FILTER (WHERE original)'} AS originals
      FROM post WHERE day >= '${from}' AND day < '${to}'${knownOnly(edges)}${ours}
      GROUP BY account_id, iso_year, iso_week`,
  )
  return `
    SELECT account_id,
      sum_by_place(array_agg(week), array_agg(posts), ${edges.weeks}) AS week_posts,
      sum_by_place(array_agg(month), array_agg(posts), 12) AS month_posts,
      sum(originals)::integer AS originals
    FROM (${branches.join(' UNION ALL ')}) AS counted
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
