import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { withTransaction } from '../../platform/db/index.js'
import { publish } from '../../platform/events/index.js'
import { noSuchRun } from './refusals.js'
import type { Run } from './run.js'
import { findRun } from './run.repository.js'
import { runTopic } from './run-step.js'

/**
 * Asks a run to end without a result. One that no worker has begun ends at once, another before its next step.
 *
 * @param alongside saved in the same transaction, e.g. the audit record.
 * @returns the run; refusals `assessment/no-such-run`, `assessment/run-ended`.
 */
export async function cancelRun(
  pool: Pool,
  runId: string,
  alongside: (client: ClientBase) => Promise<void> = async () => undefined,
): Promise<Result<Run>> {
  const asked = await withTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE assessment_run SET cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp()),
         ended_at = CASE WHEN state = 'planned' THEN clock_timestamp() END,
         state = CASE WHEN state = 'planned' THEN 'cancelled' ELSE state END
       WHERE id = $1 AND state IN ('planned', 'freezing', 'scoring', 'sealing')`,
      [runId],
    )
    if (rowCount === 1) {
      await alongside(client)
      await publish(client, { topic: runTopic, id: runId })
    }
    return rowCount === 1
  })
  const run = await findRun(pool, runId)
  if (run === null) return noSuchRun('id')
  if (!asked && run.state !== 'cancelled') {
    return refuse('assessment/run-ended', { zh: '这次考核已经结束', en: 'the run has ended already' }, 'id')
  }
  return ok(run)
}
