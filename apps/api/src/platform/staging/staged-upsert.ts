import type { ClientBase } from 'pg'

/** A column of a target and the SQL expression over the staged rows that fills it. */
export interface StagedColumn {
  readonly column: string
  readonly value: string
  /** Name in the data set; a stored value stays as it is when the data set doesn't have this column at all. */
  readonly given?: string
}

/** A table which staged rows are written to. */
export interface StagedTarget {
  readonly table: string
  /** Finds the stored row of a staged one. */
  readonly key: readonly StagedColumn[]
  /** Compared and, where they differ, updated. */
  readonly columns: readonly StagedColumn[]
  /** Set at insert only: ids, places to be filled later. */
  readonly atInsert?: readonly StagedColumn[]
  /** Further assignments of an update, e.g. `version = t.version + 1`. */
  readonly atUpdate?: readonly string[]
}

/** How the rows of one staging table become rows of one or more tables; all SQL in it is written by features, none comes from outside. */
export interface StagedRows {
  /** Temporary table with a unique column `row`; in expressions it is `s`. */
  readonly stage: string
  /** Further joins, one row each. */
  readonly joins: string
  /** The first is the one by whose key a row counts as new. */
  readonly targets: readonly [StagedTarget, ...StagedTarget[]]
}

export interface UpsertCounts {
  readonly new: number
  readonly changed: number
  readonly unchanged: number
}

/** Temporary table that tells for each staged row whether it is new and which targets it changes: `(row, is_new, changes_0, changes_1 …)`. */
export const planOf = (rows: StagedRows): string => `plan_${rows.stage}`

/** Compares staged rows with what is stored. Needs `joins` to resolve; writes nothing but the plan. */
export async function planUpsert(
  client: ClientBase,
  rows: StagedRows,
  given: ReadonlySet<string>,
): Promise<UpsertCounts> {
  const plan = planOf(rows)
  const joins = rows.targets.map((target, index) => {
    const match = target.key.map(({ column, value }) => `t${index}.${column} = ${value}`).join(' and ')
    return `left join ${target.table} t${index} on ${match}`
  })
  const changes = rows.targets.map((target, index) => {
    const differing = comparedColumns(target, given).map(
      ({ column, value }) => `t${index}.${column} is distinct from ${value}`,
    )
    return `${differing.length === 0 ? 'false' : differing.join(' or ')} as changes_${index}`
  })
  const found = rows.targets[0].key[0]
  await client.query(
    `create temp table ${plan} as
     select s.row, t0.${found?.column} is null as is_new, ${changes.join(', ')}
     from ${rows.stage} s ${rows.joins} ${joins.join(' ')}`,
  )
  await client.query(`analyze ${plan}`)
  const anyChange = rows.targets.map((_, index) => `changes_${index}`).join(' or ')
  const { rows: counted } = await client.query<UpsertCounts>(
    `select count(*) filter (where is_new) as new,
            count(*) filter (where not is_new and (${anyChange})) as changed,
            count(*) filter (where not is_new and not (${anyChange})) as unchanged
     from ${plan}`,
  )
  return counted[0] ?? { new: 0, changed: 0, unchanged: 0 }
}

/** Writes what `planUpsert` found: one INSERT and at most one UPDATE a target. Rows that equal what is stored are not touched. */
export async function applyUpsert(
  client: ClientBase,
  rows: StagedRows,
  given: ReadonlySet<string>,
  counts: UpsertCounts,
): Promise<void> {
  const plan = planOf(rows)
  for (const [index, target] of rows.targets.entries()) {
    const compared = comparedColumns(target, given)
    if (counts.new > 0) {
      const columns = [...target.key, ...target.columns, ...(target.atInsert ?? [])]
      const isNew =
        counts.changed + counts.unchanged > 0 ? `join ${plan} plan on plan.row = s.row where plan.is_new` : ''
      await client.query(
        `insert into ${target.table} (${columns.map(({ column }) => column).join(', ')})
         select ${columns.map(({ value }) => value).join(', ')} from ${rows.stage} s ${rows.joins} ${isNew}`,
      )
    }
    if (counts.changed > 0 && compared.length > 0) {
      const assignments = [
        ...compared.map(({ column, value }) => `${column} = ${value}`),
        ...(target.atUpdate ?? []),
      ]
      const match = target.key.map(({ column, value }) => `t.${column} = ${value}`).join(' and ')
      await client.query(
        `update ${target.table} t set ${assignments.join(', ')}
         from ${rows.stage} s ${rows.joins} join ${plan} plan on plan.row = s.row
         where not plan.is_new and plan.changes_${index} and ${match}`,
      )
    }
  }
}

const comparedColumns = (target: StagedTarget, given: ReadonlySet<string>): readonly StagedColumn[] =>
  target.columns.filter((column) => column.given === undefined || given.has(column.given))
