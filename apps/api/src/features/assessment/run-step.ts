import type { ClientBase, Pool } from 'pg'
import { withTransaction } from '../../platform/db/index.js'
import { publish } from '../../platform/events/index.js'
import { type Fence, holdFence } from '../../platform/jobs/index.js'
import { type RunFailure, type RunState, runningStates } from './run.js'
import { tellOfRun } from './tell-of-run.js'

/** The topic under which changes of runs are told. */
export const runTopic = 'assessment_run'

/** The run has no work left: it was cancelled, or another attempt has finished it. */
export class RunEndedError extends Error {
  override readonly name = 'RunEndedError'
}

/** Who writes and for which run. */
export interface RunWriter {
  readonly pool: Pool
  readonly fence: Fence
  readonly runId: string
  readonly runNo: number
}

const bulkTables = [
  'run_account_score',
  'run_unit_rank',
  'run_unit_score',
  'run_account_facts',
  'run_unit_facts',
]

/** Removes what a run has stored so far; refused by the database once it is sealed. */
export async function clearRows(client: ClientBase, runNo: number, tables = bulkTables): Promise<void> {
  for (const table of tables) await client.query(`DELETE FROM ${table} WHERE run_no = $1`, [runNo])
}

/** The tables that hold results, not facts. */
export const resultTables = bulkTables.slice(0, 3)

/** The tables that hold facts. */
export const factTables = bulkTables.slice(3)

/**
 * One step of a run in one transaction, told to listeners when it commits. Holds the fence and the run; carries out a
 * cancellation that was asked for in the meantime instead of the step.
 *
 * @param rows stores the rows of the step, before it holds anything: they take long, and count only if then all still holds.
 * @throws StaleWorkerError, RunEndedError.
 */
export async function runStep<T>(
  writer: RunWriter,
  work: (client: ClientBase) => Promise<T>,
  rows?: (client: ClientBase) => Promise<void>,
): Promise<T> {
  const done = await withTransaction(writer.pool, async (client) => {
    await rows?.(client)
    await holdFence(client, writer.fence)
    const { rows: found } = await client.query<{ state: RunState; cancel: boolean }>(
      'SELECT state, cancel_requested_at IS NOT NULL AS cancel FROM assessment_run WHERE id = $1 FOR UPDATE',
      [writer.runId],
    )
    const run = found[0]
    if (!run || !runningStates.includes(run.state)) return { ended: true } as const
    const ended = run.cancel
    const value = ended ? await endRun(client, writer, 'cancelled', null) : await work(client)
    await publish(client, { topic: runTopic, id: writer.runId })
    return ended ? ({ ended: true } as const) : ({ ended: false, value: value as T } as const)
  })
  if (done.ended) throw new RunEndedError(`run ${writer.runId} has ended`)
  return done.value
}

/** Ends a run that comes to nothing; nothing of it stays but its record. */
async function endRun(
  client: ClientBase,
  writer: Pick<RunWriter, 'runId' | 'runNo'>,
  state: 'cancelled' | 'failed',
  failure: RunFailure | null,
): Promise<void> {
  await clearRows(client, writer.runNo)
  await client.query(
    'UPDATE assessment_run SET state = $2, failure = $3, ended_at = clock_timestamp() WHERE id = $1',
    [writer.runId, state, failure && JSON.stringify(failure)],
  )
}

/** Marks a run as failed, for good. */
export const failRun = (writer: RunWriter, failure: RunFailure): Promise<void> =>
  runStep(writer, async (client) => {
    await endRun(client, writer, 'failed', failure)
    await tellOfRun(client, writer.runId, 'failed')
  })
