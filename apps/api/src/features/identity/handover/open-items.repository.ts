import type { HandoverKind } from '@zhengmei/domain/identity'
import type { Pool } from 'pg'
import {
  afterInSql,
  byInstant,
  orderInSql,
  type PageWindow,
  type SortKey,
  type SqlOrder,
  sqlOrder,
} from '../../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import { named } from '../person/people.repository.js'
import { columnsAt, type HandoverItemRow } from './handover.repository.js'

/** How open items may be ordered. */
export const OpenItemsSort = { dueOn: 'due_on', openedAt: 'opened_at' } as const
export type OpenItemsSort = (typeof OpenItemsSort)[keyof typeof OpenItemsSort]

const byId: SortKey<HandoverItemRow> = { type: 'uuid', column: 'i.id', of: ({ id }) => id }
const sorted: Readonly<Record<OpenItemsSort, readonly SortKey<HandoverItemRow>[]>> = {
  due_on: [{ type: 'day', column: 'i.due_on', of: ({ dueOn }) => dueOn }, byId],
  opened_at: [byInstant('i.opened_at', ({ openedAt }) => openedAt), byId],
}

/** The order of a list of open items, one way or the other. */
export const openItemsOrder = (sort: OpenItemsSort, descending = false): SqlOrder<HandoverItemRow> =>
  sqlOrder(`open handover by ${sort}`, sorted[sort], descending)

/** Which open items of a subtree; absent and null: no matter. */
export interface OpenItemsFilter {
  /** Part of the name or of the login of who leaves. */
  readonly search?: string | null
  readonly kind?: HandoverKind | null
}

const tables = `handover_item i join appointment a on a.id = i.appointment_id join org o on o.id = i.org_id
  join person p on p.id = a.person_id`

function conditionsOf(
  scope: string,
  { search, kind }: OpenItemsFilter,
): { readonly sql: string; readonly values: unknown[] } {
  const values: unknown[] = [...subtreeBounds(scope)]
  const conditions = ['i.settled_at is null', subtreeCondition('o.path', 1)]
  if (search != null && search.trim() !== '') conditions.push(named(search, values))
  if (kind != null) conditions.push(`i.kind = $${values.push(kind)}`)
  return { sql: conditions.join(' and '), values }
}

/** A page of what is yet to be handed over at the units of a subtree. */
export async function listOpenItems(
  pool: Pool,
  scope: string,
  filter: OpenItemsFilter,
  order: SqlOrder<HandoverItemRow>,
  window: PageWindow,
): Promise<HandoverItemRow[]> {
  const { sql, values } = conditionsOf(scope, filter)
  const from = afterInSql(order, window, values)
  const { rows } = await pool.query<HandoverItemRow>(
    `select ${columnsAt('o.path')} from ${tables} where ${sql} ${from}
     order by ${orderInSql(order)} limit $${values.push(window.limit)}`,
    values,
  )
  return rows
}

export async function countOpenItems(pool: Pool, scope: string, filter: OpenItemsFilter): Promise<number> {
  const { sql, values } = conditionsOf(scope, filter)
  const { rows } = await pool.query<{ count: number }>(`select count(*) from ${tables} where ${sql}`, values)
  return rows[0]?.count ?? 0
}
