import { randomBytes } from 'node:crypto'
import { apiRole, withOwnConnection } from '@zhengmei/api/platform/db'
import { testServerAdminUrl } from '@zhengmei/api/platform/testing'
import type { QueryResultRow } from 'pg'

/** Asks one question on a connection of its own. */
export const ask = <Row extends QueryResultRow>(url: string, statement: string): Promise<Row[]> =>
  withOwnConnection(url, async (client) => (await client.query<Row>(statement)).rows)

/** Databases of an ordinary role that owns them and is nothing else, as an office's own server would have it. */
export interface OwnedDatabases {
  /** Makes an empty one. */
  create(): Promise<string>
  drop(): Promise<void>
}

/** @param admin a superuser's connection; that of the test server unless told. */
export async function ownedDatabases(admin: string = testServerAdminUrl()): Promise<OwnedDatabases> {
  const role = `zm_owner_${randomBytes(4).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const names: string[] = []
  await ask(admin, `CREATE ROLE ${role} LOGIN PASSWORD '${password}'`)
  // What a superuser does once for such an owner: the role of the API processes, and the right to work as it.
  await ask(admin, `CREATE ROLE ${apiRole} NOINHERIT`).catch(() => undefined)
  await ask(admin, `GRANT ${apiRole} TO ${role}`)
  return {
    async create() {
      const name = `${role}_${names.length}`
      names.push(name)
      await ask(admin, `CREATE DATABASE ${name} OWNER ${role} ENCODING 'UTF8' TEMPLATE template0`)
      const url = new URL(admin)
      url.username = role
      url.password = password
      url.pathname = `/${name}`
      return url.href
    },
    async drop() {
      for (const name of names) await ask(admin, `DROP DATABASE ${name} WITH (FORCE)`)
      await ask(admin, `DROP ROLE ${role}`)
    },
  }
}

const ours = `n.nspname = 'public'`

/** What the schema is made of, as SQL text, in an order of its own: equal for equal schemas. */
export async function schemaOf(url: string): Promise<readonly string[]> {
  const rows = await ask<{ part: string }>(
    url,
    `SELECT format('%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull) AS part
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${ours} AND a.attnum > 0 AND NOT a.attisdropped
     UNION ALL SELECT format('%s %s %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours}
     UNION ALL SELECT pg_get_indexdef(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${ours} AND c.relkind IN ('i', 'I')
     UNION ALL SELECT format('%s %s', t.tgenabled, pg_get_triggerdef(t.oid)) FROM pg_trigger t
       JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND NOT t.tgisinternal
     UNION ALL SELECT format('%s %s %s %s', c.relname, c.relrowsecurity, c.relforcerowsecurity, pg_get_expr(c.relpartbound, c.oid))
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND c.relkind IN ('r', 'p', 'v')
     ORDER BY 1`,
  )
  return rows.map(({ part }) => part)
}

/** A sum of all rows of each table, whatever their order. */
export const dataOf = (url: string): Promise<Readonly<Record<string, string>>> =>
  ofEachTable(
    url,
    (name) => `SELECT count(*) || ' ' || coalesce(md5(string_agg(line, E'\\n' ORDER BY line)), '') AS found
       FROM (SELECT t::text COLLATE "C" AS line FROM ${name} t) lines`,
  )

/** How many rows each table has; needs no space for it. */
export const countsOf = (url: string): Promise<Readonly<Record<string, string>>> =>
  ofEachTable(url, (name) => `SELECT count(*) AS found FROM ${name}`)

async function ofEachTable(
  url: string,
  query: (table: string) => string,
): Promise<Readonly<Record<string, string>>> {
  const tables = await ask<{ name: string }>(
    url,
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${ours} AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await ask<{ found: string }>(url, query(name))
    found[name] = row?.found ?? ''
  }
  return found
}
