import { Action } from '@zhengmei/domain/identity'
import { defineLoader, groupedInOrderOf, inOrderOf } from '../../../platform/graphql/index.js'
import type { AppointmentRow } from '../appointment/appointment.read.js'
import {
  appointmentsById,
  appointmentsHeldBy,
  appointmentsWithin,
} from '../appointment/appointments.repository.js'
import { activeSessionCounts } from './people.repository.js'

/** The appointments of a person within the viewer's subtree, the latest first. */
export const visibleAppointmentsOf = defineLoader<string, AppointmentRow[]>(async (context, ids) =>
  groupedInOrderOf(
    ids,
    await appointmentsWithin(context.pool, context.scopeFor(Action.readPeople), ids),
    (appointment) => appointment.personId,
  ),
)

/** All appointments of a person, also elsewhere: only to decide by, never to show. */
export const allAppointmentsOf = defineLoader<string, AppointmentRow[]>(async (context, ids) =>
  groupedInOrderOf(ids, await appointmentsHeldBy(context.pool, ids), (appointment) => appointment.personId),
)

/** An appointment that something visible names. */
export const appointmentById = defineLoader<string, AppointmentRow | null>(async (context, ids) =>
  inOrderOf(ids, await appointmentsById(context.pool, ids), (appointment) => appointment.id),
)

export const activeSessionsOf = defineLoader<string, number>(async (context, ids) => {
  const counts = await activeSessionCounts(context.pool, ids)
  return inOrderOf(ids, counts, (row) => row.personId).map((row) => row?.count ?? 0)
})
