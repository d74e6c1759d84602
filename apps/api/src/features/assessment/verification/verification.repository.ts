import type { ClientBase, Pool } from 'pg'
import type { Order, PageWindow } from '../../../platform/graphql/index.js'
import type { Fence } from '../../../platform/jobs/index.js'
import type { RunFailure } from '../run.js'
import type { RunDifference, Verification } from '../verify-run.js'
import type { RunVerification } from './verification.js'

const columns = `
  v.id, v.run_id as "runId", v.state, v.requested_by as "requestedBy", v.appointment_id as "appointmentId",
  v.request_id as "requestId", v.address, v.requested_at as "requestedAt", v.started_at as "startedAt", v.ended_at as "endedAt",
  v.cancel_requested_at as "cancelRequestedAt", v.units_done as "unitsDone", v.units_total as "unitsTotal",
  v.stored_digest as "storedDigest", v.recomputed_digest as "recomputedDigest", v.differences, v.failure`

/** A verification by its id; null when there is none. */
export async function findVerification(
  connection: Pool | ClientBase,
  id: string,
): Promise<RunVerification | null> {
  const { rows } = await connection.query<RunVerification>(
    `select ${columns} from run_verification v where v.id = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** The one of a run that has work left, if any. */
export async function underWayOf(client: ClientBase, runId: string): Promise<{ readonly id: string } | null> {
  const { rows } = await client.query<{ id: string }>(
    `select id from run_verification where run_id = $1 and state in ('planned', 'running')`,
    [runId],
  )
  return rows[0] ?? null
}

/** The latest of each run. */
export async function latestVerifications(
  pool: Pool,
  runIds: readonly string[],
): Promise<readonly RunVerification[]> {
  const { rows } = await pool.query<RunVerification>(
    `select latest.* from unnest($1::uuid[]) run(id) cross join lateral (
       select ${columns} from run_verification v where v.run_id = run.id order by v.id desc limit 1) latest`,
    [runIds],
  )
  return rows
}

/** The latest first: ids are made in the order of time. */
export const verificationsLatestFirst: Order<RunVerification> = {
  list: 'verification latest first',
  types: ['uuid'],
  keysOf: (verification) => [verification.id],
}

/** The same page of the verifications of several runs. */
export async function verificationsOf(
  pool: Pool,
  runIds: readonly string[],
  window: PageWindow,
): Promise<readonly RunVerification[]> {
  const { rows } = await pool.query<RunVerification>(
    `select page.* from unnest($1::uuid[]) run(id) cross join lateral (
       select ${columns} from run_verification v where v.run_id = run.id and ($2::uuid is null or v.id < $2)
       order by v.id desc limit $3) page
     order by page.id desc`,
    [runIds, window.after?.[0] ?? null, window.limit],
  )
  return rows
}

/** How many verifications each run has had; runs without any are left out. */
export async function verificationCounts(
  pool: Pool,
  runIds: readonly string[],
): Promise<readonly { readonly runId: string; readonly count: number }[]> {
  const { rows } = await pool.query<{ runId: string; count: number }>(
    'select run_id as "runId", count(*) from run_verification where run_id = any($1::uuid[]) group by run_id',
    [runIds],
  )
  return rows
}

/** Who asks for what. */
export type PlannedVerification = Pick<
  RunVerification,
  'id' | 'runId' | 'requestedBy' | 'appointmentId' | 'requestId' | 'address'
>

/** @returns false when one of the same run is under way. */
export async function insertVerification(client: ClientBase, planned: PlannedVerification): Promise<boolean> {
  const { id, runId, requestedBy, appointmentId, requestId, address } = planned
  const { rowCount } = await client.query(
    `insert into run_verification (id, run_id, requested_by, appointment_id, request_id, address)
     values ($1, $2, $3, $4, $5, $6) on conflict (run_id) where state in ('planned', 'running') do nothing`,
    [id, runId, requestedBy, appointmentId, requestId, address],
  )
  return rowCount === 1
}

/** Asks it to end; one that no worker has begun ends at once. @returns false when it is over. */
export async function requestCancel(client: ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update run_verification set cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp()),
       ended_at = case when state = 'planned' then clock_timestamp() end,
       state = case when state = 'planned' then 'cancelled' else state end
     where id = $1 and state in ('planned', 'running')`,
    [id],
  )
  return rowCount === 1
}

/** Notes that an attempt begins, from the first unit. @returns false when it is over. */
export async function markRunning(client: ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update run_verification set state = 'running', started_at = coalesce(started_at, clock_timestamp()), units_done = 0
     where id = $1 and state in ('planned', 'running')`,
    [id],
  )
  return rowCount === 1
}

/** How far an attempt is. */
export interface UnitsCompared {
  readonly unitsDone: number
  readonly unitsTotal: number
}

/** Notes how far it is, unless a later attempt has taken over; tells whether somebody asked to cancel it. */
export async function noteUnits(
  pool: Pool,
  id: string,
  fence: Fence,
  compared: UnitsCompared | null,
): Promise<{ readonly cancelRequested: boolean }> {
  const { rows } = await pool.query<{ cancelRequested: boolean }>(
    `update run_verification set units_done = coalesce($4, units_done), units_total = coalesce($5, units_total)
     where id = $1 and state = 'running' and exists (select from job_fence where key = $2 and token = $3)
     returning cancel_requested_at is not null as "cancelRequested"`,
    [id, fence.key, fence.token, compared?.unitsDone ?? null, compared?.unitsTotal ?? null],
  )
  return rows[0] ?? { cancelRequested: false }
}

/** What a verification ends with. */
export type VerificationEnd =
  | { readonly verified: Verification; readonly units: number }
  | { readonly cancelled: true }
  | { readonly failure: RunFailure }

/** The parts of a value that differ may be whole lists of lines; more of it helps nobody who reads it. */
const longestValue = 2_000

const shortened = (text: string): string =>
  text.length > longestValue ? `${text.slice(0, longestValue)}…` : text

const kept = (difference: RunDifference): RunDifference => ({
  ...difference,
  stored: shortened(difference.stored),
  recomputed: shortened(difference.recomputed),
})

/** Ends it, for good. @returns false when it was over already. */
export async function endVerification(
  client: ClientBase,
  id: string,
  end: VerificationEnd,
): Promise<boolean> {
  const verified = 'verified' in end ? end.verified : null
  const failure = 'failure' in end ? end.failure : null
  const state = verified ? (verified.equal ? 'agreed' : 'differs') : failure ? 'failed' : 'cancelled'
  const { rowCount } = await client.query(
    `update run_verification set state = $2, ended_at = clock_timestamp(), stored_digest = $3, recomputed_digest = $4,
       differences = $5, failure = $6, units_done = coalesce($7, units_done), units_total = coalesce($7, units_total)
     where id = $1 and state in ('planned', 'running')`,
    [
      id,
      state,
      verified?.storedDigest ?? null,
      verified?.recomputedDigest ?? null,
      JSON.stringify(verified?.differences.map(kept) ?? []),
      failure && JSON.stringify({ code: failure.code, message: failure.message }),
      'units' in end ? end.units : null,
    ],
  )
  return rowCount === 1
}
