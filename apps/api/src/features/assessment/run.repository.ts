import { liesWithin } from '@zhengmei/domain/identity'
import type { Instant } from '@zhengmei/domain/kernel'
import type { RunStanding } from '@zhengmei/domain/workbench'
import type { ClientBase, Pool } from 'pg'
import { epochMs } from '../../platform/db/index.js'
import {
  afterInSql,
  orderInSql,
  type PageWindow,
  type SortKey,
  type SqlOrder,
  sqlOrder,
} from '../../platform/graphql/index.js'
import { subtreeBounds } from '../../platform/scope/index.js'
import type {
  FactsFrom,
  RuleChange,
  Run,
  RunFailure,
  RunKind,
  RunLayer,
  RunState,
  SecondsByStage,
} from './run.js'

interface RunRow {
  readonly id: string
  readonly no: number
  readonly kind: RunKind
  readonly scope_org_id: string | null
  readonly scope_path: string | null
  readonly year: number
  readonly cutoff_ms: number
  readonly edition_id: string
  readonly edition_version: number
  readonly layers: RunLayer[]
  readonly changes: RuleChange[]
  readonly base_run_id: string | null
  readonly facts_run_no: number | null
  readonly facts_from: FactsFrom
  readonly enquiries_over_hours: number
  readonly state: RunState
  readonly repetition: number
  readonly requested_by: string | null
  readonly requested_at: Date
  readonly started_at: Date | null
  readonly ended_at: Date | null
  readonly cancel_requested_at: Date | null
  readonly units_total: number | null
  readonly accounts_total: number | null
  readonly units_done: number
  readonly accounts_done: number
  readonly lines: number
  readonly unknowns: number
  readonly vetoed: number
  readonly seconds: SecondsByStage
  readonly calendar_version: string | null
  readonly engine_version: string | null
  readonly rulebook_digest: string | null
  readonly facts_digest: string | null
  readonly result_digest: string | null
  readonly failure: RunFailure | null
  readonly superseded_by: string | null
  readonly supersedes: string | null
}

const selectRun = `
  SELECT r.*, ${epochMs('r.cutoff_at')} AS cutoff_ms, scope.path AS scope_path,
    later.superseded_by, earlier.run_id AS supersedes
  FROM assessment_run r
  LEFT JOIN org scope ON scope.id = r.scope_org_id
  LEFT JOIN run_supersession later ON later.run_id = r.id
  LEFT JOIN run_supersession earlier ON earlier.superseded_by = r.id`

function runOf(row: RunRow): Run {
  return {
    id: row.id,
    no: row.no,
    kind: row.kind,
    scopeOrgId: row.scope_org_id,
    scopePath: row.scope_path,
    year: row.year,
    cutoffAt: row.cutoff_ms as Instant,
    editionId: row.edition_id,
    editionVersion: row.edition_version,
    layers: row.layers,
    changes: row.changes,
    baseRunId: row.base_run_id,
    factsRunNo: row.facts_run_no ?? row.no,
    factsFrom: row.facts_from,
    enquiriesOverHours: row.enquiries_over_hours,
    state: row.state,
    repetition: row.repetition,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    cancelRequestedAt: row.cancel_requested_at,
    unitsTotal: row.units_total,
    accountsTotal: row.accounts_total,
    unitsDone: row.units_done,
    accountsDone: row.accounts_done,
    lines: row.lines,
    unknowns: row.unknowns,
    vetoed: row.vetoed,
    seconds: row.seconds,
    calendarVersion: row.calendar_version,
    engineVersion: row.engine_version,
    rulebookDigest: row.rulebook_digest,
    factsDigest: row.facts_digest,
    resultDigest: row.result_digest,
    failure: row.failure,
    supersededBy: row.superseded_by,
    supersedes: row.supersedes,
  }
}

/** One run; null when there is none. */
export async function findRun(connection: Pool | ClientBase, id: string): Promise<Run | null> {
  // Named: planned once for each connection, and looked up at every step of a run.
  const { rows } = await connection.query<RunRow>({
    name: 'assessment-run',
    text: `${selectRun} WHERE r.id = $1`,
    values: [id],
  })
  return rows[0] ? runOf(rows[0]) : null
}

/** Runs by id, in no order. */
export async function findRuns(
  connection: Pool | ClientBase,
  ids: readonly string[],
): Promise<readonly Run[]> {
  const { rows } = await connection.query<RunRow>(`${selectRun} WHERE r.id = ANY($1)`, [ids])
  return rows.map(runOf)
}

/** A request that is not cancelled or failed, by its key; null when there is none. */
export async function findRequested(
  connection: Pool | ClientBase,
  requestKey: string,
  repetition: number,
): Promise<Run | null> {
  const { rows } = await connection.query<RunRow>(
    `${selectRun} WHERE r.request_key = $1 AND r.repetition = $2 AND r.state NOT IN ('cancelled', 'failed')`,
    [requestKey, repetition],
  )
  return rows[0] ? runOf(rows[0]) : null
}

/** Which runs to list. */
export interface RunFilter {
  readonly scopeOrgId?: string | null
  readonly year?: number | null
  readonly standing?: RunStanding | null
}

/**
 * Being worked on; or a sealed trial of a year that is over, of which there is no official run of the same scope yet, nor is one
 * being worked on.
 */
const standings: Readonly<Record<RunStanding, string>> = {
  under_way: `r.state NOT IN ('sealed', 'cancelled', 'failed')`,
  awaiting_official: `r.kind = 'trial' AND r.state = 'sealed'
    AND r.year < extract(year FROM now() AT TIME ZONE 'Asia/Shanghai')
    AND NOT EXISTS (SELECT FROM assessment_run o WHERE o.scope_org_id = r.scope_org_id AND o.year = r.year
      AND o.kind = 'official' AND o.state NOT IN ('cancelled', 'failed'))`,
}

/**
 * Those that a person appointed at a node may see: all whose scope lies below it and, of scopes that hold the node, the official
 * results. $1 and $2 bound the subtree, $3 is the node's path.
 */
const visible = ({ standing }: RunFilter) => `((scope.path ~>=~ $1 AND scope.path ~<~ $2)
  OR (r.kind = 'official' AND r.state = 'sealed' AND starts_with($3, scope.path)))
  AND ($4::uuid IS NULL OR r.scope_org_id = $4) AND ($5::integer IS NULL OR r.year = $5)
  AND ${standing == null ? 'true' : standings[standing]}`

const visibleParameters = (path: string, filter: RunFilter) => [
  ...subtreeBounds(path),
  path,
  filter.scopeOrgId ?? null,
  filter.year ?? null,
]

/** How runs may be ordered. */
export const RunSort = { requested: 'requested', year: 'year', units: 'units', accounts: 'accounts' } as const
export type RunSort = (typeof RunSort)[keyof typeof RunSort]

/** Runs are numbered as they are asked for. */
const byNumber: SortKey<Run> = { type: 'integer', column: 'r.no', of: (run) => run.no }
const sorted: Readonly<Record<RunSort, readonly SortKey<Run>[]>> = {
  requested: [byNumber],
  year: [{ type: 'integer', column: 'r.year', of: (run) => run.year }, byNumber],
  units: [
    { type: 'integer', column: 'coalesce(r.units_total, 0)', of: (run) => run.unitsTotal ?? 0 },
    byNumber,
  ],
  accounts: [
    { type: 'integer', column: 'coalesce(r.accounts_total, 0)', of: (run) => run.accountsTotal ?? 0 },
    byNumber,
  ],
}

/** The order of runs by something, one way or the other; without anything told the latest first. */
export const runOrder = (sort: RunSort = RunSort.requested, descending = true): SqlOrder<Run> =>
  sqlOrder(`run by ${sort}`, sorted[sort], descending)

/** A page of the runs that a person appointed at the node of `path` may see. */
export async function listRuns(
  pool: Pool,
  path: string,
  filter: RunFilter,
  order: SqlOrder<Run>,
  window: PageWindow,
): Promise<readonly Run[]> {
  const values: unknown[] = visibleParameters(path, filter)
  const from = afterInSql(order, window, values)
  const { rows } = await pool.query<RunRow>(
    `${selectRun} WHERE ${visible(filter)} ${from} ORDER BY ${orderInSql(order)} LIMIT $${values.push(window.limit)}`,
    values,
  )
  return rows.map(runOf)
}

/** How many they are. */
export async function countRuns(pool: Pool, path: string, filter: RunFilter): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*) FROM assessment_run r JOIN org scope ON scope.id = r.scope_org_id WHERE ${visible(filter)}`,
    visibleParameters(path, filter),
  )
  return rows[0]?.count ?? 0
}

/** How many results are looked through for those that hold now. */
const newestResults = 20

/**
 * Sealed results that hold and that a person appointed at the node of `path` may see: official ones before trials, the latest year
 * first, of a year those of the nearest unit first.
 */
export async function listResultsInForce(pool: Pool, path: string): Promise<readonly Run[]> {
  const { rows } = await pool.query<RunRow>(
    `${selectRun} WHERE ${visible({})} AND r.state = 'sealed' AND r.kind <> 'what_if' AND later.superseded_by IS NULL
     ORDER BY r.kind = 'official' DESC, r.year DESC, length(scope.path) DESC, r.no DESC LIMIT $6`,
    [...visibleParameters(path, {}), newestResults],
  )
  return rows.map(runOf)
}

/** Whether a person appointed at the node of `path` may see the run: the same rule as of the lists. */
export function isVisibleFrom(path: string, run: Run): boolean {
  if (run.scopePath === null) return false
  if (liesWithin(run.scopePath, path)) return true
  return run.kind === 'official' && run.state === 'sealed' && liesWithin(path, run.scopePath)
}

/** Whether that person may see the results of all units of the run. */
export const isWholeVisibleFrom = (path: string, run: Run): boolean =>
  run.scopePath !== null && liesWithin(run.scopePath, path)

/** What is known of a run when it is requested. */
export interface PlannedRun {
  readonly id: string
  readonly kind: RunKind
  readonly scopeOrgId: string | null
  readonly year: number
  readonly cutoffAt: Instant
  readonly editionId: string
  readonly editionVersion: number
  readonly layers: readonly RunLayer[]
  readonly changes: readonly RuleChange[]
  readonly baseRunId: string | null
  /** Null: it freezes facts of its own. */
  readonly factsRunNo: number | null
  readonly factsFrom: FactsFrom
  readonly enquiriesOverHours: number
  readonly requestKey: string
  readonly repetition: number
  readonly requestedBy: string | null
}

/**
 * Plans a run unless the same request exists already.
 *
 * @returns whether it was planned now.
 */
export async function insertRun(client: ClientBase, run: PlannedRun): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO assessment_run (
       id, kind, scope_org_id, year, cutoff_at, edition_id, edition_version, layers, changes, base_run_id,
       facts_run_no, facts_from, enquiries_over_hours, request_key, repetition, requested_by, state)
     VALUES ($1, $2, $3, $4, to_timestamp($5::numeric / 1000), $6, $7, $8, $9, $10,
       $11, $12, $13, $14, $15, $16, 'planned')
     ON CONFLICT (request_key, repetition) WHERE state NOT IN ('cancelled', 'failed') DO NOTHING`,
    [
      run.id,
      run.kind,
      run.scopeOrgId,
      run.year,
      run.cutoffAt,
      run.editionId,
      run.editionVersion,
      JSON.stringify(run.layers),
      JSON.stringify(run.changes),
      run.baseRunId,
      run.factsRunNo,
      run.factsFrom,
      run.enquiriesOverHours,
      run.requestKey,
      run.repetition,
      run.requestedBy,
    ],
  )
  return rowCount === 1
}

/** Notes under which appointment a run was asked for. */
export async function noteAppointment(
  client: ClientBase,
  runId: string,
  appointmentId: string | null,
): Promise<void> {
  await client.query('UPDATE assessment_run SET appointment_id = $2 WHERE id = $1', [runId, appointmentId])
}

/** Under which appointment a run was asked for; null on the command line. */
export async function appointmentOfRun(connection: Pool | ClientBase, runId: string): Promise<string | null> {
  const { rows } = await connection.query<{ appointment_id: string | null }>(
    'SELECT appointment_id FROM assessment_run WHERE id = $1',
    [runId],
  )
  return rows[0]?.appointment_id ?? null
}

/** How often the same was asked for again on purpose so far. */
export async function lastRepetition(client: ClientBase, requestKey: string): Promise<Run | null> {
  const { rows } = await client.query<RunRow>(
    `${selectRun} WHERE r.request_key = $1 AND r.state NOT IN ('cancelled', 'failed') ORDER BY r.repetition DESC LIMIT 1`,
    [requestKey],
  )
  return rows[0] ? runOf(rows[0]) : null
}
