import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Action, isOver, mayAdminister, noSuchPerson, type PersonAction } from '@zhengmei/domain/identity'
import { dayOf, ok, type PlainDate, type Result, refused } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { databaseClock } from '../../../platform/clock/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import type { AppointmentRow } from '../appointment/appointment.read.js'
import { appointmentsHeldBy } from '../appointment/appointments.repository.js'
import type { PersonRecordRow } from './people.read.js'
import { findPersonRecord } from './people.repository.js'
import { PersonEntity } from './person.entity.js'

/** A person who is locked for a change, with what is known of them under the lock. */
export interface PersonHeld {
  readonly entity: PersonEntity
  readonly record: PersonRecordRow
  /** All appointments, of whatever place and time. */
  readonly appointments: readonly AppointmentRow[]
  readonly today: PlainDate
}

/**
 * Locks a person whom the viewer may see: until the end of the transaction nobody else edits, appoints or disables them.
 *
 * @returns refusal `person/not-found`.
 */
export async function holdPerson(
  context: RequestContext,
  em: EntityManager,
  client: ClientBase,
  personId: string,
): Promise<Result<PersonHeld>> {
  if (!isUuid(personId)) return refused(noSuchPerson)
  const scope = context.scopeFor(Action.readPeople)
  // Looked for before anything is locked: another's person costs no more than one that is not there.
  if ((await findPersonRecord(client, scope, personId)) === null) return refused(noSuchPerson)
  const entity = await em.findOne(PersonEntity, personId, { lockMode: LockMode.PESSIMISTIC_WRITE })
  const record = entity && (await findPersonRecord(client, scope, personId))
  if (!entity || !record) return refused(noSuchPerson)
  const appointments = await appointmentsHeldBy(client, [personId])
  return ok({ entity, record, appointments, today: dayOf(await databaseClock(client).now()) })
}

/**
 * {@link holdPerson} for what is done to a person as such.
 *
 * @returns also the refusals of `mayAdminister`.
 */
export async function holdToAdminister(
  context: RequestContext,
  em: EntityManager,
  client: ClientBase,
  action: PersonAction,
  personId: string,
): Promise<Result<PersonHeld>> {
  const held = await holdPerson(context, em, client, personId)
  if (!held.ok) return held
  const { record, appointments, today } = held.value
  const allowed = mayAdminister(context.requireViewer(), action, {
    personId,
    homePath: record.homePath,
    held: appointments.filter((appointment) => !isOver(appointment, today)),
  })
  return allowed.ok ? held : allowed
}
