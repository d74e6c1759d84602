import { Action, checkSettlement, noSuchPerson, type Successor } from '@zhengmei/domain/identity'
import { dayOf, ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { appointmentsHeldBy } from '../appointment/appointments.repository.js'
import { findPersonRecord } from '../person/people.repository.js'
import { itemLocked, settleItem } from './handover.repository.js'

/** Which item, taken over by whom, or why by nobody. */
export interface HandoverTick {
  readonly itemId: string
  readonly successorId?: string | null
  readonly note?: string | null
}

/** What is answered for an item that isn't there, or not the viewer's. */
export const noSuchItem: Refusal = {
  code: 'handover/not-found',
  field: 'itemId',
  message: { zh: '没有此交接事项', en: 'There is no such item to hand over' },
}

/**
 * Ticks an item of a handover at a unit of the viewer's.
 *
 * @returns whose handover it is; refusals `handover/not-found`, `person/not-found` at `successorId`, those of `checkSettlement`.
 */
export function settleHandoverItem(
  context: RequestContext,
  input: HandoverTick,
): Promise<Result<{ readonly personId: string }>> {
  const viewer = context.requireViewer()
  const scope = context.scopeFor(Action.endAppointments)
  return withTransaction(context.pool, async (client) => {
    const item = isUuid(input.itemId) ? await itemLocked(client, scope, input.itemId) : null
    if (item === null) return refused(noSuchItem)
    const successor = await successorOf(context, client, input.successorId ?? null)
    if (!successor.ok) return successor
    const today = dayOf(await databaseClock(client).now())
    const given = { successor: successor.value, note: input.note ?? null }
    const settlement = checkSettlement(item, viewer.personId, given, today)
    if (!settlement.ok) return settlement
    await settleItem(client, item.id, { settledBy: viewer.personId, ...settlement.value })
    await record(client, context.actor, {
      action: 'handover.settle',
      objectType: 'person',
      objectId: item.personId,
      after: { item: item.id, kind: item.kind, title: item.title.zh, ...settlement.value },
    })
    return ok({ personId: item.personId })
  })
}

async function successorOf(
  context: RequestContext,
  client: ClientBase,
  id: string | null,
): Promise<Result<Successor | null>> {
  if (id === null) return ok(null)
  const person = isUuid(id) ? await findPersonRecord(client, context.scopeFor(Action.readPeople), id) : null
  if (person === null) return refused({ ...noSuchPerson, field: 'successorId' })
  const held = await appointmentsHeldBy(client, [id])
  return ok({ personId: id, disabled: person.disabledAt !== null, held })
}
