import { loginTaken } from '@zhengmei/domain/identity'
import { ok, type PlainDate, type Result, refused } from '@zhengmei/domain/kernel'
import type { PeoplePlan, PlannedEnd } from '@zhengmei/domain/people'
import type { ClientBase } from 'pg'
import { record } from '../../platform/audit/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { appointmentsById, endOn, insertAppointments, insertPeople, updatePeople } from '../identity/index.js'

/**
 * Does what was decided, with an entry in the trail for each person and appointment, as if it had been done by hand.
 *
 * @returns refusals `appointment/last-administrator`, `person/login-taken` when somebody took a login meanwhile. Part of it
 *   may be written then: the transaction must be rolled back.
 */
export async function applyPlan(
  context: RequestContext,
  client: ClientBase,
  { create, edit, grant, end }: PeoplePlan,
): Promise<Result<null>> {
  if ((await insertPeople(client, create)) < create.length) return refused(loginTaken)
  await updatePeople(client, edit)
  const granted = grant.map((appointment) => ({ id: uuidv7(), ...appointment }))
  await insertAppointments(client, granted)
  for (const [on, ends] of byDay(end)) {
    const ids = ends.map(({ appointmentId }) => appointmentId)
    const ended = await endOn(context, client, await appointmentsById(client, ids), on)
    if (!ended.ok) return ended
  }
  const { actor } = context
  for (const { id, login, name, organisationId } of create) {
    const after = { login, name, organisationId }
    await record(client, actor, { action: 'person.create', objectType: 'person', objectId: id, after })
  }
  for (const { personId, before, after } of edit) {
    const states = { before: { ...before }, after: { ...after } }
    await record(client, actor, {
      action: 'person.edit',
      objectType: 'person',
      objectId: personId,
      ...states,
    })
  }
  for (const { id, ...after } of granted)
    await record(client, actor, {
      action: 'appointment.grant',
      objectType: 'appointment',
      objectId: id,
      after,
    })
  return ok(null)
}

const byDay = (ends: readonly PlannedEnd[]): ReadonlyMap<PlainDate, PlannedEnd[]> =>
  Map.groupBy(ends, ({ on }) => on)
