import { checkEnd } from '@zhengmei/domain/identity'
import { dayOf, ok, type PlainDate, type Result } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { openHandover } from '../handover/open-handover.js'
import type { AppointmentRow } from './appointment.read.js'
import { holdAppointment } from './appointment-to-change.js'
import { standInsOf } from './appointments.repository.js'
import { canDoWithout } from './last-administrator.js'
import { tellOfAppointment } from './tell-of-appointment.js'

/** Which appointment to end, and from when on it no longer counts. */
export interface AppointmentEnd {
  readonly appointmentId: string
  /** The first day without it; absent: today, that is at once. */
  readonly on?: PlainDate | null
}

/**
 * Ends an appointment now or on a day to come, and its stand-ins with it. Ended now it no longer counts on the very next
 * request: sessions that act under it are over.
 *
 * @returns whose it was; refusals `appointment/not-found`, `appointment/over`, `appointment/own`,
 *   `appointment/role-too-high`, `appointment/ends-in-the-past`, `appointment/ends-earlier`, `appointment/last-administrator`.
 */
export function endAppointment(
  context: RequestContext,
  input: AppointmentEnd,
): Promise<Result<{ readonly personId: string }>> {
  return withTransaction(context.pool, async (client) => {
    const held = await holdAppointment(context, client, input.appointmentId)
    if (!held.ok) return held
    const today = dayOf(await databaseClock(client).now())
    const on = checkEnd(input.on ?? today, held.value, today)
    if (!on.ok) return on
    const ended = await endOn(context, client, [held.value], on.value)
    return ended.ok ? ok({ personId: held.value.personId }) : ended
  })
}

/**
 * Ends appointments on a day not before today; those that would begin later are called off. What hangs on the others comes on
 * the list of what is handed over; stand-ins who end with them hand nothing over.
 *
 * @returns refusal `appointment/last-administrator`, with nothing changed.
 */
export async function endOn(
  by: Pick<RequestContext, 'actor'>,
  client: ClientBase,
  appointments: readonly AppointmentRow[],
  on: PlainDate,
): Promise<Result<null>> {
  const given = appointments.map(({ id }) => id)
  // Whoever is just naming a stand-in for one of them is waited for.
  await client.query('select id from appointment where id = any($1::uuid[]) order by id for update', [given])
  const standIns = await standInsOf(client, given)
  const ending = [...appointments, ...standIns].filter(({ toOn }) => toOn === null || on < toOn)
  const dispensable = await canDoWithout(client, ending, on)
  if (!dispensable.ok) return dispensable
  const ids = ending.map(({ id }) => id)
  await client.query(
    'update appointment set to_on = greatest($2::date, from_on) where id = any($1::uuid[])',
    [ids, on],
  )
  await client.query(
    `update session set ended_at = now() where ended_at is null and appointment_id in (
       select id from appointment where id = any($1::uuid[]) and to_on <= $2)`,
    [ids, dayOf(await databaseClock(client).now())],
  )
  for (const { id } of ending) await tellOfAppointment(client, 'appointment_ended', id)
  for (const { id, personId, role, toOn, fromOn, standInFor } of ending) {
    await record(client, by.actor, {
      action: 'appointment.end',
      objectType: 'appointment',
      objectId: id,
      before: { toOn },
      after: {
        personId,
        role,
        toOn: fromOn > on ? fromOn : on,
        ...(standInFor === null ? {} : { standInFor }),
      },
    })
  }
  const own = ending.filter(({ id }) => given.includes(id))
  await openHandover(by, client, own, on)
  return ok(null)
}
