import { checkStandIn, mayGrant, personDisabled } from '@zhengmei/domain/identity'
import { ok, type PlainDate, type Result, refuse, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { onceForKey } from '../../../platform/idempotency/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { AppointmentEntity } from '../person/appointment.entity.js'
import { holdPerson } from '../person/person-to-change.js'
import { holdAppointment } from './appointment-to-change.js'
import { tellOfAppointment } from './tell-of-appointment.js'

/** Who stands in for which appointment, when. */
export interface NewStandIn {
  readonly appointmentId: string
  readonly personId: string
  readonly fromOn: PlainDate
  /** The first day without it. */
  readonly toOn: PlainDate
  readonly idempotencyKey?: string | null
}

/**
 * 代理: appoints somebody to the same role at the same node for some days, in the place of another. It ends with the
 * original at the latest.
 *
 * @returns ids; refusals `appointment/not-found`, `appointment/over`, `stand-in/…`, `person/not-found`, `person/disabled`,
 *   those of `checkStandIn` and `mayGrant`, `idempotency/…`.
 */
export function appointStandIn(
  context: RequestContext,
  input: NewStandIn,
): Promise<Result<{ readonly personId: string; readonly appointmentId: string }>> {
  const viewer = context.requireViewer()
  const { idempotencyKey, ...asked } = input
  return withEntities(context.database, (em, client) =>
    onceForKey(
      client,
      { personId: viewer.personId, key: idempotencyKey, operation: 'appointStandIn', input: asked },
      async () => {
        const original = await holdAppointment(context, client, input.appointmentId)
        if (!original.ok) return original
        const { role, orgId, nodePath, personId: heldBy, jobTitle, id: standInFor } = original.value
        if (original.value.standInFor !== null) return ofAStandIn
        if (input.personId === heldBy) return forThemselves
        const held = await holdPerson(context, em, client, input.personId)
        if (!held.ok) return held
        const { entity: person, appointments, today } = held.value
        if (person.disabledAt) return refused(personDisabled)
        const term = checkStandIn({ fromOn: input.fromOn, toOn: input.toOn }, original.value, today)
        if (!term.ok) return term
        const grant = mayGrant(viewer, { personId: person.id, role, nodePath, ...term.value }, appointments)
        if (!grant.ok) return grant
        const facts = { orgId, role, jobTitle, standInFor, ...term.value }
        const { id } = em.create(AppointmentEntity, { id: uuidv7(), person, ...facts })
        await em.flush()
        await tellOfAppointment(client, 'appointment_granted', id)
        await record(client, context.actor, {
          action: 'appointment.stand_in',
          objectType: 'appointment',
          objectId: id,
          after: { personId: person.id, ...facts },
        })
        return ok({ personId: person.id, appointmentId: id })
      },
    ),
  )
}

const ofAStandIn = refuse(
  'stand-in/of-a-stand-in',
  { zh: '代理任职不能再由他人代理', en: 'Nobody stands in for a stand-in' },
  'appointmentId',
)
const forThemselves = refuse(
  'stand-in/same-person',
  { zh: '本人不能代理自己', en: 'Nobody stands in for themselves' },
  'personId',
)
