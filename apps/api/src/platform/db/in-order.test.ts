import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import { apiRole, type Database, Operation, openDatabase, queryInOrder } from './index.js'

let testDatabase: TestDatabase
let owners: Database
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  owners = await openDatabase({ url: testDatabase.url, entities: [] })
  await owners.pool.query(`
    create table listed as select n, (n * 7919) % 1000 as place, 'x' as subtree from generate_series(1, 1000) as n;
    create index listed_subtree on listed (subtree); create index listed_place on listed (place, n); analyze listed;
    grant select on listed to ${apiRole}`)
})
afterAll(async () => {
  await owners.close()
  await testDatabase.drop()
})

async function within<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
  const scope = { path: '1/', personId: null, statementTimeoutMs: 60_000, role: apiRole }
  const operation = new Operation(owners.pool, scope)
  try {
    return await work(operation.pool)
  } finally {
    await operation.close()
  }
}

// As the bounds of row-level security: what they are is not known when it is planned.
const page = `select n from listed where subtree >= (select max($1::text)) and subtree <= (select max($1::text)) order by place, n limit 3`
type Plan = { 'QUERY PLAN': string }
const sorting = async (pool: Pool) => {
  const { rows } = await pool.query<{ said: string }>(`select current_setting('enable_sort') as said`)
  return rows[0]?.said
}

describe('the first rows in an order', () => {
  it('come from the index of the order, though few are expected', () =>
    within(async (pool) => {
      const usual = await pool.query<Plan>(`explain ${page}`, ['x'])
      expect(usual.rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Sort Key: (listed\.)?place/)
      const inOrder = await queryInOrder<Plan>(pool, `explain ${page}`, ['x'])
      expect(inOrder.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('using listed_place')
    }))

  it('are the same, and what is asked next is planned as ever', () =>
    within(async (pool) => {
      const { rows } = await queryInOrder<{ n: number }>(pool, page, ['x'])
      expect(rows).toEqual((await pool.query(page, ['x'])).rows)
      expect(await sorting(pool)).toBe('on')
    }))

  it('that fault leave the operation able to read on', () =>
    within(async (pool) => {
      await expect(queryInOrder(pool, 'select 1 / 0', [])).rejects.toThrow('division by zero')
      expect(await sorting(pool)).toBe('on')
    }))

  it('are had without an operation too', async () => {
    const { rows } = await queryInOrder<{ n: number }>(owners.pool, page, ['x'])
    expect(rows).toHaveLength(3)
  })
})
