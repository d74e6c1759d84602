import { publishBuiltInEditions } from '@zhengmei/api/features/rulebook'
import { fillInitials } from '@zhengmei/api/features/search'
import { withTransaction } from '@zhengmei/api/platform/db'
import type { Pool } from 'pg'
import { fillNation } from '../../seed/fill-nation.js'
import { chinaDivisions } from '../../seed/nation-tree.js'

/** What is kept of an account's posts and messages, as if it had some: one in nine silent for weeks, one in twenty with unanswered ones. */
const habits = `
  UPDATE account SET
    last_post_on = CASE WHEN hash % 50 > 0 THEN current_date - (CASE WHEN hash % 9 = 0 THEN hash % 300 ELSE hash % 7 END)::integer END,
    unreplied_messages = CASE WHEN hash % 20 = 0 THEN hash % 11 ELSE 0 END
  FROM (SELECT id, hashtext(code) & 65535 AS hash FROM account) AS drawn WHERE drawn.id = account.id`

/** Fills an empty migrated database with the units and accounts of a nation, with all that their lists show. */
export async function fillLists(pool: Pool): Promise<{ readonly units: number; readonly accounts: number }> {
  await publishBuiltInEditions(pool)
  const filled = await fillNation(pool, chinaDivisions())
  if (filled === null) throw new Error('the database holds units already')
  await pool.query(habits)
  await withTransaction(pool, fillInitials)
  await pool.query('VACUUM (ANALYZE) org, account, org_period')
  return { units: filled.units, accounts: filled.accounts }
}
