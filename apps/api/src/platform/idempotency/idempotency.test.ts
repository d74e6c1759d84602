import { ok, refuse } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase, withTransaction } from '../db/index.js'
import { uuidv7 } from '../ids/index.js'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import { onceForKey } from './index.js'

let testDatabase: TestDatabase
let database: Database
const personId = uuidv7()
let effects = 0

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = await openDatabase({ url: testDatabase.url, entities: [], poolSize: 20 })
  await database.pool.query(`insert into person (id, login, name) values ($1, 'p', 'p')`, [personId])
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})
beforeEach(() => {
  effects = 0
})

const create = (key: string | null, input: unknown, operation = 'create') =>
  withTransaction(database.pool, (client) =>
    onceForKey(client, { personId, key, operation, input }, async () => {
      effects += 1
      return ok({ made: effects })
    }),
  )

describe('an idempotency key', () => {
  it('gives a hundred requests at once one effect and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => create('k1', { a: 1 })))
    expect(effects).toBe(1)
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify(ok({ made: 1 }))]),
    )
  })

  it('doesn’t care in which order the input’s fields come', async () => {
    await create('k2', { a: 1, b: { c: [2], d: undefined } })
    expect(await create('k2', { b: { c: [2] }, a: 1 })).toEqual(ok({ made: 1 }))
    expect(effects).toBe(1)
  })

  it.each([
    ['another input', { a: 2 }, 'create'],
    ['another operation', { a: 1 }, 'destroy'],
  ])('is refused for %s', async (name, input, operation) => {
    await create(`k3 ${name}`, { a: 1 })
    expect(await create(`k3 ${name}`, input, operation)).toMatchObject({
      ok: false,
      refusal: { code: 'idempotency/conflict' },
    })
    expect(effects).toBe(1)
  })

  it.each(['', 'k'.repeat(201)])('of a wrong length is refused', async (key) => {
    expect(await create(key, {})).toMatchObject({ ok: false, refusal: { code: 'idempotency/bad-key' } })
    expect(effects).toBe(0)
  })

  it('left out makes every request a new one', async () => {
    await create(null, {})
    await create(null, {})
    expect(effects).toBe(2)
  })

  it('may be used again after a refusal and after a fault', async () => {
    const request = { personId, key: 'k4', operation: 'create', input: {} }
    const refusedWork = async () => refuse('x/no', { zh: '否', en: 'no' })
    const first = await withTransaction(database.pool, (client) => onceForKey(client, request, refusedWork))
    expect(first.ok).toBe(false)
    const faulty = withTransaction(database.pool, (client) =>
      onceForKey(client, request, async () => {
        throw new Error('fault')
      }),
    )
    await expect(faulty).rejects.toThrow('fault')
    expect(await create('k4', {})).toEqual(ok({ made: 1 }))
  })
})
