import type { PlainDate } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { readWithin, streamRows } from '../../../platform/db/index.js'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import type { TreeUnit } from './tree-file.js'

/** A stored unit that a row may be about. */
export interface KnownTreeUnit extends TreeUnit {
  readonly id: string
}

const facts = (
  now: string,
) => `o.code, ${now}.name, ${now}.kind, (select code from named_org(${now}.parent_id)) as "parentCode",
  (select code from named_org(${now}.line_parent_id)) as "lineParentCode", ${now}.category,
  o.division_code as "divisionCode", o.resident_population as "residentPopulation"`

/** Units of a subtree by their codes. */
export async function unitsByCode(
  client: ClientBase,
  scope: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, KnownTreeUnit>> {
  const { rows } = await client.query<KnownTreeUnit>(
    `select o.id, ${facts('o')} from org o where o.code = any($3::text[]) and ${subtreeCondition('o.path', 1)}`,
    [...subtreeBounds(scope), codes],
  )
  return new Map(rows.map((unit) => [unit.code, unit]))
}

/**
 * The living units of a subtree as they stand, or stood on a day, each after its parent; streamed. Division codes and populations are
 * kept without days and are those of now.
 */
export function streamTree(pool: Pool, scope: string, on: PlainDate | null): AsyncGenerator<TreeUnit> {
  const from =
    on === null
      ? `org o where o.abolished_on is null and ${subtreeCondition('o.path', 1)}`
      : `org_period p join org o on o.id = p.org_id
         where p.from_on <= $3::date and (p.to_on is null or p.to_on > $3::date) and ${subtreeCondition('o.path', 1)}`
  return readWithin(pool, (client) =>
    streamRows<TreeUnit>(
      client,
      `select ${facts(on === null ? 'o' : 'p')} from ${from} order by length(o.path), o.code`,
      on === null ? subtreeBounds(scope) : [...subtreeBounds(scope), on],
    ),
  )
}
