import type { ClientBase, Pool } from 'pg'
import {
  afterInSql,
  orderInSql,
  type PageWindow,
  type SqlOrder,
  sqlOrder,
} from '../../platform/graphql/index.js'
import type { Told } from './kinds.js'

/** A notification as it is read. */
export interface NotificationRow {
  readonly id: string
  readonly kind: Told['kind']
  readonly facts: Told['facts']
  readonly objectId: string | null
  readonly createdAt: Date
  readonly readAt: Date | null
}

/** By time, one way or the other: ids are made in the order of time. */
export const byTime = (descending: boolean): SqlOrder<NotificationRow> =>
  sqlOrder('notification', [{ type: 'uuid', column: 'id', of: ({ id }) => id }], descending)

/** Which of one's notifications; absent and null: no matter. */
export interface NotificationFilter {
  /** Only those that were not read. */
  readonly unread: boolean
  readonly kinds?: readonly Told['kind'][] | null
}

const condition = (personId: string, { unread, kinds }: NotificationFilter, values: unknown[]): string =>
  [
    `person_id = $${values.push(personId)}`,
    unread && 'read_at is null',
    kinds && kinds.length > 0 && `kind = any($${values.push(kinds)})`,
  ]
    .filter(Boolean)
    .join(' and ')

/** A page of what somebody was told. */
export async function listNotifications(
  pool: Pool,
  personId: string,
  filter: NotificationFilter,
  order: SqlOrder<NotificationRow>,
  window: PageWindow,
): Promise<NotificationRow[]> {
  const values: unknown[] = []
  const { rows } = await pool.query<NotificationRow>(
    `select id, kind, facts, object_id as "objectId", created_at as "createdAt", read_at as "readAt"
     from notification where ${condition(personId, filter, values)} ${afterInSql(order, window, values)}
     order by ${orderInSql(order)} limit $${values.push(window.limit)}`,
    values,
  )
  return rows
}

export async function countNotifications(
  pool: Pool,
  personId: string,
  filter: NotificationFilter,
): Promise<number> {
  const values: unknown[] = []
  const { rows } = await pool.query<{ count: number }>(
    `select count(*) from notification where ${condition(personId, filter, values)}`,
    values,
  )
  return rows[0]?.count ?? 0
}

/** Marks as read what was not: these, or with null all of them. Others' ids mark nothing. */
export async function markRead(
  client: ClientBase,
  personId: string,
  ids: readonly string[] | null,
): Promise<void> {
  await client.query(
    `update notification set read_at = now()
     where person_id = $1 and read_at is null and ($2::uuid[] is null or id = any($2::uuid[]))`,
    [personId, ids],
  )
}
