import { copyFrom, copyLine, withTransaction } from '@zhengmei/api/platform/db'
import { uuidv7 } from '@zhengmei/api/platform/ids'
import type { ClientBase, Pool } from 'pg'
import { addPeople } from './add-people.js'
import { attachRulebooks } from './attach-rulebooks.js'
import { type DemoLogin, demoPeople, loginOf, nationPeople } from './demo-people.js'
import { type Divisions, nationCode, nationUnits } from './nation-tree.js'
import { readOrgIds } from './org-ids.js'

/** How many units and accounts a nation has. */
export interface NationOutcome {
  readonly units: number
  readonly accounts: number
  readonly logins: readonly DemoLogin[]
}

/**
 * Fills an empty, migrated database with the tree of a nation, its accounts, the built-in rulebooks and the people of the demo: large
 * lists and a large tree in seconds, without posts.
 *
 * @returns null, with nothing written, when the database holds units already.
 */
export async function fillNation(pool: Pool, divisions: Divisions): Promise<NationOutcome | null> {
  const counts = await withTransaction(pool, async (client) => {
    const { rows } = await client.query('select from org limit 1')
    return rows.length > 0 ? null : copyTree(client, divisions)
  })
  if (counts === null) return null
  await pool.query('analyze org, org_period, account')
  const orgIds = await readOrgIds(pool)
  await attachRulebooks(pool, orgIds, nationCode)
  const people = [...nationPeople, ...demoPeople]
  await addPeople(pool, orgIds, people)
  const listed = people.filter(({ unlisted }) => !unlisted)
  return { ...counts, logins: listed.map((person) => loginOf(person, (code) => code)) }
}

async function copyTree(client: ClientBase, divisions: Divisions) {
  const placed = new Map<string, { readonly id: string; readonly path: string }>()
  const accounts: string[] = []
  function* orgLines() {
    for (const unit of nationUnits(divisions)) {
      const { code, name, kind, parent_code: parent, line_parent_code: line, category } = unit.org
      const id = uuidv7()
      // Numbered here, so that the path is written with the row and not in a second pass over all of them.
      const no = placed.size + 1
      const path = `${placed.get(parent ?? '')?.path ?? ''}${no}/`
      placed.set(code, { id, path })
      const idOf = (above: string | undefined) => placed.get(above ?? '')?.id ?? null
      for (const account of unit.accounts) {
        const { media_type, certified_subject, live_on, main } = account
        const own = [uuidv7(), account.id, id, account.platform, media_type, account.name]
        accounts.push(copyLine([...own, certified_subject, live_on, String(main), path]))
      }
      const texts = [id, code, name, kind, idOf(parent), idOf(line), category ?? null]
      yield copyLine([...texts, unit.org.division_code ?? null, String(no), path])
    }
  }
  await client.query(`
    create temp table nation_org (id uuid, code text, name text, kind text, parent_id uuid, line_parent_id uuid, category text,
      division_code text, no bigint, path text) on commit drop;
    create temp table nation_account (id uuid, code text, org_id uuid, platform text, media_type text, name text,
      certified_subject text, live_on date, main boolean, org_path text) on commit drop`)
  const units = await copyFrom(client, 'copy nation_org from stdin', orgLines())
  await client.query(
    `insert into org (id, code, name, kind, parent_id, line_parent_id, category, division_code, no, path)
     overriding system value select * from nation_org order by no`,
  )
  await client.query(`select setval(pg_get_serial_sequence('org', 'no'), (select max(no) from org))`)
  const hosted = await copyFrom(client, 'copy nation_account from stdin', accounts)
  await client.query(
    `insert into account (id, code, org_id, platform, media_type, name, certified_subject, live_on, main, org_path)
     select * from nation_account`,
  )
  return { units, accounts: hosted }
}
