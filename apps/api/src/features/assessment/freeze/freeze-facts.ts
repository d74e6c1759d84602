import { type ClientBase, escapeLiteral } from 'pg'
import { copyRows } from '../../../platform/db/index.js'
import { countPosts } from '../../content/index.js'
import type { FactsFrom } from '../run.js'
import { accountFields, type FrozenUnit, unitFields, unitsOf, wholeOf } from './frozen-facts.js'
import { type FreezeScope, type YearEdges, yearEdges } from './scope.js'

/** How much was frozen. */
export interface FrozenCounts {
  readonly units: number
  readonly accounts: number
}

/** Accounts live at some time of the year; $1 and $2 are the first and last day of it that the facts touch. */
const live = 'account.live_on <= $2 AND (account.closed_on IS NULL OR account.closed_on > $1)'

/** $5: facts from this instant on are not known, see `YearEdges.knownBefore`. */
const findingFact = `row(finding.code, finding.indicator, finding.level, finding.occurrences, finding.found_at,
  CASE WHEN notified_at < $5 THEN notified_at END, CASE WHEN rectified_at < $5 THEN rectified_at END)::finding_fact`

/** Found or notified in the year and before the cut-off: $3 and $4 are the instants at which the year begins and ends. */
const findingOfYear =
  '((found_at >= $3 AND found_at < $4) OR (found_at < $4 AND notified_at >= $3 AND notified_at < $4))'

/** A unit is assessed as what it was on the last day of the year that counts; one that was no more is not. */
const heldThen = 'held.from_on <= $2 AND (held.to_on IS NULL OR held.to_on > $2)'

/** Every live account of the units that are assessed: what both statements number the units by, in the order of their codes. */
const assessed = `
  org JOIN org_period AS held ON held.org_id = org.id AND ${heldThen}
  JOIN account ON account.org_id = org.id AND ${live}`
const inScope = 'org.path ~>=~ $6 AND org.path ~<~ $7 AND held.category IS NOT NULL'

const freezeUnits = `
  INSERT INTO run_unit_facts (run_no, unit_no, org_id, code, category, accounts, findings, commendations, inspections)
  SELECT $8, row_number() OVER (ORDER BY unit.code COLLATE "C") - 1, unit.id, unit.code, unit.category, unit.accounts,
    finding.facts, commendation.facts, inspection.facts
  FROM (
    SELECT org.id, org.code, held.category, count(*) AS accounts
    FROM ${assessed} WHERE ${inScope}
    GROUP BY org.id, held.category
  ) AS unit
  LEFT JOIN (
    SELECT org_id, array_agg(${findingFact} ORDER BY finding.code COLLATE "C") AS facts
    FROM finding WHERE org_id IS NOT NULL AND ${findingOfYear} GROUP BY org_id
  ) AS finding ON finding.org_id = unit.id
  LEFT JOIN (
    SELECT org_id, array_agg(row(awarded_on, level, title)::commendation_fact
      ORDER BY awarded_on, level COLLATE "C", title COLLATE "C") AS facts
    FROM commendation WHERE awarded_on BETWEEN $1 AND $2 GROUP BY org_id
  ) AS commendation ON commendation.org_id = unit.id
  LEFT JOIN (
    SELECT account.org_id, array_agg(row(account.code, level, inspected_on, result)::inspection_fact
      ORDER BY inspected_on, level COLLATE "C", account.code COLLATE "C") AS facts
    FROM upper_inspection JOIN account ON account.id = account_id
    WHERE inspected_on BETWEEN $1 AND $2 GROUP BY account.org_id
  ) AS inspection ON inspection.org_id = unit.id
  ORDER BY unit.code COLLATE "C"`

/** Whose rows an aggregate reads: those of the scope, looked up, unless that is everybody. */
const ofScope = (accountId: string, everybody: boolean) =>
  everybody
    ? ''
    : `JOIN account AS own ON own.id = ${accountId} AND own.org_path ~>=~ $6 AND own.org_path ~<~ $7`

const freezeAccounts = (edges: YearEdges, scope: FreezeScope, counts: string, everybody: boolean) => `
  INSERT INTO run_account_facts (run_no, unit_no, account_id, code, platform, live_on, closed_on,
    week_posts, month_posts, originals, gaps, enquiries, findings)
  SELECT $8, dense_rank() OVER (ORDER BY org.code COLLATE "C") - 1, account.id, account.code, account.platform, account.live_on, account.closed_on,
    coalesce(counts.week_posts, array_fill(0::smallint, array[${edges.weeks}])),
    coalesce(counts.month_posts, array_fill(0::smallint, array[12])),
    coalesce(counts.originals, 0), gap.facts, enquiry.facts, finding.facts
  FROM ${assessed}
  LEFT JOIN ${counts} AS counts ON counts.account_id = account.id
  LEFT JOIN (
    SELECT account_id, array_agg(row(from_on, to_on)::gap_fact ORDER BY from_on, to_on) AS facts
    FROM feed_gap WHERE from_on <= greatest($2, '${edges.lastWeekDay}'::date) AND to_on >= least($1, '${edges.firstWeekDay}'::date)
    GROUP BY account_id
  ) AS gap ON gap.account_id = account.id
  LEFT JOIN (
    SELECT message.account_id, array_agg(
      row(external_id, received_at, CASE WHEN replied_at < $5 THEN replied_at END)::enquiry_fact
      ORDER BY received_at, external_id COLLATE "C") AS facts
    FROM message ${ofScope('message.account_id', everybody)}
    WHERE kind = 'policy_enquiry' AND day BETWEEN $1 AND $2 AND received_at < $5
      AND (replied_at IS NULL OR replied_at - received_at > interval '${scope.enquiriesOverHours} hours')
    GROUP BY message.account_id
  ) AS enquiry ON enquiry.account_id = account.id
  LEFT JOIN (
    SELECT account_id, array_agg(${findingFact} ORDER BY finding.code COLLATE "C") AS facts
    FROM finding WHERE account_id IS NOT NULL AND ${findingOfYear} GROUP BY account_id
  ) AS finding ON finding.account_id = account.id
  WHERE ${inScope}
  ORDER BY org.code COLLATE "C"`

/** Runs work on another connection, in a transaction that sees what the first one sees, and commits it. */
export type Beside = <T>(work: (client: ClientBase) => Promise<T>) => Promise<T>

/**
 * Freezes the facts of a run and hands the first units over as they are frozen. To be called within one repeatable-read transaction, so that
 * all of it is of one moment; the connection must not be used again by whoever stops early.
 * Rollups know no cut-off within the year: when posts after it exist, the posts are counted whatever was asked for.
 *
 * @param beside where the rows of units are frozen while those of accounts are made ready. They are committed before the first unit is
 *   handed over, and stay there whatever becomes of the rest.
 * @param most how many units are handed over.
 * @returns how much was frozen.
 */
export async function* freezeFacts(
  client: ClientBase,
  beside: Beside,
  scope: FreezeScope,
  factsFrom: FactsFrom,
  most: number,
): AsyncGenerator<Iterable<FrozenUnit>, FrozenCounts> {
  const edges = yearEdges(scope)
  const values = [
    edges.firstDay,
    edges.lastDay,
    edges.startAt.toISOString(),
    edges.endAt.toISOString(),
    edges.knownBefore === 'infinity' ? 'infinity' : edges.knownBefore.toISOString(),
    scope.pathFrom,
    scope.pathTo,
    scope.runNo,
  ]
  const freezingUnits = beside(async (other) => {
    await other.query(`${settings}; ${noNestedLoops}`)
    return wholeOf(copyRows(other, `${written(freezeUnits, values)} RETURNING ${unitFields}`))
  })
  // Whoever awaits it hears of its fault, be it after the posts have been counted.
  freezingUnits.catch(() => undefined)
  try {
    await client.query(settings)
    const everybody = await coversEverybody(client, scope)
    const count = factsFrom === 'posts' || (await hasPostsAfter(client, edges, scope.year))
    if (count) await countAnew(client, scope, edges, everybody)
    await client.query(noNestedLoops)
    const counts = count ? countsTable : `(SELECT * FROM account_year WHERE year = ${scope.year})`
    const accountRows = copyRows(
      client,
      `${written(freezeAccounts(edges, scope, counts, everybody), values)} RETURNING ${accountFields}`,
    )
    const frozen = { units: 0, accounts: 0 }
    for await (const units of unitsOf(await freezingUnits, accountRows)) yield counted(units, frozen, most)
    if (count) await client.query(`DROP TABLE ${countsTable}`)
    return frozen
  } finally {
    // Nothing of it goes on when this has ended.
    await freezingUnits.catch(() => undefined)
  }
}

const settings = `SET LOCAL jit = off; SET LOCAL work_mem = '64MB'`

/** What is just being made is unknown to statistics: taken for one row, it would be joined row by row with whole aggregates. */
const noNestedLoops = 'SET LOCAL enable_nestloop = off'

/** COPY takes no parameters: they are written into the statement. */
const written = (statement: string, values: readonly (string | number)[]): string =>
  statement.replace(/\$(\d)/g, (_, number: string) => {
    const value = values[Number(number) - 1]
    return typeof value === 'number' ? String(value) : escapeLiteral(value ?? '')
  })

function* counted(
  units: Iterable<FrozenUnit>,
  counts: Writable<FrozenCounts>,
  most: number,
): Generator<FrozenUnit> {
  for (const unit of units) {
    counts.units += 1
    counts.accounts += unit.accountIds.length
    if (counts.units <= most) yield unit
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** The table the fresh counts stand in, with the columns of `account_year`; gone when the facts are frozen. */
const countsTable = 'run_post_counts'

/** Counts the posts of the year anew, without the rollups. */
const countAnew = (
  client: ClientBase,
  scope: FreezeScope,
  edges: YearEdges,
  everybody: boolean,
): Promise<void> =>
  countPosts(client, countsTable, {
    year: scope.year,
    weekOriginals: false,
    ...(edges.cutShort ? { before: edges.cutoffAt } : {}),
    ...(everybody
      ? {}
      : {
          accounts: `SELECT id FROM account WHERE org_path ~>=~ '${scope.pathFrom}' AND org_path ~<~ '${scope.pathTo}'`,
        }),
  })

async function coversEverybody(client: ClientBase, scope: FreezeScope): Promise<boolean> {
  const { rows } = await client.query<{ everybody: boolean }>(
    'SELECT NOT EXISTS (SELECT FROM account WHERE org_path ~<~ $1 OR org_path ~>=~ $2) AS everybody',
    [scope.pathFrom, scope.pathTo],
  )
  return rows[0]?.everybody ?? false
}

async function hasPostsAfter(client: ClientBase, edges: YearEdges, year: number): Promise<boolean> {
  if (!edges.cutShort) return false
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM post WHERE day >= $1 AND day <= $2 AND published_at >= $3) AS found`,
    [edges.lastDay, `${year + 1}-01-07`, edges.cutoffAt],
  )
  return rows[0]?.found ?? false
}
