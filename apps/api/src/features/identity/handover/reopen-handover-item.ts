import { Action, checkReopening } from '@zhengmei/domain/identity'
import { ok, type Result, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { itemLocked, reopenItem } from './handover.repository.js'
import { noSuchItem } from './settle-handover-item.js'

/** Which tick is taken back, and why. */
export interface Reopening {
  readonly itemId: string
  readonly reason: string
}

/**
 * Takes the tick of an item of a handover back, at a unit of the viewer's: it is open again, and says why.
 *
 * @returns whose handover it is; refusals `handover/not-found`, those of `checkReopening`.
 */
export function reopenHandoverItem(
  context: RequestContext,
  input: Reopening,
): Promise<Result<{ readonly personId: string }>> {
  const viewer = context.requireViewer()
  const scope = context.scopeFor(Action.endAppointments)
  return withTransaction(context.pool, async (client) => {
    const item = isUuid(input.itemId) ? await itemLocked(client, scope, input.itemId) : null
    if (item === null) return refused(noSuchItem)
    const reason = checkReopening(item, viewer.personId, input.reason)
    if (!reason.ok) return reason
    await reopenItem(client, item.id, reason.value)
    const { settledBy, successorId, note } = item
    await record(client, context.actor, {
      action: 'handover.reopen',
      objectType: 'person',
      objectId: item.personId,
      before: { settledBy, successorId, note },
      after: { item: item.id, kind: item.kind, title: item.title.zh, reason: reason.value },
    })
    return ok({ personId: item.personId })
  })
}
