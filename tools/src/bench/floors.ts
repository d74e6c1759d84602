import type { ClientBase } from 'pg'
import { benchYear } from './generate.js'
import { nothing, type Timed, type Yield } from './yield.js'

/**
 * The floors: the same year's facts, lines with typed evidence, scores and ranks by SQL alone, for the three computed rules of the
 * annual assessment and the deductions by findings, with points and caps written into the statements. They know no rulebook, no
 * unknowns, no bonus, no veto, no seal and no resuming; they are what the database can do at best.
 */
export interface Floor {
  readonly name: string
  /** SELECT of one row per live account: account_id, silent (ISO weeks without a post, within the span), originals. */
  readonly facts: string
}

const liveAccounts = `
  SELECT id AS account_id, org_id, live_on, closed_on,
    greatest(1, 1 + ceil((live_on - date '${benchYear - 1}-12-30') / 7.0)::int) AS first_week,
    least(52, floor((coalesce(closed_on, date '2100-01-01') - date '${benchYear - 1}-12-30') / 7.0)::int) AS last_week
  FROM account WHERE live_on <= '${benchYear}-12-31' AND (closed_on IS NULL OR closed_on > '${benchYear}-01-01')`

const silentByBits = `ARRAY(SELECT week::smallint FROM generate_series(first_week, last_week) AS week
  WHERE coalesce(bits, 0) & (1::bigint << week) = 0)`

const countedByBits = (posts: string) => `
  SELECT live.account_id, live.org_id, ${silentByBits} AS silent, coalesce(originals, 0) AS originals
  FROM (${liveAccounts}) AS live LEFT JOIN (${posts}) AS counted USING (account_id)`

/** Posts by a zone conversion of every timestamp, weeks found by an anti-join over account and week. */
const rawTimestamps: Floor = {
  name: 'SQL over raw timestamps',
  facts: `
    WITH local AS MATERIALIZED (
      SELECT account_id, extract(week FROM published_at AT TIME ZONE 'Asia/Shanghai')::int AS week,
        count(*) FILTER (WHERE original) AS originals
      FROM post WHERE published_at >= '${benchYear - 1}-12-30 00:00+08' AND published_at < '${benchYear + 1}-01-01 00:00+08'
      GROUP BY 1, 2
    )
    SELECT live.account_id, live.org_id,
      ARRAY(SELECT week::smallint FROM generate_series(first_week, last_week) AS week
        WHERE NOT week = ANY (coalesce(posted.weeks, '{}'))) AS silent,
      coalesce(posted.originals, 0) AS originals
    FROM (${liveAccounts}) AS live
    LEFT JOIN (SELECT account_id, array_agg(week) AS weeks, sum(originals)::bigint AS originals FROM local GROUP BY 1) AS posted
      USING (account_id)`,
}

const bits: Floor = {
  name: 'SQL, weeks as bits from posts',
  facts: countedByBits(`
    SELECT account_id, bit_or(1::bigint << iso_week) AS bits, count(*) FILTER (WHERE original) AS originals
    FROM post WHERE day >= '${benchYear}-01-01' AND day <= '${benchYear}-12-31' GROUP BY account_id`),
}

const arrays: Floor = {
  name: 'SQL over year arrays',
  facts: `
    SELECT live.account_id, live.org_id,
      ARRAY(SELECT week::smallint FROM generate_series(first_week, last_week) AS week
        WHERE coalesce(week_posts[week], 0) = 0) AS silent,
      coalesce(originals, 0) AS originals
    FROM (${liveAccounts}) AS live LEFT JOIN account_year ON account_year.account_id = live.account_id AND year = ${benchYear}`,
}

export const floors = { rawTimestamps, bits, arrays } as const

/** Non-working days of the year as the floors know them: weekends only, which costs the same. */
const lateReplies = `
  SELECT account_id, array_agg(external_id ORDER BY external_id) AS messages
  FROM message
  WHERE kind = 'policy_enquiry' AND day BETWEEN '${benchYear}-01-01' AND '${benchYear}-12-31'
    AND (replied_at IS NULL OR replied_at - received_at > interval '24 hours')
    AND coalesce(replied_at, '${benchYear + 1}-01-01 00:00+08') > received_at
      + CASE WHEN extract(isodow FROM day) IN (5, 6, 7) THEN interval '48 hours' ELSE interval '24 hours' END
  GROUP BY account_id`

const statements = (floor: Floor): readonly string[] => [
  `CREATE TABLE bench.facts AS ${floor.facts}`,
  `CREATE TABLE bench.lines AS
     SELECT account_id, org_id, 'operation.weekly_update' AS indicator, cardinality(silent) AS occurrences,
       -50000 * cardinality(silent) AS points, 'week' AS evidence_kind, silent AS weeks, NULL::text[] AS keys
     FROM bench.facts WHERE cardinality(silent) > 0
   UNION ALL
     SELECT account_id, org_id, 'operation.late_reply', cardinality(messages), -50000 * cardinality(messages), 'message', NULL, messages
     FROM bench.facts JOIN (${lateReplies}) AS late USING (account_id)
   UNION ALL
     SELECT account_id, org_id, 'content.originals', 50 - originals::int, -5000 * (50 - originals::int), 'originals', NULL, ARRAY[originals::text]
     FROM bench.facts WHERE originals < 50
   UNION ALL
     SELECT finding.account_id, bench.facts.org_id, indicator, sum(occurrences)::int,
       sum(occurrences)::int * CASE indicator WHEN 'operation.typo' THEN -20000 WHEN 'operation.filing_or_function' THEN -50000 ELSE -100000 END,
       'finding', NULL, array_agg(code ORDER BY code)
     FROM finding JOIN bench.facts USING (account_id)
     WHERE found_at >= '${benchYear}-01-01 00:00+08' AND found_at < '${benchYear + 1}-01-01 00:00+08'
     GROUP BY finding.account_id, bench.facts.org_id, indicator`,
  `CREATE TABLE bench.scores AS
     SELECT account_id, org_id, greatest(0, 1000000 + greatest(-700000, coalesce(operation, 0)) + greatest(-200000, coalesce(content, 0))) AS score
     FROM bench.facts LEFT JOIN (
       SELECT account_id, sum(points) FILTER (WHERE indicator LIKE 'operation%') AS operation,
         sum(points) FILTER (WHERE indicator LIKE 'content%') AS content
       FROM bench.lines GROUP BY account_id
     ) AS taken USING (account_id)`,
  `CREATE TABLE bench.ranks AS
     SELECT unit.*, rank() OVER (PARTITION BY category ORDER BY score DESC) FROM (
       SELECT org_id, category, avg(score) AS score FROM bench.scores JOIN org ON org.id = org_id GROUP BY org_id, category
     ) AS unit`,
]

/** Counts what a floor has left behind. */
const left = `SELECT (SELECT count(*)::int FROM bench.facts) AS accounts, (SELECT count(*)::int FROM bench.ranks) AS units,
  (SELECT count(*)::int FROM bench.lines) AS lines`

/** Runs a floor from an empty schema. */
export async function timeFloor(client: ClientBase, floor: Floor): Promise<Timed> {
  await client.query('DROP SCHEMA IF EXISTS bench CASCADE')
  await client.query('CREATE SCHEMA bench')
  const begun = performance.now()
  await client.query('BEGIN')
  await client.query('SET LOCAL jit = off')
  for (const statement of statements(floor)) await client.query(statement)
  await client.query('COMMIT')
  const seconds = (performance.now() - begun) / 1_000
  const { rows } = await client.query<Yield>(left)
  await client.query('DROP SCHEMA bench CASCADE')
  return { seconds, found: rows[0] ?? nothing }
}
