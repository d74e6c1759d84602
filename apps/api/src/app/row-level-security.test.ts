import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asker, type WalledDatabase, walledDatabase } from '../../testing/walled-data.js'
import {
  changeable,
  copied,
  ofTheSibling,
  onlyRead,
  open,
  personal,
  seenBySigningIn,
  units,
  within,
} from '../../testing/walls.js'
import { apiRole } from '../platform/db/index.js'
import { uuidv7 } from '../platform/ids/index.js'

let walled: WalledDatabase
let api: pg.Client
let owners: WalledDatabase['owners']
let county: Asker
let sibling: Asker

beforeAll(async () => {
  walled = await walledDatabase()
  ;({ api, owners, county, sibling } = walled)
})
afterAll(() => walled?.close())

async function asking<T>(scope: Pick<Asker, 'path' | 'person'> | null, work: () => Promise<T>): Promise<T> {
  await api.query('begin')
  try {
    if (scope) {
      await api.query(
        `select set_config('zhengmei.scope', $1, true), set_config('zhengmei.person', $2, true)`,
        [`/${scope.path}`, scope.person],
      )
    }
    return await work()
  } finally {
    await api.query('rollback')
  }
}

const rowsOf = async (
  client: pg.Client | pg.Pool,
  table: string,
  condition = 'true',
  values: string[] = [],
) => {
  const { rows } = await client.query<{ row: string }>(
    `select t.ctid::text || ' ' || md5(t::text) as row from ${table} t where ${condition} order by 1`,
    values,
  )
  return rows.map(({ row }) => row)
}

describe('every table', () => {
  it('is guarded by row-level security, the owner included, or open for a reason', async () => {
    const { rows } = await owners.pool.query<{ name: string; enabled: boolean; forced: boolean }>(
      `select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname`,
    )
    const unguarded = rows.filter((table) => !table.enabled).map((table) => table.name)
    expect(unguarded).toEqual(Object.keys(open))
    const unforced = rows.filter((table) => table.enabled && !table.forced).map((table) => table.name)
    expect(unforced).toEqual(copied)
    expect(rows.filter((table) => table.enabled).map((table) => table.name)).toEqual(
      Object.keys(within).sort(),
    )
  })

  it('has no row for a connection that names no scope', async () => {
    for (const table of Object.keys(within)) {
      if (seenBySigningIn.includes(table)) continue
      expect([table, await asking(null, () => rowsOf(api, table))]).toEqual([table, []])
    }
  })

  it.each(Object.keys(within))(
    '%s has exactly a county’s rows for the county, whatever is asked',
    async (table) => {
      const own = await rowsOf(owners.pool, table, `(${within[table]}) and ($1 || $2 is not null)`, [
        county.path,
        county.person,
      ])
      const all = await rowsOf(owners.pool, table)
      expect(own.length, 'there is something within').toBeGreaterThan(0)
      if (within[table] !== 'true' && table !== 'run_supersession')
        expect(own.length, 'and something outside').toBeLessThan(all.length)
      expect(await asking(county, () => rowsOf(api, table))).toEqual(own)
    },
  )

  it('has all rows for who keeps every tree', async () => {
    for (const table of Object.keys(within)) {
      if (personal.includes(table)) continue
      const all = await asking({ ...county, path: '' }, () => rowsOf(api, table))
      expect([table, all]).toEqual([table, await rowsOf(owners.pool, table)])
    }
  })
})

describe('writing outside of the scope', () => {
  it('is out of the question where only the worker writes', async () => {
    for (const table of onlyRead) {
      for (const statement of [`delete from ${table}`, `insert into ${table} select * from ${table}`]) {
        const outcome = asking({ ...county, path: '' }, () => api.query(statement))
        await expect(outcome, statement).rejects.toThrow(`permission denied for table ${table}`)
      }
    }
  })

  it.each([
    'org',
    'account',
    'assessment_run',
    'rulebook_attachment',
    'import_job',
    'appointment',
    'person',
    'session',
    'api_token',
    'invitation',
    'totp',
  ])('touches none of the rows of %s that lie elsewhere', async (table) => {
    const column =
      {
        rulebook_attachment: 'edition_id',
        assessment_run: 'year',
        invitation: 'expires_at',
        totp: 'last_step',
      }[table] ?? 'id'
    const own = changeable[table]
    const expected = await rowsOf(owners.pool, table, own ?? within[table], [county.path])
    await asking(county, async () => {
      // A trigger keeps sealed runs; none of the county's own is looked at.
      const bound = table === 'assessment_run' ? `where state <> 'sealed'` : ''
      const { rowCount } = await api.query(`update ${table} set ${column} = ${column} ${bound}`)
      expect(rowCount).toBe(table === 'assessment_run' ? 0 : expected.length)
    })
  })

  it.each(ofTheSibling)('is refused: %s', async (_, statement) => {
    const text = statement.replaceAll('ORG', sibling.orgId).replaceAll('PERSON', sibling.person)
    const write = (who: Asker) => asking(who, () => api.query(text, [uuidv7(), sibling.path]))
    await expect(write(county)).rejects.toThrow('new row violates row-level security policy')
    expect((await write(sibling)).rowCount).toBe(1)
  })

  it('moves nothing out of the scope', async () => {
    const move = asking(county, () =>
      api.query('update account set org_id = $1, org_path = $2', [sibling.orgId, sibling.path]),
    )
    await expect(move).rejects.toThrow('new row violates row-level security policy')
  })
})

describe('a connection of the API', () => {
  it.each([
    ['reset role; reset session authorization', apiRole],
    ['set role none', apiRole],
  ])('stays who it is: %s', async (statement, expected) => {
    await asking(county, async () => {
      await api.query(statement)
      expect((await api.query('select current_user as name')).rows).toEqual([{ name: expected }])
    })
  })

  it.each([
    ['set role zhengmei', /permission denied to set role|does not exist/],
    ['set session authorization zhengmei', /permission denied to set session|does not exist/],
    ['alter table org disable row level security', /must be owner/],
    ['drop policy subtree on org', /must be owner/],
    ['create policy mine on org using (true)', /must be owner/],
    ['alter role current_user bypassrls', /permission denied|must be superuser/],
    ['create table mine (id int)', /permission denied/],
    ['select from org; set local row_security = off; select from org', /row-level security/],
    ['select from post_elsewhen', /permission denied/],
    ['select from job_fence', /permission denied/],
    ['select from schema_migration', /permission denied/],
    [`update audit_entry set action = 'x'`, /permission denied/],
    ['truncate audit_entry', /permission denied/],
    ['delete from rulebook_edition', /permission denied/],
    ['select pg_read_file($$/etc/passwd$$)', /permission denied/],
    ['copy org to program $$cat$$', /permission denied|must be superuser/],
  ])('may not: %s', async (statement, refusal) => {
    await expect(asking(county, () => api.query(statement))).rejects.toThrow(refusal)
  })

  it('may name any scope: the wall holds for statements that forget it, not for whoever writes statements of their own', async () => {
    const seen = await asking(county, async () => {
      await api.query(`select set_config('zhengmei.scope', '/', true)`)
      return rowsOf(api, 'org')
    })
    expect(seen).toEqual(await rowsOf(owners.pool, 'org'))
  })

  it('sees through the view of lines what it sees in the tables', async () => {
    const { rows } = await asking(county, () =>
      api.query('select distinct run_no, unit_no from run_line order by 1, 2'),
    )
    const { rows: own } = await owners.pool.query(
      `select distinct run_no, unit_no from run_line where (run_no, unit_no) in (${units('run_unit_score')}) order by 1, 2`,
      [county.path],
    )
    expect(rows).toEqual(own)
  })

  it('finds an organisation that is named by its id alone', async () => {
    const { rows } = await asking(county, () => api.query('select path from named_org($1)', [sibling.orgId]))
    expect(rows).toEqual([{ path: sibling.path }])
  })
})

it.each([
  ['org', `select from org where code > 'A' order by code`],
  ['account', 'select count(*) from account'],
])('the policy of %s is a range of its index', async (_, statement) => {
  const plan = await asking(county, async () => {
    await api.query('set local enable_seqscan = off')
    const { rows } = await api.query<{ 'QUERY PLAN': string }>(`explain ${statement}`)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toMatch(/Index Cond: \(\((org_)?path ~>=~ .*\) AND \((org_)?path ~<~/)
})
