import type { ClientBase, Pool } from 'pg'
import { streamRows } from '../db/index.js'
import type { ChainedEntry, StreamHead } from './chain.js'

/** An instant as it is hashed. */
export const instant = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** SQL of the columns of a {@link ChainedEntry}; the table is called `e`. */
export const entryColumns = `e.id, e.stream, e.seq, ${instant('e.at')} as at, e.person_id as "personId", e.login,
  e.person_name as "personName", e.appointment_id as "appointmentId", e.role, e.org_id as "orgId", e.org_name as "orgName",
  e.action, e.object_type as "objectType", e.object_id as "objectId", e.before::text as before, e.after::text as after,
  e.request_id as "requestId", e.address, e.user_agent as "userAgent",
  e.token_id as "tokenId", e.token_name as "tokenName", e.hash`

/** The entries of a stream in their order. Needs a transaction. */
export const entriesOfStream = (client: ClientBase, stream: string): AsyncGenerator<ChainedEntry> =>
  streamRows<ChainedEntry>(
    client,
    `select ${entryColumns} from audit_entry e where e.stream = $1 order by e.seq, e.id`,
    [stream],
  )

/** The noted ends of all streams that have an entry. */
export async function streamHeads(client: Pool | ClientBase): Promise<readonly StreamHead[]> {
  const { rows } = await client.query<StreamHead>(
    `select stream, seq, hash, ${instant('at')} as at from audit_stream where seq > 0 order by stream collate "C"`,
  )
  return rows
}

/** Streams that entries are in, noted or not. */
export async function streamsWithEntries(client: ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ stream: string }>('select distinct stream from audit_entry')
  return rows.map((row) => row.stream)
}
