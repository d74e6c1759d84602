import { type Database, withTransaction } from '../../api/src/platform/db/index.js'
import type { Product } from './product.js'

/** Keeps the worker from writing to a table, so that its job stands still in the middle meanwhile. */
export const holding = (
  { pool }: Database,
  table: 'org' | 'run_unit_facts',
  meanwhile: () => Promise<void>,
): Promise<void> =>
  withTransaction(pool, async (client) => {
    await client.query(`lock table ${table} in share row exclusive mode`)
    await meanwhile()
  })

/** Holds the worker still meanwhile, so that nothing is begun. */
export async function withoutWorker({ worker }: Product, meanwhile: () => Promise<void>): Promise<void> {
  worker.pause()
  try {
    await meanwhile()
  } finally {
    worker.resume()
  }
}
