import type { ClientBase } from 'pg'

/**
 * Brings what lists of accounts are filtered by up to date: the day of the last post, and how many messages wait for a reply.
 *
 * @param touched SELECT of a column `account_id`: the accounts whose posts or messages changed; an id may come twice.
 * @returns how many accounts changed.
 */
export async function refreshAccountActivity(client: ClientBase, touched: string): Promise<number> {
  const { rowCount } = await client.query(
    `update account set last_post_on = fresh.last_post_on, unreplied_messages = fresh.unreplied
     from (
       select one.account_id,
         (select max(day) from post where post.account_id = one.account_id) as last_post_on,
         (select count(*)::integer from message where message.account_id = one.account_id and replied_at is null) as unreplied
       from (select distinct account_id from (${touched}) as every) as one
     ) as fresh
     where account.id = fresh.account_id
       and (account.last_post_on, account.unreplied_messages) is distinct from (fresh.last_post_on, fresh.unreplied)`,
  )
  return rowCount ?? 0
}
