import { Role } from '@zhengmei/domain/identity'
import { ok, type PlainDate, type Result, refuse } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import type { AppointmentRow } from './appointment.read.js'
import { othersHolding } from './appointments.repository.js'

/** Without one of these nobody could make people, or appoint, any more. */
const indispensable: readonly Role[] = [Role.systemAdministrator, Role.securityAdministrator]

/**
 * Whether the installation can do without these appointments of one person from a day on. Whoever asks holds a lock until
 * the end of the transaction, so that the last two can't leave at once, each counting on the other.
 *
 * @param appointments those that end, stand-ins that end with them included.
 * @param on the first day without them.
 * @returns refusal `appointment/last-administrator`.
 */
export async function canDoWithout(
  client: Pick<ClientBase, 'query'>,
  appointments: readonly AppointmentRow[],
  on: PlainDate,
): Promise<Result<null>> {
  const needed = appointments.filter(
    ({ role, fromOn, toOn }) => indispensable.includes(role) && fromOn <= on && (toOn === null || on < toOn),
  )
  if (needed.length === 0) return ok(null)
  await client.query(`select pg_advisory_xact_lock(hashtext('zhengmei last administrator'))`)
  const exceptIds = appointments.map(({ id }) => id)
  for (const { role, nodePath } of needed) {
    if ((await othersHolding(client, { role, nodePath, on, exceptIds })) > 0) continue
    return refuse('appointment/last-administrator', {
      zh: '这是最后一名系统管理员或安全管理员，请先任命接任者',
      en: 'This is the last system or security administrator; appoint a successor first',
    })
  }
  return ok(null)
}
