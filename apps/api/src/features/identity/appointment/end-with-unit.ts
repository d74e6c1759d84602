import { ok, type PlainDate, type Result } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { type AppointmentRow, appointmentRowColumns } from './appointment.read.js'
import { standInsOf } from './appointments.repository.js'
import { endOn } from './end-appointment.js'
import { canDoWithout } from './last-administrator.js'

type Connection = Pick<ClientBase, 'query'>

/** Appointments at a unit itself that would still count on a day or come after it. */
async function appointmentsLeftAt(
  connection: Connection | Pool,
  orgId: string,
  on: PlainDate,
): Promise<AppointmentRow[]> {
  const { rows } = await connection.query<AppointmentRow>(
    `select ${appointmentRowColumns} from appointment a cross join lateral named_org(a.org_id) o
     where a.org_id = $1 and (a.to_on is null or (a.to_on > $2 and a.to_on > a.from_on)) order by a.id`,
    [orgId, on],
  )
  return rows
}

/**
 * Whether everybody can go who is appointed at a unit that ends on a day.
 *
 * @returns refusal `appointment/last-administrator`.
 */
export async function canEndWithUnit(
  connection: Connection,
  orgId: string,
  on: PlainDate,
): Promise<Result<null>> {
  const ending = await appointmentsLeftAt(connection, orgId, on)
  if (ending.length === 0) return ok(null)
  const standIns = await standInsOf(
    connection,
    ending.map(({ id }) => id),
  )
  return canDoWithout(connection, [...ending, ...standIns], on)
}

/**
 * Ends all appointments at a unit that is no more from a day on, as if each had been ended by hand: the next request under one of them
 * finds it over, and what they leave comes on a list. Whoever is needed at the unit that follows is appointed there.
 *
 * @returns how many.
 * @throws when one can't be done without: {@link canEndWithUnit} is asked before.
 */
export async function endWithUnit(
  by: Pick<RequestContext, 'actor'>,
  client: ClientBase,
  orgId: string,
  on: PlainDate,
): Promise<number> {
  const ending = await appointmentsLeftAt(client, orgId, on)
  if (ending.length === 0) return 0
  const ended = await endOn(by, client, ending, on)
  if (!ended.ok) throw new Error(`appointments at ${orgId} can not end: ${ended.refusal.code}`)
  return ending.length
}
