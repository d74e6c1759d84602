import { copyFrom } from '@zhengmei/api/platform/db'
import { jobSchema } from '@zhengmei/api/platform/jobs'
import type { ClientBase } from 'pg'
import { CommandRefusal } from '../command/refusals.js'
import { columnList, tablesOf } from './catalogue.js'
import type { BackupTable } from './manifest.js'

/**
 * Takes away, for the transaction that has just made the tables, what looks at single rows: triggers that refuse or
 * derive, foreign keys, row-level security that binds even the owner. What is loaded was right when it was written,
 * and the foreign keys check all of it when they come back.
 *
 * @returns how to put it all back exactly as it was.
 */
export async function liftGuards(client: ClientBase): Promise<() => Promise<void>> {
  const back: string[] = []
  for (const { away, again } of [
    ...(await triggers(client)),
    ...(await rowSecurity(client)),
    ...(await keys(client)),
  ]) {
    await client.query(away)
    back.unshift(again)
  }
  // Foreign keys come back before row-level security binds the owner again, or they would look at each row by itself.
  return async () => {
    for (const statement of back) await client.query(statement)
  }
}

interface Guard {
  readonly away: string
  readonly again: string
}

const ours = `n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', '${jobSchema}')`
const tableName = `format('%I.%I', n.nspname, c.relname)`

async function triggers(client: ClientBase): Promise<readonly Guard[]> {
  const { rows } = await client.query<Guard>(`
    SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', ${tableName}, t.tgname) AS away,
      format('ALTER TABLE %s ENABLE %s TRIGGER %I', ${tableName},
        CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, t.tgname) AS again
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgparentid = 0 AND ${ours} ORDER BY 1`)
  return rows
}

async function rowSecurity(client: ClientBase): Promise<readonly Guard[]> {
  const { rows } = await client.query<Guard>(`
    SELECT format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', ${tableName}) AS away,
      format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', ${tableName}) AS again
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND c.relforcerowsecurity AND ${ours} ORDER BY 1`)
  return rows
}

async function keys(client: ClientBase): Promise<readonly Guard[]> {
  const { rows } = await client.query<Guard>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', ${tableName}, k.conname) AS away,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', ${tableName}, k.conname, pg_get_constraintdef(k.oid)) AS again
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype = 'f' AND k.conparentid = 0 AND ${ours} ORDER BY 1`)
  return rows
}

/**
 * Makes the partitions of the backup that the schema doesn't have of itself.
 *
 * @throws CommandRefusal when the backup holds tables or columns that this schema has not.
 */
export async function fitTables(client: ClientBase, wanted: readonly BackupTable[]): Promise<void> {
  const made = new Map((await tablesOf(client)).map((table) => [table.name, table]))
  for (const table of wanted) {
    const here = made.get(table.name)
    const missing = table.columns.find(
      ({ name, type }) => !here?.columns.some((column) => column.name === name && column.type === type),
    )
    if (here === undefined || missing !== undefined) {
      const what = missing === undefined ? table.name : `${table.name}.${missing.name}`
      throw new CommandRefusal({
        zh: `备份中的 ${what} 在本版本的结构中不存在`,
        en: `${what} of the backup does not exist in the schema of this version`,
      })
    }
    const existing = new Set(here.partitions.map(({ name }) => name))
    for (const { name, parent, bound, key } of table.partitions) {
      if (existing.has(name)) continue
      await client.query(
        `CREATE TABLE ${name} PARTITION OF ${parent} ${bound}${key === null ? '' : ` PARTITION BY ${key}`}`,
      )
    }
  }
}

/** Loads a table's data and returns how many rows they were. */
export const loadTable = (
  client: ClientBase,
  table: BackupTable,
  chunks: AsyncIterable<Buffer>,
): Promise<number> => copyFrom(client, `COPY ${table.name} (${columnList(table)}) FROM STDIN`, chunks)
