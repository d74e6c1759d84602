import {
  Action,
  checkTerm,
  type JobTitle,
  mayGrant,
  personDisabled,
  type Role,
} from '@zhengmei/domain/identity'
import { ok, type PlainDate, type Result, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { onceForKey } from '../../../platform/idempotency/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { livingUnit } from '../../org/index.js'
import { AppointmentEntity } from '../person/appointment.entity.js'
import { holdPerson } from '../person/person-to-change.js'
import { tellOfAppointment } from './tell-of-appointment.js'

/** What to appoint whom to. */
export interface NewAppointment {
  readonly personId: string
  readonly organisationId: string
  readonly role: Role
  readonly jobTitle?: JobTitle | null
  /** Absent: today. */
  readonly fromOn?: PlainDate | null
  /** The first day without it; absent: open. */
  readonly toOn?: PlainDate | null
  readonly idempotencyKey?: string | null
}

/**
 * 任命: gives a person a role at a node, in force on the very next request when it begins today.
 *
 * @returns ids; refusals `organisation/not-found`, `organisation/abolished`, `person/not-found`, `person/disabled`, those of `checkTerm` and `mayGrant`, `idempotency/…`.
 */
export async function grantAppointment(
  context: RequestContext,
  input: NewAppointment,
): Promise<Result<{ readonly personId: string; readonly appointmentId: string }>> {
  const viewer = context.requireViewer()
  const unit = await livingUnit(context, Action.grantAppointments, input.organisationId)
  if (!unit.ok) return unit
  const nodePath = unit.value
  const { idempotencyKey, ...asked } = input
  return withEntities(context.database, (em, client) =>
    onceForKey(
      client,
      { personId: viewer.personId, key: idempotencyKey, operation: 'grantAppointment', input: asked },
      async () => {
        const held = await holdPerson(context, em, client, input.personId)
        if (!held.ok) return held
        const { entity: person, appointments, today } = held.value
        if (person.disabledAt) return refused(personDisabled)
        const term = checkTerm({ fromOn: input.fromOn ?? today, toOn: input.toOn ?? null }, today)
        if (!term.ok) return term
        const { role } = input
        const grant = mayGrant(viewer, { personId: person.id, role, nodePath, ...term.value }, appointments)
        if (!grant.ok) return grant
        const facts = {
          orgId: input.organisationId,
          role,
          jobTitle: input.jobTitle ?? null,
          ...term.value,
        }
        const { id } = em.create(AppointmentEntity, { id: uuidv7(), person, ...facts })
        await em.flush()
        await tellOfAppointment(client, 'appointment_granted', id)
        await record(client, context.actor, {
          action: 'appointment.grant',
          objectType: 'appointment',
          objectId: id,
          after: { personId: person.id, ...facts },
        })
        return ok({ personId: person.id, appointmentId: id })
      },
    ),
  )
}
