import { Action, noSuchPerson } from '@zhengmei/domain/identity'
import { ok, type Refusal, type Result } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import { type RequestContext, type RowOutcomes, rowsAsked } from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { whoIsWithin } from './open-sessions.repository.js'
import { endSessionsOfAll } from './session.repository.js'
import { tellOfSecurity } from './tell-of-security.js'

/**
 * Ends all sessions of several people within the viewer's scope: they are out on their next request. The viewer's own go
 * on, as whoever selects a whole page means the others.
 *
 * @returns for each what became of it: refusals `person/not-found`, `session/own`, `session/none`; of the whole `rows/…`.
 */
export async function endSessionsOfPeople(
  context: RequestContext,
  personIds: readonly string[],
): Promise<Result<RowOutcomes>> {
  const scope = context.scopeFor(Action.endSessions)
  const viewer = context.requireViewer()
  const asked = rowsAsked(personIds)
  if (!asked.ok) return asked
  return withTransaction(context.pool, async (client) => {
    const within = await whoIsWithin(client, asked.value.filter(isUuid), scope)
    within.delete(viewer.personId)
    const ended = await endSessionsOfAll(client, [...within])
    for (const personId of ended.keys()) await tellOfSecurity(client, personId, 'sessions_ended', null)
    for (const [objectId, count] of ended)
      await record(client, context.actor, {
        action: 'session.end_all',
        objectType: 'person',
        objectId,
        after: { count },
      })
    const refusalOf = (id: string): Refusal | null => {
      if (id === viewer.personId) return own
      if (!within.has(id)) return noSuchPerson
      return ended.has(id) ? null : none
    }
    return ok({ outcomes: asked.value.map((id) => ({ id, refusal: refusalOf(id) })) })
  })
}

const own: Refusal = {
  code: 'session/own',
  message: { zh: '自己的登录请在“我的安全设置”中结束', en: 'Your own end in “My security”' },
}
const none: Refusal = {
  code: 'session/none',
  message: { zh: '此人没有有效的登录', en: 'This person has no session' },
}
