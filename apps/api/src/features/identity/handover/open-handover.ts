import { handoverOf } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { record } from '../../../platform/audit/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import type { AppointmentRow } from '../appointment/appointment.read.js'
import { factsOf, gatherFacts, openItems } from './handover.repository.js'

/**
 * 开始交接: puts what hangs on appointments that end on the lists of those who hold them. Of an appointment that was never in
 * force nothing is left. To be called before tokens end with their owner: they are on the list.
 */
export async function openHandover(
  by: Pick<RequestContext, 'actor'>,
  client: ClientBase,
  ending: readonly AppointmentRow[],
  on: PlainDate,
): Promise<void> {
  const served = ending.filter(({ fromOn }) => fromOn < on)
  if (served.length === 0) return
  const facts = await gatherFacts(
    client,
    served.map(({ id }) => id),
  )
  for (const personId of new Set(served.map((appointment) => appointment.personId))) {
    const items = await openItems(client, handoverOf(factsOf(facts, personId)), on)
    if (items === 0) continue
    await record(client, by.actor, {
      action: 'handover.open',
      objectType: 'person',
      objectId: personId,
      after: { items, dueOn: on },
    })
  }
}
