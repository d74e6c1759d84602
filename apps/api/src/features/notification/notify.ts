import type { ClientBase } from 'pg'
import { publish } from '../../platform/events/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import type { Told } from './kinds.js'

/** The topic under which a person's notifications are told live; its id is the person's. */
export const notificationTopic = 'notification'

/**
 * Tells a person something, in the caller's transaction: with it or not at all.
 *
 * @param once what was told under this word already is not told again to the same person.
 */
export async function notify(
  client: Pick<ClientBase, 'query'>,
  personId: string,
  told: Told,
  once: string | null = null,
): Promise<void> {
  await client.query(
    `insert into notification (id, person_id, kind, facts, object_id, once) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [
      uuidv7(),
      personId,
      told.kind,
      JSON.stringify(told.facts),
      'objectId' in told ? told.objectId : null,
      once,
    ],
  )
  await publish(client as ClientBase, { topic: notificationTopic, id: personId })
}
