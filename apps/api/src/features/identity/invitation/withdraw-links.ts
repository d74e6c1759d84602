import { Action, isOver, mayAdminister, noSuchPerson } from '@zhengmei/domain/identity'
import { dayOf, ok, type Refusal, type Result } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import { type RequestContext, type RowOutcomes, rowsAsked } from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { appointmentsHeldBy } from '../appointment/appointments.repository.js'
import { peopleHeld } from '../person/people.repository.js'
import { endLinks } from './give-links.js'
import { noLink } from './withdraw-link.js'

/**
 * Takes back the links that several people were given: they don't work any more.
 *
 * @returns for each what became of it: the refusals of `withdrawLink`; of the whole `rows/…`.
 */
export async function withdrawLinks(
  context: RequestContext,
  personIds: readonly string[],
): Promise<Result<RowOutcomes>> {
  const viewer = context.requireViewer()
  const scope = context.scopeFor(Action.readPeople)
  const asked = rowsAsked(personIds)
  if (!asked.ok) return asked
  return withTransaction(context.pool, async (client) => {
    const people = await peopleHeld(client, scope, asked.value.filter(isUuid))
    const ids = people.map(({ id }) => id)
    const today = dayOf(await databaseClock(client).now())
    const held = Map.groupBy(await appointmentsHeldBy(client, ids), ({ personId }) => personId)
    const refusals = new Map<string, Refusal>()
    for (const { id, homePath } of people) {
      const now = (held.get(id) ?? []).filter((appointment) => !isOver(appointment, today))
      const may = mayAdminister(viewer, Action.invitePeople, { personId: id, homePath, held: now })
      if (!may.ok) refusals.set(id, may.refusal)
    }
    const ended = new Set(
      await endLinks(
        client,
        ids.filter((id) => !refusals.has(id)),
      ),
    )
    for (const objectId of ended)
      await record(client, context.actor, {
        action: 'person.withdraw_link',
        objectType: 'person',
        objectId,
      })
    const seen = new Set(ids)
    const refusalOf = (id: string): Refusal | null => {
      if (!seen.has(id)) return noSuchPerson
      return refusals.get(id) ?? (ended.has(id) ? null : noLink)
    }
    return ok({ outcomes: asked.value.map((id) => ({ id, refusal: refusalOf(id) })) })
  })
}
