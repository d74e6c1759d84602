import { Action, personDisabled } from '@zhengmei/domain/identity'
import { ok, type Result, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { giveLink } from '../invitation/give-links.js'
import type { PersonInvited } from './create-person.js'
import { holdToAdminister } from './person-to-change.js'

/**
 * Makes a new link by which a person sets a password; earlier links end. The password they have works until it is replaced.
 *
 * @returns refusals `person/not-found`, `person/own`, `person/beyond-your-scope`, `person/administrator`, `person/disabled`.
 */
export function invitePerson(context: RequestContext, personId: string): Promise<Result<PersonInvited>> {
  return withEntities(context.database, async (em, client) => {
    const held = await holdToAdminister(context, em, client, Action.invitePeople, personId)
    if (!held.ok) return held
    if (held.value.entity.disabledAt) return refused(personDisabled)
    const secret = await giveLink(client, personId, context.requireViewer().personId)
    await record(client, context.actor, { action: 'person.invite', objectType: 'person', objectId: personId })
    return ok({ personId, secret })
  })
}
