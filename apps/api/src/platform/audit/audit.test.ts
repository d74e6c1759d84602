import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase, withTransaction } from '../db/index.js'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import { record } from './index.js'

let testDatabase: TestDatabase
let database: Database

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = await openDatabase({ url: testDatabase.url, entities: [] })
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

const actor = { personId: null, appointmentId: null, tokenId: null, requestId: 'r', address: '::1' }
const entry = {
  action: 'thing.change',
  objectType: 'operation',
  objectId: '1\r\n2',
  after: { name: '\u001b[31m\u202e宿迁' },
} as const

it('an entry stays one record, signs for control and direction as they came', async () => {
  await withTransaction(database.pool, (client) => record(client, actor, entry))
  const { rows } = await database.pool.query(
    'select action, object_id, before, after, request_id from audit_entry',
  )
  expect(rows).toEqual([
    { action: 'thing.change', object_id: '1\r\n2', before: null, after: entry.after, request_id: 'r' },
  ])
})

it('an entry goes when the change is rolled back', async () => {
  const before = await count()
  const change = withTransaction(database.pool, async (client) => {
    await record(client, actor, entry)
    throw new Error('the change failed')
  })
  await expect(change).rejects.toThrow('the change failed')
  expect(await count()).toBe(before)
})

it.each(['update audit_entry set action = $1', 'delete from audit_entry where action <> $1'])(
  'nobody changes the trail: %s',
  async (statement) => {
    await expect(database.pool.query(statement, ['x'])).rejects.toThrow('append-only')
  },
)

async function count(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>('select count(*) from audit_entry')
  return rows[0]?.count ?? -1
}
