import { beyondYourScope, mayEnd } from '@zhengmei/domain/identity'
import { ok, type Result, refuse, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { endOn } from '../appointment/end-appointment.js'
import { endAccess } from './end-access.js'
import { holdPerson } from './person-to-change.js'

/**
 * 离岗: ends all appointments of a person, present and to come, and every way in, at once. What they leave open is read from
 * their record afterwards.
 *
 * @returns how many appointments ended; refusals `person/not-found`, `person/holds-nothing`, `appointment/own`, `person/beyond-your-scope` when
 *   one of them isn't the viewer's to end, `appointment/role-too-high`, `appointment/last-administrator`.
 */
export function departPerson(
  context: RequestContext,
  personId: string,
): Promise<Result<{ readonly personId: string; readonly endedAppointments: number }>> {
  const viewer = context.requireViewer()
  return withEntities(context.database, async (em, client) => {
    const held = await holdPerson(context, em, client, personId)
    if (!held.ok) return held
    const open = held.value.appointments.filter(({ state }) => state !== 'past')
    if (open.length === 0) return holdsNothing
    for (const appointment of open) {
      const allowed = mayEnd(viewer, appointment)
      if (allowed.ok) continue
      return allowed.refusal.code === 'organisation/not-found' ? refused(beyondYourScope) : allowed
    }
    const ended = await endOn(context, client, open, held.value.today)
    if (!ended.ok) return ended
    await endAccess(client, personId)
    await record(client, context.actor, {
      action: 'person.depart',
      objectType: 'person',
      objectId: personId,
      after: { endedAppointments: open.length },
    })
    return ok({ personId, endedAppointments: open.length })
  })
}

const holdsNothing = refuse(
  'person/holds-nothing',
  { zh: '此人员没有任职', en: 'This person holds no appointment' },
  'personId',
)
