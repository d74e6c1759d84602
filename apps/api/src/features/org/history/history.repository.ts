import type { PlainDate } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import type { Order, PageWindow } from '../../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import { typedText } from '../../../platform/scope/search.js'
import { type NodeRow, type PeriodRow, periodColumns } from './history.read.js'

/** Nodes of a level are listed by their code, as units are. */
export const nodesByCode: Order<NodeRow> = {
  list: 'node by code',
  types: ['text'],
  keysOf: (node) => [node.code],
}

/** Everything recorded of units of a subtree, the earliest first. */
export async function periodsOf(pool: Pool, scope: string, orgIds: readonly string[]): Promise<PeriodRow[]> {
  const { rows } = await pool.query<PeriodRow>({
    name: 'org-periods',
    text: `select ${periodColumns} from org_period p join org o on o.id = p.org_id
      where p.org_id = any($3::uuid[]) and ${subtreeCondition('o.path', 1)} and p.to_on is distinct from p.from_on
      order by p.org_id, p.from_on`,
    values: [...subtreeBounds(scope), orgIds],
  })
  return rows
}

/** Where the tree is read from: as it stands, or as it stood on the day that is parameter `$day`. */
const treeOf = (on: PlainDate | null, day: number) =>
  on === null
    ? { from: 'org o', node: 'o', id: 'o.id', lives: 'o.abolished_on is null' }
    : {
        from: 'org_period p join org o on o.id = p.org_id',
        node: 'p',
        id: 'p.org_id',
        lives: `p.from_on <= $${day}::date and (p.to_on is null or p.to_on > $${day}::date)`,
      }

const nodeColumns = ({ node, id }: ReturnType<typeof treeOf>, day: string) =>
  `${id} as id, o.code, ${node}.name, ${node}.kind, ${node}.category, ${node}.parent_id as "parentId", ${day} as "on",
  o.abolished_on as "abolishedOn"`

/** The same window on the children that each of several units had on a day (null: has), in one statement. */
export async function levelsOf(
  pool: Pool,
  scope: string,
  on: PlainDate | null,
  parentIds: readonly string[],
  window: PageWindow,
): Promise<NodeRow[]> {
  const tree = treeOf(on, 6)
  const { rows } = await pool.query<NodeRow>(
    `select child.* from unnest($3::uuid[]) parent(id) cross join lateral (
       select ${nodeColumns(tree, '$6::date')} from ${tree.from}
       where ${tree.node}.parent_id = parent.id and ${subtreeCondition('o.path', 1)} and ${tree.lives}
         and ($4::text is null or o.code > $4)
       order by o.code limit $5
     ) child order by child.code`,
    [...subtreeBounds(scope), parentIds, window.after?.[0] ?? null, window.limit, on],
  )
  return rows
}

/** How many children units had on a day (null: have). */
export async function levelSizes(
  pool: Pool,
  scope: string,
  on: PlainDate | null,
  parentIds: readonly string[],
): Promise<{ parentId: string; count: number }[]> {
  const tree = treeOf(on, 4)
  const { rows } = await pool.query<{ parentId: string; count: number }>(
    `select ${tree.node}.parent_id as "parentId", count(*) from ${tree.from}
     where ${tree.node}.parent_id = any($3::uuid[]) and ${subtreeCondition('o.path', 1)} and ${tree.lives}
       and ($4::date is null or true)
     group by ${tree.node}.parent_id`,
    [...subtreeBounds(scope), parentIds, on],
  )
  return rows
}

/** Units by name or code as they were on a day (null: are), by code, at most `limit`. */
export async function findNodes(
  pool: Pool,
  scope: string,
  on: PlainDate | null,
  search: string,
  limit: number,
): Promise<NodeRow[]> {
  const tree = treeOf(on, 5)
  const called = on === null ? 'org_found($1, $2, $3, null)' : 'orgs_once_called($5, $1, $2, $3)'
  const { rows } = await pool.query<NodeRow>(
    `select ${nodeColumns(tree, '$5::date')} from ${tree.from}
     where ${tree.id} = any(array(select ${called})) and ${subtreeCondition('o.path', 1)} and ${tree.lives}
     order by o.code limit $4`,
    [...subtreeBounds(scope), typedText(search), limit, on],
  )
  return rows
}

/** The ids of the units above each node on a day (null: now), from the top down, as far as they lie in the subtree. */
export async function waysTo(
  pool: Pool,
  scope: string,
  on: PlainDate | null,
  ids: readonly string[],
): Promise<{ id: string; way: string[] }[]> {
  const tree = treeOf(on, 4)
  const { rows } = await pool.query<{ id: string; way: string[] }>(
    `with recursive above (start, id, depth) as (
       select ${tree.id}, ${tree.node}.parent_id, 1 from ${tree.from}
       where ${tree.id} = any($3::uuid[]) and ${tree.lives} and ${subtreeCondition('o.path', 1)}
       union all
       select above.start, ${tree.node}.parent_id, above.depth + 1 from above join ${tree.from} on ${tree.id} = above.id
       where ${tree.lives} and ${subtreeCondition('o.path', 1)} and above.depth < 50
     )
     select start as id, coalesce(array_agg(o.id::text order by depth desc) filter (where o.id is not null), '{}') as way
     from above left join org o on o.id = above.id and ${subtreeCondition('o.path', 1)} and ($4::date is null or true)
     group by start`,
    [...subtreeBounds(scope), ids, on],
  )
  return rows
}
