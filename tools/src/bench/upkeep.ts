import { rebuildAccountYears } from '@zhengmei/api/features/content'
import { withTransaction } from '@zhengmei/api/platform/db'
import type { Pool } from 'pg'
import { benchYear } from './generate.js'

/** Builds the rollups of all accounts, as the importer does after saving posts; returns the seconds. */
export async function timeUpkeep(pool: Pool): Promise<number> {
  const seconds = await withTransaction(pool, async (client) => {
    await client.query(
      `CREATE TEMPORARY TABLE touched ON COMMIT DROP AS SELECT id AS account_id, ${benchYear}::smallint AS year FROM account`,
    )
    const begun = performance.now()
    await rebuildAccountYears(client, 'touched')
    return (performance.now() - begun) / 1_000
  })
  return seconds
}
