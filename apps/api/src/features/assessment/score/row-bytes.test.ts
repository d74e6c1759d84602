import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyFrom, type Database, openDatabase, withTransaction } from '../../../platform/db/index.js'
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/index.js'
import { RowBytes } from './row-bytes.js'

let database: TestDatabase
let db: Database

beforeAll(async () => {
  database = await createTestDatabase()
  db = await openDatabase({ url: database.url, entities: [] })
})
afterAll(async () => {
  await db?.close()
  await database?.drop()
})

const id = '00f1a2b3-c4d5-4e6f-8091-a2b3c4d5e6ff'
const digest = '0123456789abcdef'.repeat(4)
const amounts = [0, 1, -50, 99, 100, 8_325, 10_900, -12_345, 999_999, 1_000_000, 123_456_789_01]

it('writes rows that PostgreSQL takes in as they are meant', async () => {
  const rows = new RowBytes(32)
  for (const [index, amount] of amounts.entries()) {
    rows.row(7)
    rows.integer(index === 0 ? -2_147_483_648 : index)
    rows.hexadecimal(id)
    rows.text(index === 0 ? null : '宿迁\t"政务"\\')
    rows.boolean(index === 0 ? null : index % 2 === 0)
    rows.hundredths(amount)
    const from = rows.open()
    rows.add('["')
    rows.add('政'.repeat(index * 100))
    rows.add('"]')
    rows.close(from)
    rows.hexadecimal(digest)
  }
  const taken = rows.take()
  rows.row(7)
  const stored = await withTransaction(db.pool, async (client) => {
    await client.query(
      'CREATE TEMPORARY TABLE taken (no integer, id uuid, name text, told boolean, amount numeric(12, 2), keys json, digest bytea) ON COMMIT DROP',
    )
    await copyFrom(client, 'COPY taken FROM STDIN (FORMAT binary)', [taken])
    return client.query(
      `SELECT no, id, name, told, (amount * 100)::bigint::text AS amount, keys, encode(digest, 'hex') AS digest FROM taken ORDER BY no`,
    )
  })
  expect(stored.rows).toEqual(
    amounts.map((amount, index) => ({
      no: index === 0 ? -2_147_483_648 : index,
      id,
      name: index === 0 ? null : '宿迁\t"政务"\\',
      told: index === 0 ? null : index % 2 === 0,
      amount: String(amount),
      keys: ['政'.repeat(index * 100)],
      digest,
    })),
  )
})

it('stores nothing when there are no rows, and hands each row over once', async () => {
  const rows = new RowBytes()
  const one = () => {
    rows.row(1)
    rows.integer(1)
    return rows.take()
  }
  expect(one()).toEqual(one())
  const empty = rows.take()
  const count = await withTransaction(db.pool, async (client) => {
    await client.query('CREATE TEMPORARY TABLE taken (no integer) ON COMMIT DROP')
    return copyFrom(client, 'COPY taken FROM STDIN (FORMAT binary)', [empty])
  })
  expect(count).toBe(0)
})
