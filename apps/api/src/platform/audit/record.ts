import { type AuditObject, changedOnly, streamOfAction } from '@zhengmei/domain/audit'
import type { ClientBase } from 'pg'
import type { Actor } from '../graphql/index.js'

/** What was done, to what. `before` and `after` never hold a secret; of two states only what differs is kept. */
export interface AuditEntry {
  /** `area.verb`: `session.sign_in`, `run.start`. */
  readonly action: string
  /** What the trail can call by a title. */
  readonly objectType: AuditObject
  readonly objectId: string
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
}

/**
 * Writes an entry of the audit trail with the very client whose transaction makes the change: both stay or neither.
 * Call it last: from here to the commit every other writer of the trail waits. The database gives the entry its place in
 * the chain, its time and the names of who acted.
 *
 * @throws when it can't be written; the change must then be rolled back.
 */
export async function record(client: ClientBase, actor: Actor, entry: AuditEntry): Promise<void> {
  const { before, after } = changedOnly(entry.before, entry.after)
  await client.query(
    `insert into audit_entry (stream, person_id, appointment_id, action, object_type, object_id, before, after,
       request_id, address, user_agent, token_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      streamOfAction(entry.action),
      actor.personId,
      actor.appointmentId,
      entry.action,
      entry.objectType,
      entry.objectId,
      asJson(before),
      asJson(after),
      actor.requestId,
      actor.address,
      actor.userAgent ?? null,
      actor.tokenId,
    ],
  )
}

const asJson = (value: Readonly<Record<string, unknown>> | undefined) =>
  value === undefined ? null : JSON.stringify(value)
