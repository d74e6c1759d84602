import { type Appointment, scopePathOf, type Viewer } from '@zhengmei/domain/identity'
import type { ClientBase, Pool } from 'pg'
import { appointmentColumns, inForceToday } from './person.repository.js'

/**
 * Who acts under an appointment now: asked again by work that was planned under it and runs later.
 *
 * @returns null when the appointment is not in force any more or its person is disabled.
 */
export async function viewerOfAppointment(
  connection: Pool | ClientBase,
  appointmentId: string,
): Promise<Viewer | null> {
  const { rows } = await connection.query<Appointment & { readonly personId: string }>(
    `select ${appointmentColumns}, a.person_id as "personId"
     from appointment a join person p on p.id = a.person_id cross join lateral named_org(a.org_id) o
     where a.id = $1 and ${inForceToday} and p.disabled_at is null`,
    [appointmentId],
  )
  const [found] = rows
  if (!found) return null
  const { personId, ...appointment } = found
  return {
    personId,
    appointment: { ...appointment, orgPath: scopePathOf(appointment.role, appointment.orgPath) },
  }
}

/** The subtree, as a path, that an appointment covers now; null as {@link viewerOfAppointment}. */
export const scopeOfAppointment = async (
  connection: Pool | ClientBase,
  appointmentId: string,
): Promise<string | null> =>
  (await viewerOfAppointment(connection, appointmentId))?.appointment.orgPath ?? null
