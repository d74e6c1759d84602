import type { Pool } from 'pg'
import type { PageWindow } from '../../platform/graphql/index.js'
import { isUuid } from '../../platform/ids/index.js'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { type OrgRow, orgColumns } from './org.read.js'

/** One organisation of a subtree by its id; null when there is none or it lies elsewhere. */
export async function orgWithin(pool: Pool, scope: string, id: string): Promise<OrgRow | null> {
  const [org] = isUuid(id) ? await orgsById(pool, scope, [id]) : []
  return org ?? null
}

/** Organisations of a subtree by their ids; the ids of others bring nothing. */
export async function orgsById(pool: Pool, scope: string, ids: readonly string[]): Promise<OrgRow[]> {
  const { rows } = await pool.query<OrgRow>({
    name: 'orgs-by-id',
    text: `select ${orgColumns} from org o where ${subtreeCondition('o.path', 1)} and o.id = any($3::uuid[])`,
    values: [...subtreeBounds(scope), ids],
  })
  return rows
}

/** Organisations by their ids wherever they stand: for those that something visible names. */
export async function namedOrgsById(pool: Pool, ids: readonly string[]): Promise<OrgRow[]> {
  const { rows } = await pool.query<OrgRow>({
    name: 'named-orgs-by-id',
    text: `select ${orgColumns} from unnest($1::uuid[]) as wanted (id) cross join lateral named_org(wanted.id) o`,
    values: [ids],
  })
  return rows
}

/** Organisations by their numbers, as far as they lie in the subtree of whoever asks or on the way up from it. */
export async function namedOrgsByNumber(pool: Pool, numbers: readonly number[]): Promise<OrgRow[]> {
  const { rows } = await pool.query<OrgRow>({
    name: 'named-orgs-by-number',
    text: `select ${orgColumns} from org o where o.no = any($1::bigint[])`,
    values: [numbers],
  })
  return rows
}

/** Organisations of a subtree by their numbers, as paths hold them. */
export async function orgsByNumber(pool: Pool, scope: string, numbers: readonly number[]): Promise<OrgRow[]> {
  const { rows } = await pool.query<OrgRow>({
    name: 'orgs-by-number',
    text: `select ${orgColumns} from org o where ${subtreeCondition('o.path', 1)} and o.no = any($3::bigint[])`,
    values: [...subtreeBounds(scope), numbers],
  })
  return rows
}

/** The same window on the children of each of several parents, in one statement. */
export async function childrenOf(
  pool: Pool,
  scope: string,
  parentIds: readonly string[],
  window: PageWindow,
): Promise<OrgRow[]> {
  const { rows } = await pool.query<OrgRow>({
    name: 'org-children',
    text: `select child.* from unnest($3::uuid[]) parent(id) cross join lateral (
        select ${orgColumns} from org o
        where o.parent_id = parent.id and o.abolished_on is null and ${subtreeCondition('o.path', 1)} and ($4::text is null or o.code > $4)
        order by o.code limit $5
      ) child order by child.code`,
    values: [...subtreeBounds(scope), parentIds, window.after?.[0] ?? null, window.limit],
  })
  return rows
}

export async function childCounts(
  pool: Pool,
  scope: string,
  parentIds: readonly string[],
): Promise<{ parentId: string; count: number }[]> {
  const { rows } = await pool.query<{ parentId: string; count: number }>({
    name: 'org-child-counts',
    text: `select o.parent_id as "parentId", count(*) from org o
      where o.parent_id = any($3::uuid[]) and o.abolished_on is null and ${subtreeCondition('o.path', 1)} group by o.parent_id`,
    values: [...subtreeBounds(scope), parentIds],
  })
  return rows
}

/**
 * The subtree in which to look when somebody names a node: that node's, or null when it isn't within `scope` (which
 * looks the same as not existing).
 */
export async function subtreeOf(pool: Pool, scope: string, id: string): Promise<string | null> {
  const [org] = await orgsById(pool, scope, [id])
  return org?.path ?? null
}
