import { Action } from '@zhengmei/domain/identity'
import { ok, type Result } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { canDoWithout } from '../appointment/last-administrator.js'
import { endAccess } from './end-access.js'
import { holdToAdminister } from './person-to-change.js'

/**
 * 停用: the person can't sign in any more; sessions, tokens and links end at once. Their appointments stay, and count again
 * when they are enabled.
 *
 * @returns the person's id, also when they were disabled already; refusals `person/not-found`, `person/own`,
 *   `person/beyond-your-scope`, `appointment/last-administrator`.
 */
export function disablePerson(
  context: RequestContext,
  personId: string,
): Promise<Result<{ readonly personId: string }>> {
  return withEntities(context.database, async (em, client) => {
    const held = await holdToAdminister(context, em, client, Action.disablePeople, personId)
    if (!held.ok) return held
    const { entity, appointments, today } = held.value
    if (entity.disabledAt) return ok({ personId })
    const dispensable = await canDoWithout(client, appointments, today)
    if (!dispensable.ok) return dispensable
    entity.disabledAt = new Date(await databaseClock(client).now())
    await em.flush()
    await endAccess(client, personId)
    await record(client, context.actor, {
      action: 'person.disable',
      objectType: 'person',
      objectId: personId,
    })
    return ok({ personId })
  })
}

/**
 * 启用: the person may sign in again, with the password they had. Tokens and links that ended stay so.
 *
 * @returns the person's id; refusals as of {@link disablePerson}.
 */
export function enablePerson(
  context: RequestContext,
  personId: string,
): Promise<Result<{ readonly personId: string }>> {
  return withEntities(context.database, async (em, client) => {
    const held = await holdToAdminister(context, em, client, Action.disablePeople, personId)
    if (!held.ok) return held
    if (!held.value.entity.disabledAt) return ok({ personId })
    held.value.entity.disabledAt = null
    await em.flush()
    await record(client, context.actor, { action: 'person.enable', objectType: 'person', objectId: personId })
    return ok({ personId })
  })
}
