import { Action } from '@zhengmei/domain/identity'
import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { isWithin } from './open-sessions.repository.js'
import { endSessionsOf } from './session.repository.js'
import { tellOfSecurity } from './tell-of-security.js'

const noSession = refuse(
  'session/not-found',
  { zh: '没有这个登录，或已结束', en: 'No such session, or it is over already' },
  'id',
)

/**
 * Ends one of the viewer's own sessions; of the present one the cookie goes too.
 *
 * @returns refusal `session/not-found` for one that is another's, over, or not there.
 */
export async function endOwnSession(context: RequestContext, id: string): Promise<Result<{ count: number }>> {
  const { personId } = context.requireViewer()
  if (!isUuid(id)) return noSession
  const ended = await withTransaction(context.pool, async (client) => {
    const { rowCount } = await client.query(
      'update session set ended_at = now() where id = $1 and person_id = $2 and ended_at is null',
      [id, personId],
    )
    if (rowCount === 0) return false
    await record(client, context.actor, { action: 'session.end', objectType: 'session', objectId: id })
    return true
  })
  if (!ended) return noSession
  if (id === context.sessionId) leave(context)
  return ok({ count: 1 })
}

/** Ends all of the viewer's own sessions, or all but the present one. */
export async function endOwnSessions(
  context: RequestContext,
  keepThis: boolean,
): Promise<Result<{ count: number }>> {
  const { personId } = context.requireViewer()
  const count = await withTransaction(context.pool, async (client) => {
    const ended = await endSessionsOf(client, personId, keepThis ? context.sessionId : null)
    await record(client, context.actor, {
      action: 'session.end_all',
      objectType: 'person',
      objectId: personId,
      after: { count: ended, keptThis: keepThis },
    })
    return ended
  })
  if (!keepThis) leave(context)
  return ok({ count })
}

/**
 * Ends all sessions of somebody within the viewer's scope: they are out on their next request.
 *
 * @returns refusal `person/not-found` for one who isn't there or has no appointment in the viewer's scope.
 */
export async function endSessionsOfPerson(
  context: RequestContext,
  personId: string,
): Promise<Result<{ count: number }>> {
  const scope = context.scopeFor(Action.endSessions)
  return withTransaction(context.pool, async (client) => {
    if (!isUuid(personId) || !(await isWithin(client, personId, scope))) return noPerson
    const count = await endSessionsOf(client, personId)
    if (count > 0) await tellOfSecurity(client, personId, 'sessions_ended', null)
    await record(client, context.actor, {
      action: 'session.end_all',
      objectType: 'person',
      objectId: personId,
      after: { count },
    })
    return ok({ count })
  })
}

/** The words for a person who isn't there or not within the scope: both look the same. */
export const noPerson = refuse('person/not-found', { zh: '没有此人员', en: 'No such person' }, 'personId')

function leave(context: RequestContext): void {
  context.carrier.give(null)
  context.actAs(null)
}
