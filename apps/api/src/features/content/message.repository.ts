import type { MessageKind } from '@zhengmei/domain/account'
import type { PlainDate } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import type { Order, PageWindow } from '../../platform/graphql/index.js'
import { type MessageBodyRow, type MessageRow, messageColumns } from './content.read.js'

/** Which messages of an account; absent and null: no matter. Both days are inclusive. */
export interface MessageFilter {
  readonly fromOn?: PlainDate | null
  readonly toOn?: PlainDate | null
  readonly kind?: MessageKind | null
  readonly replied?: boolean | null
}

/** The latest first. Days come first, since messages are kept by day. */
export const messagesLatestFirst: Order<MessageRow> = {
  list: 'message latest first',
  types: ['day', 'instant', 'text'],
  keysOf: (message) => [message.day, message.receivedAt, message.externalId],
}

function conditionsOf(accountIds: readonly string[], filter: MessageFilter) {
  const values: unknown[] = [accountIds]
  const conditions = ['m.account_id = a.id']
  if (filter.fromOn != null) conditions.push(`m.day >= $${values.push(filter.fromOn)}`)
  if (filter.toOn != null) conditions.push(`m.day <= $${values.push(filter.toOn)}`)
  if (filter.kind != null) conditions.push(`m.kind = $${values.push(filter.kind)}`)
  if (filter.replied != null) conditions.push(`m.replied_at is ${filter.replied ? 'not ' : ''}null`)
  return { conditions, values }
}

/** The same window on the messages of each of several accounts, in one statement. The caller has made sure that they are the viewer's to see. */
export async function messagesOfAccounts(
  pool: Pool,
  accountIds: readonly string[],
  filter: MessageFilter,
  window: PageWindow,
): Promise<MessageRow[]> {
  const { conditions, values } = conditionsOf(accountIds, filter)
  if (window.after) {
    const [day, at, id] = window.after.map((key) => values.push(key))
    conditions.push(`m.day <= $${day}::date`)
    conditions.push(
      `(m.day, m.received_at, m.external_id) < ($${day}::date, to_timestamp($${at}::numeric / 1000), $${id})`,
    )
  }
  const { rows } = await pool.query<MessageRow>(
    `select own.* from account a cross join lateral (
       select ${messageColumns} from message m where ${conditions.join(' and ')}
       order by m.day desc, m.received_at desc, m.external_id desc limit $${values.push(window.limit)}
     ) own where a.id = any($1::uuid[]) order by own.day desc, own."receivedAt" desc, own."externalId" desc`,
    values,
  )
  return rows
}

export async function messageCounts(
  pool: Pool,
  accountIds: readonly string[],
  filter: MessageFilter,
): Promise<{ accountId: string; count: number }[]> {
  const { conditions, values } = conditionsOf(accountIds, filter)
  const { rows } = await pool.query<{ accountId: string; count: number }>(
    `select a.id as "accountId", (select count(*) from message m where ${conditions.join(' and ')}) as count
     from account a where a.id = any($1::uuid[])`,
    values,
  )
  return rows
}

/** A message by the account it came to and its id there. */
export interface MessageKey {
  readonly accountId: string
  readonly externalId: string
}

/** Messages by their ids, in one statement; those that aren't there bring nothing. */
export async function messagesByKey(pool: Pool, keys: readonly MessageKey[]): Promise<MessageRow[]> {
  const { rows } = await pool.query<MessageRow>({
    name: 'messages-by-key',
    text: `select ${messageColumns} from message m join account a on a.id = m.account_id
      where (m.account_id, m.external_id) in (select * from unnest($1::uuid[], $2::text[]))`,
    values: [keys.map((key) => key.accountId), keys.map((key) => key.externalId)],
  })
  return rows
}

/** The words of messages and their replies, in one statement. */
export async function messageBodies(pool: Pool, keys: readonly MessageKey[]): Promise<MessageBodyRow[]> {
  const { rows } = await pool.query<MessageBodyRow>({
    name: 'message-bodies',
    text: `select account_id as "accountId", external_id as "externalId", text, reply from message_body
      where (account_id, external_id) in (select * from unnest($1::uuid[], $2::text[]))`,
    values: [keys.map((key) => key.accountId), keys.map((key) => key.externalId)],
  })
  return rows
}
