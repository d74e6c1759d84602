import { beyondYourScope, checkEnd, mayEnd } from '@zhengmei/domain/identity'
import { ok, type PlainDate, type Result, refuse, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { endOn } from '../appointment/end-appointment.js'
import { endAccess } from './end-access.js'
import { holdPerson } from './person-to-change.js'

/** Who leaves, and from when on. */
export interface Departure {
  readonly personId: string
  /** The first day without them; absent: today, that is at once. */
  readonly on?: PlainDate | null
}

/**
 * 离岗: ends all appointments of a person, present and to come: at once, with every way in, or from a day to come on, when
 * sessions and tokens end by themselves for want of an appointment. What they leave open is read from their record afterwards.
 *
 * @returns how many appointments end by it; refusals `person/not-found`, `person/holds-nothing`, `appointment/own`, `person/beyond-your-scope` when
 *   one of them isn't the viewer's to end, `appointment/role-too-high`, `appointment/ends-in-the-past`, `appointment/last-administrator`.
 */
export function departPerson(
  context: RequestContext,
  { personId, on: asked }: Departure,
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
    const { today } = held.value
    const on = checkEnd(asked ?? today, { toOn: null }, today)
    if (!on.ok) return on
    const ending = open.filter(({ toOn }) => toOn === null || on.value < toOn)
    const ended = await endOn(context, client, ending, on.value)
    if (!ended.ok) return ended
    if (on.value === today) await endAccess(client, personId)
    await record(client, context.actor, {
      action: 'person.depart',
      objectType: 'person',
      objectId: personId,
      after: { endedAppointments: ending.length, on: on.value },
    })
    return ok({ personId, endedAppointments: ending.length })
  })
}

const holdsNothing = refuse(
  'person/holds-nothing',
  { zh: '此人员没有任职', en: 'This person holds no appointment' },
  'personId',
)
