import type { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { notify } from '../../notification/index.js'

/** Tells a person of an appointment that was just given to them or whose end was just decided, as it stands now. */
export async function tellOfAppointment(
  client: ClientBase,
  kind: 'appointment_granted' | 'appointment_ended',
  appointmentId: string,
): Promise<void> {
  const { rows } = await client.query<{
    personId: string
    role: Role
    organisation: string
    fromOn: PlainDate
    toOn: PlainDate | null
  }>(
    `select a.person_id as "personId", a.role, o.name as organisation, a.from_on as "fromOn", a.to_on as "toOn"
     from appointment a cross join lateral named_org(a.org_id) o where a.id = $1`,
    [appointmentId],
  )
  const [told] = rows
  if (!told) return
  const { personId, ...facts } = told
  await notify(client, personId, { kind, facts })
}
