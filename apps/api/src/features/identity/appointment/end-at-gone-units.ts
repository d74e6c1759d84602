import { dayOf } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { databaseClock } from '../../../platform/clock/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import { canEndWithUnit, endWithUnit } from './end-with-unit.js'

/** By no person: the trail shows that the product did it. */
const byItself = {
  actor: { personId: null, appointmentId: null, tokenId: null, requestId: null, address: null },
}

/**
 * Ends today what is still in force at units that are no more: left by a version in which a unit's end left it there. Every further end of a
 * unit takes its appointments along itself. The last administrator stays.
 */
export async function endAtGoneUnits(pool: Pool): Promise<void> {
  const today = dayOf(await databaseClock(pool).now())
  const { rows } = await pool.query<{ id: string }>(
    `select o.id from org o where o.abolished_on <= $1 and exists (select from appointment a where a.org_id = o.id
       and (a.to_on is null or (a.to_on > $1 and a.to_on > a.from_on))) order by o.id`,
    [today],
  )
  for (const { id } of rows)
    await withTransaction(pool, async (client) => {
      const dispensable = await canEndWithUnit(client, id, today)
      if (dispensable.ok) await endWithUnit(byItself, client, id, today)
    })
}
