import type { OrgKind } from '@zhengmei/domain/org'
import type { Pool } from 'pg'
import { queryInOrder, readWithin, streamRows } from '../../platform/db/index.js'
import {
  afterInSql,
  orderInSql,
  type PageWindow,
  type SortKey,
  type SqlOrder,
  sqlOrder,
} from '../../platform/graphql/index.js'
import { holdsTyped } from '../../platform/scope/found.js'
import { numbersOfPath, subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { typedText } from '../../platform/scope/search.js'
import { type OrgRow, orgColumns } from './org.read.js'

/** How organisations may be ordered; where names are equal, the code decides. */
export const OrgSort = { code: 'code', name: 'name' } as const
export type OrgSort = (typeof OrgSort)[keyof typeof OrgSort]

const byCode: SortKey<OrgRow> = { type: 'text', column: 'o.code', of: (org) => org.code }
const sorted: Readonly<Record<OrgSort, readonly SortKey<OrgRow>[]>> = {
  code: [byCode],
  name: [{ type: 'text', column: 'o.name', of: (org) => org.name }, byCode],
}

/** The order of a list by something, one way or the other. */
export const orgOrder = (sort: OrgSort, descending = false): SqlOrder<OrgRow> =>
  sqlOrder(`organisation by ${sort}`, sorted[sort], descending)

/** As the children of a unit are listed. */
export const orgsByCode = orgOrder(OrgSort.code)

/** Whether units live: those that were merged or abolished keep their rows. */
export const OrgLife = { living: 'living', ended: 'ended', all: 'all' } as const
export type OrgLife = (typeof OrgLife)[keyof typeof OrgLife]

const lives: Readonly<Record<OrgLife, string | null>> = {
  living: 'o.abolished_on is null',
  ended: 'o.abolished_on is not null',
  all: null,
}

/** Which organisations of a subtree; absent and null: no matter. */
export interface OrgFilter {
  /** Those that live, unless told. */
  readonly life?: OrgLife | null
  readonly parentId?: string | null
  readonly kind?: OrgKind | null
  readonly category?: string | null
  /** Part of the name or beginning of the code. */
  readonly search?: string | null
  /** These alone. */
  readonly ids?: readonly string[] | null
  /** The few that the search finds; null: many, or not looked for, and every unit is asked. */
  readonly found?: readonly string[] | null
}

/** What bounds a list of organisations, as SQL with its parameters. */
function conditionsOf(scope: string, filter: OrgFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = subtreeBounds(scope)
  const conditions = [subtreeCondition('o.path', 1)]
  const add = (condition: (parameter: string) => string, value: unknown) =>
    conditions.push(condition(`$${values.push(value)}`))
  const life = lives[filter.life ?? OrgLife.living]
  if (life !== null) conditions.push(life)
  // The parent must lie within as well: else one's own unit would tell whose child it is.
  if (filter.parentId != null)
    add(
      (parent) =>
        `o.parent_id in (select p.id from org p where p.id = ${parent} and ${subtreeCondition('p.path', 1)})`,
      filter.parentId,
    )
  if (filter.kind != null) add((one) => `o.kind = ${one}`, filter.kind)
  if (filter.category != null) add((one) => `o.category = ${one}`, filter.category)
  const { search, found } = filter
  if (search != null && search.trim() !== '') {
    if (found != null) add((some) => `o.id = any(${some}::uuid[])`, found)
    else add((typed) => holdsTyped(search, typed, { code: 'o.code', texts: ['o.name'] }), typedText(search))
  }
  if (filter.ids != null) add((some) => `o.id = any(${some}::uuid[])`, filter.ids)
  return { sql: conditions.join(' and '), values }
}

/** A page of the organisations of a subtree. */
export async function listOrgs(
  pool: Pool,
  scope: string,
  filter: OrgFilter,
  order: SqlOrder<OrgRow>,
  window: PageWindow,
): Promise<OrgRow[]> {
  const { sql, values } = conditionsOf(scope, filter)
  const from = afterInSql(order, window, values)
  const text = `select ${orgColumns} from org o where ${sql} ${from}
     order by ${orderInSql(order)} limit $${values.push(window.limit)}`
  const { rows } = isWide(scope, filter)
    ? await queryInOrder<OrgRow>(pool, text, values)
    : await pool.query<OrgRow>(text, values)
  return rows
}

/** The whole tree below a root, and of it no few that another index finds. */
const isWide = (scope: string, { found, parentId, ids }: OrgFilter): boolean =>
  numbersOfPath(scope).length <= 1 && found == null && parentId == null && ids == null

export async function countOrgs(pool: Pool, scope: string, filter: OrgFilter): Promise<number> {
  const { sql, values } = conditionsOf(scope, filter)
  const { rows } = await pool.query<{ count: number }>(`select count(*) from org o where ${sql}`, values)
  return rows[0]?.count ?? 0
}

/** A unit with the names of those above it, as it is taken out. */
export interface NamedOrgRow extends OrgRow {
  /** Within the scope; null: none, or it lies above. */
  readonly parentName: string | null
  readonly lineParentName: string | null
  readonly accountCount: number
}

/** All organisations of a list in its order, streamed. */
export function streamOrgs(
  pool: Pool,
  scope: string,
  filter: OrgFilter,
  order: SqlOrder<OrgRow>,
): AsyncGenerator<NamedOrgRow> {
  const { sql, values } = conditionsOf(scope, filter)
  return readWithin(pool, (client) =>
    streamRows<NamedOrgRow>(
      client,
      `select ${orgColumns}, (select p.name from org p where p.id = o.parent_id) as "parentName",
         (select name from named_org(o.line_parent_id)) as "lineParentName",
         (select count(*) from account a where a.org_id = o.id) as "accountCount"
       from org o where ${sql} order by ${orderInSql(order)}`,
      values,
    ),
  )
}
