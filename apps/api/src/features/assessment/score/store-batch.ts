import type { ClientBase } from 'pg'
import { copyFrom } from '../../../platform/db/index.js'
import { copyAccounts, copyUnits, type ScoredBatch, type ScoredRows } from './score-batch.js'

/** Stores rows of a batch. */
export async function storeRows(client: ClientBase, { accounts, units }: ScoredRows): Promise<void> {
  await copyFrom(client, copyAccounts, [accounts])
  await copyFrom(client, copyUnits, [units])
}

/** How much of a run is scored. */
export interface HowFar {
  readonly unitsDone: number
  readonly unitsTotal: number
}

/** Counts a batch in; after the last one the run is ready to be sealed. */
export async function noteBatch(
  client: ClientBase,
  runId: string,
  batch: ScoredBatch,
  seconds: number,
): Promise<HowFar> {
  const { scored, accountCount, lineCount, unknownCount, vetoedCount } = batch
  const { rows } = await client.query<HowFar>(
    `UPDATE assessment_run SET units_done = units_done + $2, accounts_done = accounts_done + $3,
       lines = lines + $4, unknowns = unknowns + $5, vetoed = vetoed + $6,
       state = CASE WHEN units_done + $2 = units_total THEN 'sealing' ELSE state END,
       seconds = seconds || jsonb_build_object('score', coalesce((seconds->>'score')::numeric, 0) + $7::numeric)
     WHERE id = $1 RETURNING units_done AS "unitsDone", units_total AS "unitsTotal"`,
    [runId, scored.length, accountCount, lineCount, unknownCount, vetoedCount, seconds],
  )
  if (rows[0] === undefined) throw new Error(`There is no assessment run ${runId}`)
  return rows[0]
}
