import type { ClientBase, Pool } from 'pg'
import type { Order, PageWindow } from '../../platform/graphql/index.js'
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

export const latestNotifications: Order<NotificationRow> = {
  list: 'notification, latest first',
  types: ['uuid'],
  keysOf: (row) => [row.id],
}

/** A page of what somebody was told, latest first: ids are made in the order of time. */
export async function listNotifications(
  pool: Pool,
  personId: string,
  unreadOnly: boolean,
  window: PageWindow,
): Promise<NotificationRow[]> {
  const { rows } = await pool.query<NotificationRow>({
    name: 'notifications',
    text: `select id, kind, facts, object_id as "objectId", created_at as "createdAt", read_at as "readAt"
      from notification where person_id = $1 and (not $2 or read_at is null) and ($3::uuid is null or id < $3)
      order by id desc limit $4`,
    values: [personId, unreadOnly, window.after?.[0] ?? null, window.limit],
  })
  return rows
}

export async function countNotifications(pool: Pool, personId: string, unreadOnly: boolean): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*) from notification where person_id = $1 and (not $2 or read_at is null)',
    [personId, unreadOnly],
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
