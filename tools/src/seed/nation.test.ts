import { openDatabase } from '@zhengmei/api/platform/db'
import { createTestDatabase } from '@zhengmei/api/platform/testing'
import { mayStandBelow, type OrgKind } from '@zhengmei/domain/org'
import { describe, expect, it } from 'vitest'
import { fillNation } from './fill-nation.js'
import { chinaDivisions, type Divisions, nationUnits } from './nation-tree.js'

/** Jiangsu, where the people of the demo are, and Beijing, which has no cities. */
function aSmallNation(): Divisions {
  const all = chinaDivisions()
  const within = ({ provinceCode }: { readonly provinceCode: string }) => ['32', '11'].includes(provinceCode)
  return {
    provinces: all.provinces.filter(({ code }) => ['32', '11'].includes(code)),
    cities: all.cities.filter(within).filter(({ code }) => ['3213', '1101'].includes(code)),
    areas: all.areas.filter(within),
    streets: all.streets.filter(within),
  }
}

describe('the tree of a nation', () => {
  it('has at least 60,000 units and 100,000 accounts, each code once, each unit after its parent', () => {
    const kinds = new Map<string, string>()
    const codes = new Set<string>()
    const misplaced: string[] = []
    for (const { org, accounts } of nationUnits(chinaDivisions())) {
      const above = org.parent_code === undefined ? undefined : kinds.get(org.parent_code)
      const stands = above !== undefined && mayStandBelow(org.kind as OrgKind, above as OrgKind)
      if (kinds.has(org.code) || (kinds.size > 0 && !stands)) misplaced.push(org.code)
      if (org.line_parent_code !== undefined && !kinds.has(org.line_parent_code)) misplaced.push(org.code)
      kinds.set(org.code, org.kind)
      for (const { id } of accounts) codes.add(id)
    }
    expect(misplaced).toEqual([])
    expect(kinds.size).toBeGreaterThan(60_000)
    expect(codes.size).toBeGreaterThan(100_000)
  })

  it('fills an empty database once, with paths, history and people; one that holds units it leaves alone', async () => {
    const test = await createTestDatabase()
    const database = await openDatabase({ url: test.url, entities: [] })
    try {
      const { pool } = database
      const filled = await fillNation(pool, aSmallNation())
      const { rows } = await pool.query(
        `select (select count(*) from org) as units, (select count(*) from account a join org o on o.id = a.org_id and o.path = a.org_path)
           as accounts, (select count(*) from org_period where from_on = '0001-01-01') as periods,
           (select count(*) from org c join org p on p.id = c.parent_id where c.path = p.path || c.no || '/') as placed,
           (select o.name from org o join org p on p.id = o.parent_id where o.code = '110101' and p.code = '110000') as east`,
      )
      expect(rows).toEqual([
        {
          units: filled?.units,
          accounts: filled?.accounts,
          periods: filled?.units,
          placed: (filled?.units ?? 0) - 1,
          east: '东城区人民政府办公室',
        },
      ])
      expect(filled?.logins.map(({ login }) => login)).toContain('nation')
      expect(await fillNation(pool, aSmallNation())).toBeNull()
    } finally {
      await database.close()
      await test.drop()
    }
  })
})
