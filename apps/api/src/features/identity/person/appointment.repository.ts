import { type Appointment, scopePathOf } from '@zhengmei/domain/identity'
import type { ClientBase, Pool } from 'pg'
import { appointmentColumns, inForceToday } from './person.repository.js'

/**
 * The subtree, as a path, that an appointment covers now: asked again by work that was planned under it and runs later.
 *
 * @returns null when the appointment is not in force any more or its person is disabled.
 */
export async function scopeOfAppointment(
  connection: Pool | ClientBase,
  appointmentId: string,
): Promise<string | null> {
  const { rows } = await connection.query<Appointment>(
    `select ${appointmentColumns} from appointment a join person p on p.id = a.person_id cross join lateral named_org(a.org_id) o
     where a.id = $1 and ${inForceToday} and p.disabled_at is null`,
    [appointmentId],
  )
  const [appointment] = rows
  return appointment ? scopePathOf(appointment.role, appointment.orgPath) : null
}
