import { DueState } from '@zhengmei/domain/assessment'
import type { Pool } from 'pg'
import { fromMessages, type MessageQuery, queryWhole } from './message-list.repository.js'
import { nowInSql, standsSo } from './placed-periods.js'

/** How many of the messages of a list stand in each way. */
export type CountedStates = Readonly<Record<DueState, number>>

/** Counts them by the conditions of the list itself, so that no number can differ from the list behind it. */
export async function countStates(pool: Pool, query: MessageQuery): Promise<CountedStates> {
  const values: unknown[] = []
  const { from, where } = fromMessages(
    { ...query, filter: { ...query.filter, kind: 'policy_enquiry' } },
    values,
    true,
  )
  const now = nowInSql(query.placed)
  const counts = Object.values(DueState).map(
    (state) => `count(*) filter (where ${standsSo[state](now)}) as "${state}"`,
  )
  const text = `select ${counts.join(', ')} from ${from} where ${where}`
  const { rows } = await queryWhole<CountedStates>(pool, query, text, values)
  const [counted] = rows
  if (!counted) throw new Error('an aggregate has a row')
  return counted
}
