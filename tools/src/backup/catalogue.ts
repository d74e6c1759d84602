import { jobSchema } from '@zhengmei/api/platform/jobs'
import type { ClientBase } from 'pg'
import type { BackupManifest, BackupTable } from './manifest.js'

/** For a transaction: values in a form that every server reads alike, all names in full, no limit of patience. */
export const plainSettings = `
SET LOCAL statement_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0;
SET LOCAL search_path = pg_catalog;
SET LOCAL synchronize_seqscans = off;
SET LOCAL DateStyle = ISO;
SET LOCAL IntervalStyle = postgres;
SET LOCAL extra_float_digits = 3;
SET LOCAL bytea_output = hex`

/** Schemas that no backup holds: PostgreSQL's own, and that of the job queue, whose open jobs are written down apart. */
const otherSchemas = `n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', '${jobSchema}')`

const notOfAnExtension = `NOT EXISTS (
  SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`

/** `schema.name` of a relation, quoted where SQL needs it. */
const qualified = (oid: string): string =>
  `(SELECT format('%I.%I', qn.nspname, q.relname) FROM pg_class q JOIN pg_namespace qn ON qn.oid = q.relnamespace WHERE q.oid = ${oid})`

/**
 * All tables that hold data, whoever made them: found in the catalogue, so that a new one needs no word here.
 * A partitioned table is one table; generated columns are left out, the server computes them again.
 */
export async function tablesOf(client: ClientBase): Promise<readonly BackupTable[]> {
  const { rows } = await client.query<BackupTable>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name,
      (SELECT coalesce(json_agg(json_build_object(
           'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum), '[]')
         FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      (SELECT coalesce(json_agg(json_build_object(
           'name', ${qualified('t.relid')}, 'parent', ${qualified('t.parentrelid')},
           'bound', pg_get_expr(p.relpartbound, p.oid), 'key', pg_get_partkeydef(p.oid))
           ORDER BY t.level, p.relname), '[]')
         FROM pg_partition_tree(c.oid) t JOIN pg_class p ON p.oid = t.relid WHERE t.level > 0) AS partitions
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
      AND ${otherSchemas} AND ${notOfAnExtension}
    ORDER BY 1`)
  return rows
}

/** Tables of which row-level security may hide rows from the one who asks: it binds them, and no policy shows them all. */
export async function hiddenTables(client: ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND ${otherSchemas} AND row_security_active(c.oid)
      AND NOT EXISTS (
        SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('*', 'r')
          AND p.polroles @> ARRAY[(SELECT oid FROM pg_roles WHERE rolname = current_user)]
          AND pg_get_expr(p.polqual, p.polrelid) = 'true')
    ORDER BY 1`)
  return rows.map(({ name }) => name)
}

/** Whether nobody has put anything into the database yet; an extension or an unused job queue is nothing. */
export async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(`
    SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${otherSchemas} AND ${notOfAnExtension} LIMIT 1`)
  return rowCount === 0 && (await openJobs(client)).length === 0
}

/**
 * Where sequences stand. They know no transactions: read after the data, they are never behind them.
 */
export async function sequencesOf(client: ClientBase): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND ${otherSchemas} AND ${notOfAnExtension} ORDER BY 1`)
  const found: BackupManifest['sequences'] = []
  for (const { name } of rows) {
    const at = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${name}`,
    )
    found.push(...at.rows.map((row) => ({ name, ...row })))
  }
  return found
}

/** Jobs that are not over. A job of the product carries nothing but its id; what it is about is in tables of its own. */
export async function openJobs(client: ClientBase): Promise<BackupManifest['jobs']> {
  const queue = await client.query<{ exists: boolean }>('SELECT to_regclass($1) IS NOT NULL AS exists', [
    `${jobSchema}.job`,
  ])
  if (!queue.rows[0]?.exists) return []
  const { rows } = await client.query<{ queue: string; id: string }>(
    `SELECT name AS queue, id FROM ${jobSchema}.job WHERE state IN ('created', 'retry', 'active') ORDER BY created_on, id`,
  )
  return rows
}

/** Names of columns as SQL. */
export const columnList = ({ columns }: Pick<BackupTable, 'columns'>): string =>
  columns.map(({ name }) => `"${name.replaceAll('"', '""')}"`).join(', ')
