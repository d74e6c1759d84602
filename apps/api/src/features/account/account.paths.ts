import type { ClientBase } from 'pg'

/**
 * Lets the copies of `org.path` on accounts follow the tree, after `placeOrgs` or when accounts changed their host.
 *
 * @returns how many accounts moved.
 */
export async function followOrgPaths(client: ClientBase): Promise<number> {
  const { rowCount } = await client.query(
    'update account set org_path = org.path from org where org.id = account.org_id and account.org_path <> org.path',
  )
  return rowCount ?? 0
}
