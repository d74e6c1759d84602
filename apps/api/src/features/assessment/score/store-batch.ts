import type { ClientBase } from 'pg'
import { copyBytes } from '../../../platform/db/index.js'
import { copyAccounts, copyUnits, type ScoredBatch, type ScoredRows } from './score-batch.js'

/** How many pieces may be on their way: one is stored while the next lies ready. */
const mostOnTheirWay = 2

/** Stores the rows of a batch on one connection, piece after piece, while the next are scored. */
export class RowsInTurn {
  #last = Promise.resolve()
  #onTheirWay = 0

  constructor(readonly client: ClientBase) {}

  /**
   * Sends rows once those before are stored. Ends when there is room for more.
   *
   * @throws the fault of those before.
   */
  async store(rows: ScoredRows): Promise<void> {
    const before = this.#last
    this.#onTheirWay += 1
    this.#last = before.then(async () => {
      await copyBytes(this.client, copyAccounts, rows.accounts)
      await copyBytes(this.client, copyUnits, rows.units)
      this.#onTheirWay -= 1
    })
    // Whoever asks next hears of its fault.
    this.#last.catch(() => undefined)
    if (this.#onTheirWay >= mostOnTheirWay) await before
  }

  /** Ends when nothing is on its way any more: the connection is free for the end of the transaction. @throws the fault of any. */
  async ended(): Promise<void> {
    await this.#last
  }
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
