import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrations } from '../../migrations/index.js'
import { type Database, migrate, openDatabase } from '../db/index.js'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import { verifyTrail } from './index.js'

let testDatabase: TestDatabase
let database: Database

const chained = migrations.findIndex((migration) => migration.name === '20261123-audit')

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const client = new pg.Client(testDatabase.url)
  await client.connect()
  await client.query('drop schema public cascade; create schema public')
  await migrate(testDatabase.url, migrations.slice(0, chained))
  await client.query(
    `insert into audit_entry (action, object_type, object_id, after, address)
     select (array['session.start', 'run.start', 'import.save', 'thing.x'])[1 + n % 4], 'thing', n::text, jsonb_build_object('名', n), '::1'
     from generate_series(1, 40) n`,
  )
  await client.end()
  database = await openDatabase({ url: testDatabase.url, entities: [] })
})
afterAll(async () => {
  await database?.close()
  await testDatabase.drop()
})

it('entries of an earlier version are chained where they are, and guarded again', async () => {
  const before = await database.pool.query(
    'select id, at, action, object_id, after from audit_entry order by id',
  )
  await migrate(testDatabase.url, migrations.slice(0, chained + 1))
  const after = await database.pool.query(
    'select id, at, action, object_id, after from audit_entry order by id',
  )
  expect(after.rows).toEqual(before.rows)
  expect(await verifyTrail(database.pool)).toEqual(
    ['assessment', 'dataset', 'identity', 'other'].map((stream) => ({ stream, entries: 10, problem: null })),
  )
  await expect(database.pool.query('delete from audit_entry')).rejects.toThrow('append-only')
})
