import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { ActiveSession, RequestContext } from '../../../platform/graphql/index.js'
import { AppointmentEntity } from '../person/appointment.entity.js'
import { appointmentsOf } from '../person/person.repository.js'
import { rotateSecret, sessionById } from './session.repository.js'

/**
 * Lets the session act under another of the person's own appointments, and changes its secret, as what it may do changes.
 *
 * @returns the session as it acts now; refusal `appointment/not-found` for one that is another's, over, or not there.
 */
export async function switchAppointment(
  context: RequestContext,
  appointmentId: string,
): Promise<Result<ActiveSession>> {
  const viewer = context.requireViewer()
  const { sessionId } = context
  const own = await appointmentsOf(context.pool, [viewer.personId])
  const chosen = own.find((appointment) => appointment.id === appointmentId)
  if (!chosen || sessionId === null) {
    return refuse('appointment/not-found', { zh: '没有此任职', en: 'No such appointment' }, 'appointmentId')
  }
  const secret = await withEntities(context.database, async (em, client) => {
    const session = await sessionById(em, sessionId)
    session.appointment = em.getReference(AppointmentEntity, chosen.id)
    const rotated = await rotateSecret(client, sessionId)
    await record(client, context.actor, {
      action: 'session.switch_appointment',
      objectType: 'session',
      objectId: sessionId,
      before: { appointmentId: viewer.appointment.id },
      after: { appointmentId: chosen.id },
    })
    return rotated
  })
  context.carrier.give(secret)
  const { personId, ...appointment } = chosen
  const session = { sessionId, viewer: { personId, appointment }, token: null }
  context.actAs(session)
  return ok(session)
}
