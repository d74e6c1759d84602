import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import { apiRole, type Database, Operation, openDatabase, withClient, withTransaction } from './index.js'

let testDatabase: TestDatabase
let owners: Database
let api: Database

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  owners = await openDatabase({ url: testDatabase.url, entities: [] })
  // One connection: whoever held one and waited for another would wait for ever.
  api = await openDatabase({ url: testDatabase.url, entities: [], role: apiRole, poolSize: 1 })
  await owners.pool.query(`create table thing (name text); grant all on thing to ${apiRole}`)
})
afterAll(async () => {
  await Promise.all([owners.close(), api.close()])
  await testDatabase.drop()
})

const scope = { path: '1/2/', personId: null, statementTimeoutMs: 60_000 }

async function within<T>(work: (operation: Operation) => Promise<T>, timeout = 60_000): Promise<T> {
  const operation = new Operation(api.pool, { ...scope, statementTimeoutMs: timeout })
  try {
    return await work(operation)
  } finally {
    await operation.close()
  }
}

const settings = async (pool: Pool) => {
  const { rows } = await pool.query<{ said: string }>(
    `select concat_ws(' ', current_user, current_setting('zhengmei.scope', true), current_setting('statement_timeout'),
       current_setting('transaction_isolation'), current_setting('transaction_read_only')) as said`,
  )
  return rows[0]?.said
}
const things = async (pool: Pool) => (await pool.query('select from thing')).rowCount

describe('an operation', () => {
  it('reads in one read-only transaction that says on whose behalf', () =>
    within(async ({ pool }) => {
      expect(await settings(pool)).toBe(`${apiRole} /1/2/ 1min repeatable read on`)
      await expect(pool.query(`insert into thing values ('x')`)).rejects.toThrow('read-only transaction')
    }))

  it('sees one state, whatever others write meanwhile', () =>
    within(async ({ pool }) => {
      const before = await things(pool)
      await owners.pool.query(`insert into thing values ('of another')`)
      expect(await things(pool)).toBe(before)
      expect(await withClient(pool, (client) => client.query('select from thing'))).toMatchObject({
        rowCount: before,
      })
    }))

  it('holds no connection while it writes, and sees what it wrote', () =>
    within(async ({ pool }) => {
      const before = (await things(pool)) ?? 0
      const said = await withTransaction(pool, async (client) => {
        await client.query(`insert into thing values ('own')`)
        const { rows } = await client.query<{ scope: string }>(
          `select current_setting('zhengmei.scope', true) as scope`,
        )
        return rows[0]?.scope
      })
      expect([said, await things(pool)]).toEqual(['/1/2/', before + 1])
    }))

  it('goes on as somebody else from the next read', () =>
    within(async (operation) => {
      await settings(operation.pool)
      operation.actFor({ ...scope, path: '' })
      expect(await settings(operation.pool)).toContain(' / ')
      operation.actFor({ ...scope, path: null })
      expect(await settings(operation.pool)).not.toContain('/')
    }))

  it('leaves nothing of its scope on the connection', async () => {
    await within(({ pool }) => settings(pool))
    const { rows } = await api.pool.query(
      `select coalesce(current_setting('zhengmei.scope', true), '') as scope`,
    )
    expect(rows).toEqual([{ scope: '' }])
  })

  it('loses by a statement that fails no other', () =>
    within(async ({ pool }) => {
      const [failed, behind] = await Promise.allSettled([pool.query('select 1 / 0'), pool.query('select 1')])
      expect([failed.status, behind.status]).toEqual(['rejected', 'fulfilled'])
      expect(await things(pool)).toBeGreaterThan(0)
    }))

  it('gives a statement up after its time', () =>
    within(
      ({ pool }) => expect(pool.query('select pg_sleep(60)')).rejects.toMatchObject({ code: '57014' }),
      50,
    ))

  it('reads nothing once it is over, and has given its connection back', async () => {
    const operation = new Operation(api.pool, scope)
    await things(operation.pool)
    await operation.close()
    await expect(operation.pool.query('select 1')).rejects.toThrow('the operation is over')
    expect([api.pool.idleCount, api.pool.waitingCount]).toEqual([1, 0])
  })

  it('is made for no path that is none', () =>
    within(async (operation) => {
      operation.actFor({ ...scope, path: "1/'; drop table thing; --" })
      await expect(operation.pool.query('select 1')).rejects.toThrow('not a path')
    }))
})
