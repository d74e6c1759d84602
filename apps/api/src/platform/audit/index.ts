import type { ClientBase } from 'pg'
import type { Actor } from '../graphql/index.js'

/** What was done, to what. `before` and `after` hold only what changed, and never a secret. */
export interface AuditEntry {
  /** `area.verb`: `session.sign_in`, `run.start`. */
  readonly action: string
  readonly objectType: string
  readonly objectId: string
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
}

/**
 * Writes an entry of the audit trail with the very client whose transaction makes the change: both stay or neither.
 *
 * @throws when it can't be written; the change must then be rolled back.
 */
export async function record(client: ClientBase, actor: Actor, entry: AuditEntry): Promise<void> {
  await client.query(
    `insert into audit_entry (person_id, appointment_id, action, object_type, object_id, before, after, request_id, address)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      actor.personId,
      actor.appointmentId,
      entry.action,
      entry.objectType,
      entry.objectId,
      asJson(entry.before),
      asJson(entry.after),
      actor.requestId,
      actor.address,
    ],
  )
}

const asJson = (value: Readonly<Record<string, unknown>> | undefined) =>
  value === undefined ? null : JSON.stringify(value)
