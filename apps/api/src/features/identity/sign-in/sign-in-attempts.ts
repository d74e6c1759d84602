import type { ClientBase, Pool } from 'pg'
import { withTransaction } from '../../../platform/db/index.js'

/** How many tries a window allows: for a login from one address, for a login from anywhere, from one address. */
const allowed = { together: 10, login: 100, address: 300 } as const
const window = `interval '15 minutes'`
const keptFor = `interval '1 day'`

/**
 * Notes a try and says whether it may go on. The note is committed before anything is compared, so tries made at once
 * count for each other and no more passwords are checked than are allowed.
 */
export async function admitAttempt(pool: Pool, login: string, address: string): Promise<boolean> {
  await withTransaction(pool, (client) =>
    client.query('insert into sign_in_attempt (login, address) values ($1, $2)', [login, address]),
  )
  const { rows } = await pool.query<{ together: number; login: number; address: number }>(
    `select count(*) filter (where login = $1 and address = $2) as together,
            count(*) filter (where login = $1) as login,
            count(*) filter (where address = $2) as address
     from sign_in_attempt where at > now() - ${window} and (login = $1 or address = $2)`,
    [login, address],
  )
  const [made] = rows
  return (
    made !== undefined &&
    made.together <= allowed.together &&
    made.login <= allowed.login &&
    made.address <= allowed.address
  )
}

/** After a success: what this person got wrong here is forgiven, and what is old is swept away. */
export async function forgiveAttempts(client: ClientBase, login: string, address: string): Promise<void> {
  await client.query(
    `delete from sign_in_attempt where (login = $1 and address = $2) or at < now() - ${keptFor}`,
    [login, address],
  )
}
