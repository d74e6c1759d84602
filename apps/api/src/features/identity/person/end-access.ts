import type { ClientBase } from 'pg'
import { endLinks } from '../invitation/give-links.js'
import { endSessionsOf } from '../session/session.repository.js'

/** Ends at once every way in that a person has: sessions, tokens, links that still work. */
export async function endAccess(client: ClientBase, personId: string): Promise<void> {
  await endSessionsOf(client, personId)
  await client.query('update api_token set revoked_at = now() where person_id = $1 and revoked_at is null', [
    personId,
  ])
  await endLinks(client, [personId])
}
