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
  await expect(database.pool.query('delete from audit_entry')).rejects.toThrow('append-only')
})

it('entries that name a token follow those from before there were tokens in the trail', async () => {
  const hashes = () => database.pool.query('select id, hash from audit_entry where id <= 40 order by id')
  const before = (await hashes()).rows
  await migrate(testDatabase.url, migrations)
  expect((await hashes()).rows).toEqual(before)
  expect(await verifyTrail(database.pool)).toEqual(
    ['assessment', 'dataset', 'identity', 'other'].map((stream) => ({ stream, entries: 10, problem: null })),
  )
  await database.pool.query(
    `insert into audit_entry (stream, action, object_type, object_id, token_id)
     select 'identity', 'thing.x', 'thing', n::text, case when n > 1 then gen_random_uuid() end from generate_series(1, 2) n`,
  )
  const whole = (await verifyTrail(database.pool)).map(({ stream, entries, problem }) => [
    stream,
    entries,
    problem,
  ])
  expect(whole).toEqual([
    ['assessment', 10, null],
    ['dataset', 10, null],
    ['identity', 12, null],
    ['other', 10, null],
  ])
})
