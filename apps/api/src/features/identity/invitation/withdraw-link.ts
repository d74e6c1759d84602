import { Action } from '@zhengmei/domain/identity'
import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { holdToAdminister } from '../person/person-to-change.js'
import { endLinks } from './give-links.js'

/**
 * Takes back the link that a person was given: it doesn't work any more.
 *
 * @returns refusals `invitation/none`, `person/not-found`, `person/own`, `person/beyond-your-scope`, `person/administrator`.
 */
export function withdrawLink(
  context: RequestContext,
  personId: string,
): Promise<Result<{ readonly personId: string }>> {
  return withEntities(context.database, async (em, client) => {
    const held = await holdToAdminister(context, em, client, Action.invitePeople, personId)
    if (!held.ok) return held
    if ((await endLinks(client, [personId])).length === 0) return refused(noLink)
    await record(client, context.actor, {
      action: 'person.withdraw_link',
      objectType: 'person',
      objectId: personId,
    })
    return ok({ personId })
  })
}

/** The words for a person without a link that works. */
export const noLink: Refusal = {
  code: 'invitation/none',
  field: 'personId',
  message: { zh: '此人没有有效的链接', en: 'This person has no link that works' },
}
