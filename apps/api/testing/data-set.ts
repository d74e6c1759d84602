import { fileURLToPath } from 'node:url'
import type { Pool } from 'pg'
import { csvFiles, type DataSetSource } from '../src/features/dataset/index.js'

/** The small data set full of edges, as the domain keeps it. */
export const miniFolder = fileURLToPath(
  new URL('../../../packages/domain/test-data/suqian-mini', import.meta.url),
)

/** Contents of CSV files by name without ending, as text (UTF-8) or bytes. */
export type CsvContents = Readonly<Record<string, string | Uint8Array>>

/** A data set in memory; its bytes come in small pieces, so that no reader gets away with whole files. */
export function dataSet(files: CsvContents, pieceBytes = 50): DataSetSource {
  return csvFiles(
    Object.entries(files).map(([name, content]) => ({
      name: `${name}.csv`,
      open: async function* () {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content
        for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
      },
    })),
  )
}

/** Two units under a city, an internal section, and three accounts: enough to refer to. */
export const smallCity: CsvContents = {
  orgs: `code,name,kind,parent_code,category
CITY,市政府办公室,government_office,,
U1,第一单位,department,CITY,county
U2,第二单位,department,CITY,county
S1,内设机构,section,U1,
`,
  accounts: `id,org_code,platform,name,live_on,closed_on
A1,U1,weibo,账号一,2024-01-01,
A2,U1,wechat_service,账号二,2024-06-01,2025-07-01
A3,U2,douyin,账号三,2024-01-01,
`,
}

const tables = [
  'org',
  'account',
  'post',
  'post_body',
  'message',
  'message_body',
  'feed_gap',
  'finding',
  'upper_inspection',
  'commendation',
  'account_year',
  'audit_entry',
]

/** Rows of every table that an import writes to, by name of the table. */
export async function rowCounts(pool: Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<Record<string, number>>(
    `select ${tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')}`,
  )
  return rows[0] ?? {}
}

/**
 * Everything an import writes, with the transaction that wrote each row last: equal before and after means that no row was even
 * written anew.
 */
export async function writtenBy(pool: Pool): Promise<unknown> {
  const counts = tables.map(
    (table) => `select '${table}' as "table", xmin::text as writer, count(*) from ${table} group by 2`,
  )
  const { rows } = await pool.query(`${counts.join(' union all ')} order by 1, 2`)
  return rows
}
