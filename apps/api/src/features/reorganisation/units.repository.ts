import type { PlainDate } from '@zhengmei/domain/kernel'
import type { OrgKind } from '@zhengmei/domain/org'
import type { ClientBase } from 'pg'
import { isUuid } from '../../platform/ids/index.js'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { type OrgRow, orgColumns } from '../org/index.js'

/** A unit as it is held for a change. */
export interface HeldUnit extends OrgRow {
  /** First day of what is recorded of it now; null: since ever. */
  readonly since: PlainDate | null
  /** First day of all that is recorded of it; null: since ever. */
  readonly bornOn: PlainDate | null
}

type Connection = Pick<ClientBase, 'query'>

/** A unit within a subtree, with where its history stands; null when there is none. */
export async function findUnit(client: Connection, scope: string, id: string): Promise<HeldUnit | null> {
  if (!isUuid(id)) return null
  const { rows } = await client.query<HeldUnit>(
    `select ${orgColumns},
       (select nullif(max(p.from_on), date '0001-01-01') from org_period p where p.org_id = o.id) as since,
       (select nullif(min(p.from_on), date '0001-01-01') from org_period p where p.org_id = o.id) as "bornOn"
     from org o where o.id = $3 and ${subtreeCondition('o.path', 1)}`,
    [...subtreeBounds(scope), id],
  )
  return rows[0] ?? null
}

/** Whether a living child of a unit, other than one, has a name. */
export async function isNameTaken(
  client: Connection,
  parentId: string | null,
  name: string,
  exceptId: string | null,
): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    `select exists (select from org where parent_id = $1 and name = $2 and abolished_on is null
       and id is distinct from $3) as taken`,
    [parentId, name, exceptId],
  )
  return rows[0]?.taken ?? false
}

export async function isCodeTaken(client: Connection, code: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    'select exists (select from org where code = $1) as taken',
    [code],
  )
  return rows[0]?.taken ?? false
}

/** Kinds and names of the living children of a unit; of the names those that a living child of `place` has as well. */
export async function childrenToPlace(
  client: Connection,
  id: string,
  placeId: string | null,
): Promise<{ kinds: OrgKind[]; clashingNames: string[] }> {
  const { rows } = await client.query<{ kinds: OrgKind[]; clashingNames: string[] }>(
    `select coalesce(array_agg(distinct c.kind), '{}') as kinds,
       coalesce(array_agg(c.name order by c.name) filter (where exists (
         select from org there where there.parent_id = $2 and there.name = c.name and there.abolished_on is null
           and there.id <> $1)), '{}') as "clashingNames"
     from org c where c.parent_id = $1 and c.abolished_on is null`,
    [id, placeId],
  )
  return rows[0] ?? { kinds: [], clashingNames: [] }
}

/** How many accounts a unit hosts that are not closed. */
export async function openAccounts(client: Connection, id: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*) from account where org_id = $1 and closed_on is null',
    [id],
  )
  return rows[0]?.count ?? 0
}

/** The ids of the units above one by line, the nearest first. */
export async function lineAbove(client: Connection, id: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with recursive above (id, depth) as (
       select line_parent_id, 1 from org where id = $1
       union all
       select o.line_parent_id, above.depth + 1 from above join org o on o.id = above.id where above.depth < 50
     )
     select id from above where id is not null order by depth`,
    [id],
  )
  return rows.map((row) => row.id)
}
