import { Action, liesWithin, mayEnd } from '@zhengmei/domain/identity'
import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import type { AppointmentRow } from './appointment.read.js'
import { appointmentLocked } from './appointments.repository.js'

const noSuchAppointment: Refusal = {
  code: 'appointment/not-found',
  field: 'appointmentId',
  message: { zh: '没有此任职', en: 'No such appointment' },
}
const alreadyOver: Refusal = {
  code: 'appointment/over',
  field: 'appointmentId',
  message: { zh: '此任职已结束', en: 'This appointment is over' },
}

/**
 * Locks an appointment within the viewer's subtree that they may dispose of and that isn't over.
 *
 * @returns refusals `appointment/not-found`, `appointment/over`, those of `mayEnd`.
 */
export async function holdAppointment(
  context: RequestContext,
  client: ClientBase,
  appointmentId: string,
): Promise<Result<AppointmentRow>> {
  if (!isUuid(appointmentId)) return refused(noSuchAppointment)
  const appointment = await appointmentLocked(client, appointmentId)
  if (!appointment || !liesWithin(appointment.nodePath, context.scopeFor(Action.endAppointments)))
    return refused(noSuchAppointment)
  const allowed = mayEnd(context.requireViewer(), appointment)
  if (!allowed.ok) return allowed
  return appointment.state === 'past' ? refused(alreadyOver) : ok(appointment)
}
