import type { ClientBase } from 'pg'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'

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

/**
 * Lets the copies of `org.path` on the accounts of a subtree begin with another path, after that subtree was moved: one range of the
 * index, in one statement.
 *
 * @param exceptOrgId accounts of this host stay where they are.
 * @returns how many accounts moved.
 */
export async function moveAccountPaths(
  client: ClientBase,
  from: string,
  to: string,
  exceptOrgId: string | null = null,
): Promise<number> {
  const { rowCount } = await client.query(
    `update account set org_path = $3 || substr(org_path, length($4) + 1)
     where ${subtreeCondition('org_path', 1)} and org_id is distinct from $5`,
    [...subtreeBounds(from), to, from, exceptOrgId],
  )
  return rowCount ?? 0
}
