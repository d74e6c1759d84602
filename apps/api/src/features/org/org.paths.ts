import type { ClientBase } from 'pg'

/**
 * Gives every organisation whose place in the tree changed, and all below it, the path that follows from its parents now.
 * Only subtrees of changed places are walked, in one statement, whatever their number.
 *
 * The tree must be free of loops. `account.org_path` is a copy and has to follow (`followOrgPaths` of the account feature).
 *
 * @param touched temporary table or query with a column `id`: organisations that are new or have another parent.
 * @returns how many paths changed.
 */
export async function placeOrgs(client: ClientBase, touched: string): Promise<number> {
  const { rowCount } = await client.query(
    `with recursive
       touched as (select id from (${touched}) as given),
       above (start, ancestor) as (
         select org.id, org.parent_id from org join touched using (id) where org.parent_id is not null
         union all
         select above.start, org.parent_id from above join org on org.id = above.ancestor where org.parent_id is not null
       ),
       -- A place below another changed one is reached from that one.
       tops as (
         select id from touched
         except select above.start from above join touched on touched.id = above.ancestor
       ),
       placed (id, path) as (
         select org.id, coalesce(parent.path, '') || org.no || '/'
         from org join tops using (id) left join org parent on parent.id = org.parent_id
         union all
         select org.id, placed.path || org.no || '/' from placed join org on org.parent_id = placed.id
       )
     update org set path = placed.path from placed where org.id = placed.id and org.path <> placed.path`,
  )
  return rowCount ?? 0
}
