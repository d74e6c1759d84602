import type { PlainDate } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'

/** Where the posts of some days are read from: what follows FROM. */
export type PostsOfDays = (from: PlainDate, to: PlainDate) => string

/**
 * Finds out where the posts of a month are kept. One that has a table of its own is read from that: looking at the day of each post
 * costs a tenth of counting them. `to` is exclusive.
 */
export async function postTables(client: ClientBase): Promise<PostsOfDays> {
  const { rows } = await client.query<{ name: string; bounds: string }>(
    `SELECT inhrelid::regclass::text AS name, pg_get_expr(relpartbound, inhrelid) AS bounds
     FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = 'post'::regclass`,
  )
  const tables = new Map(rows.map(({ name, bounds }) => [bounds, name]))
  return (from, to) =>
    tables.get(`FOR VALUES FROM ('${from}') TO ('${to}')`) ??
    `(SELECT * FROM post WHERE day >= '${from}' AND day < '${to}')`
}
