import { openDatabase } from '../../api/src/platform/db/index.js'

/**
 * What the trail says that people were denied; what a rule refused of a form is no matter. The console offers nobody what their role may not have, so walking through its pages
 * must leave nothing: an auditor looks into each of these entries.
 */
export async function refusedIn(databaseUrl: string): Promise<readonly string[]> {
  const database = await openDatabase({ url: databaseUrl, entities: [] })
  try {
    const { rows } = await database.pool.query<{ told: string }>(
      `select concat_ws(' ', p.login, e.object_id, e.after) as told
       from audit_entry e left join person p on p.id = e.person_id where e.action = 'access.refuse' and e.after::text like '%access/denied%' order by e.id`,
    )
    return rows.map(({ told }) => told)
  } finally {
    await database.close()
  }
}
