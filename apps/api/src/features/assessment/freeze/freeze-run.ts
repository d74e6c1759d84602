import type { ClientBase } from 'pg'
import { exportView, streamTransaction, withSameView } from '../../../platform/db/index.js'
import { publish } from '../../../platform/events/index.js'
import { holdFence } from '../../../platform/jobs/index.js'
import type { Run } from '../run.js'
import { clearRows, factTables, type RunWriter, runTopic } from '../run-step.js'
import { freezeFacts } from './freeze-facts.js'
import type { FrozenUnit } from './frozen-facts.js'
import { pathBounds } from './scope.js'

/** Not every system's PostgreSQL can do this (Windows can't): there the statement is waited for. */
const noticeLostClient = `
  DO $$ BEGIN PERFORM set_config('client_connection_check_interval', '500ms', true);
  EXCEPTION WHEN invalid_parameter_value THEN NULL; END $$`

/**
 * Freezes the facts of a run and hands the first units over, while the facts of all are frozen. Facts of accounts are committed when the last
 * unit has been taken, and with them that the run has facts; those of units a little earlier, on another connection.
 * Both hold the fence, so no other attempt begins before they have ended; {@link clearFacts} takes away what one of them left.
 *
 * @param most how many units are handed over.
 * @param seconds how long it took, asked once all is frozen.
 */
export function freezeRun(
  writer: RunWriter,
  run: Run,
  most: number,
  seconds: () => number,
): AsyncGenerator<Iterable<FrozenUnit>> {
  const { pool, fence } = writer
  return streamTransaction(
    pool,
    async function* (client) {
      // A killed worker's server process would otherwise finish its long statement first, and hold the fence so long.
      await client.query(noticeLostClient)
      await holdFence(client, fence, 'together')
      const bounds = pathBounds(await scopePath(client, run))
      const scope = { ...run, runNo: run.no, pathFrom: bounds.from, pathTo: bounds.to }
      const view = await exportView(client)
      const beside = <T>(work: (other: ClientBase) => Promise<T>) =>
        withSameView(pool, view, async (other) => {
          await holdFence(other, fence, 'together')
          return work(other)
        })
      const frozen = yield* freezeFacts(client, beside, scope, run.factsFrom, most)
      await client.query(
        `UPDATE assessment_run SET state = 'scoring', units_total = $2, accounts_total = $3,
           seconds = seconds || jsonb_build_object('freeze', $4::numeric) WHERE id = $1`,
        [run.id, frozen.units, frozen.accounts, seconds()],
      )
      await publish(client, { topic: runTopic, id: run.id })
    },
    'repeatable read',
  )
}

/** Removes what an attempt that came to nothing has frozen. */
export const clearFacts = (client: ClientBase, run: Run): Promise<void> =>
  clearRows(client, run.no, factTables)

/** Path of the node whose units are assessed, as of now; null = of all. */
async function scopePath(client: ClientBase, run: Run): Promise<string | null> {
  if (run.scopeOrgId === null) return null
  const { rows } = await client.query<{ path: string }>('SELECT path FROM org WHERE id = $1', [
    run.scopeOrgId,
  ])
  if (rows[0] === undefined) throw new Error(`The scope of run ${run.id} is gone`)
  return rows[0].path
}
