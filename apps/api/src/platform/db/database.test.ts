import { defineEntity, p } from '@mikro-orm/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import { copyFrom, copyLine, copyTo, type Database, epochMs, openDatabase, withTransaction } from './index.js'

const thingSchema = defineEntity({
  name: 'Thing',
  tableName: 'thing',
  properties: { id: p.integer().primary(), name: p.text(), on: p.string().columnType('date').nullable() },
})

class Thing extends thingSchema.class {}
thingSchema.setClass(Thing)

describe('the database', () => {
  let test: TestDatabase
  let database: Database

  beforeAll(async () => {
    test = await createTestDatabase()
    database = await openDatabase({ url: test.url, entities: [Thing], poolSize: 3 })
    await database.pool.query('CREATE TABLE thing (id int PRIMARY KEY, name text NOT NULL, "on" date)')
  })

  afterAll(async () => {
    await database.close()
    await database.close()
    await test.drop()
  })

  const only = async (statement: string) => {
    const { rows } = await database.pool.query<{ value: unknown }>(`SELECT ${statement} AS value`)
    return rows[0]?.value
  }

  it('gives days as text, bigint as number, exact decimals as text, arrays alike', async () => {
    expect(await only(`date '2024-02-29'`)).toBe('2024-02-29')
    expect(await only(`array[date '2024-02-29', null]`)).toEqual(['2024-02-29', null])
    expect(await only(`'{}'::date[]`)).toEqual([])
    expect(await only(`9007199254740991::bigint`)).toBe(Number.MAX_SAFE_INTEGER)
    expect(await only(`array[1, -2, null]::bigint[]`)).toEqual([1, -2, null])
    expect(await only(`0.1::numeric + 0.2::numeric`)).toBe('0.3')
    await expect(only(`9007199254740992::bigint`)).rejects.toThrow(RangeError)
  })

  it('gives instants as milliseconds, also before 1970 and with microseconds', async () => {
    expect(await only(epochMs(`timestamptz '2025-01-01 00:00:00.123999+08'`))).toBe(
      Date.UTC(2024, 11, 31, 16, 0, 0, 123),
    )
    expect(await only(epochMs(`timestamptz '1969-12-31 23:59:59.9995Z'`))).toBe(-1)
  })

  it('maps entities', async () => {
    const writing = database.orm.em.fork()
    writing.create(Thing, { id: 1, name: '宿迁发布', on: '2025-12-31' })
    await writing.flush()
    const found = await database.orm.em.fork().findOneOrFail(Thing, { name: '宿迁发布' })
    expect(found.on).toBe('2025-12-31')
  })

  it('rolls a transaction back when its work throws, and lends the connection out again', async () => {
    for (let times = 0; times < 5; times += 1) {
      const work = withTransaction(database.pool, async (client) => {
        await client.query(`INSERT INTO thing VALUES (100, 'x')`)
        throw new Error('changed my mind')
      })
      await expect(work).rejects.toThrow('changed my mind')
    }
    expect(await only('(SELECT count(*) FROM thing WHERE id = 100)')).toBe(0)
  })

  it('survives a connection that the server ends in the middle of a transaction', async () => {
    const work = withTransaction(database.pool, async (client) => {
      await client.query(`SELECT pg_terminate_backend(pg_backend_pid())`)
    })
    await expect(work).rejects.toThrow()
    expect(await only('1')).toBe(1)
  })

  it('copies rows in and out, whatever they hold', async () => {
    const nasty = ['tab\there', 'new\nline', 'back\\slash', 'return\r', '\\N', '', '政务']
    const stored = await withTransaction(database.pool, (client) =>
      copyFrom(
        client,
        'COPY thing (id, name, "on") FROM STDIN',
        nasty.map((name, index) => copyLine([200 + index, name, index === 0 ? null : '2025-01-01'])),
      ),
    )
    expect(stored).toBe(nasty.length)
    const { rows } = await database.pool.query<{ name: string }>(
      'SELECT name FROM thing WHERE id >= 200 ORDER BY id',
    )
    expect(rows.map((row) => row.name)).toEqual(nasty)
    let text = ''
    await withTransaction(database.pool, async (client) => {
      for await (const chunk of copyTo(
        client,
        'COPY (SELECT name FROM thing WHERE id IN (200, 206)) TO STDOUT',
      )) {
        text += chunk.toString('utf8')
      }
    })
    expect(text).toBe('tab\\there\n政务\n')
  })

  it('stores nothing of a copy whose source fails', async () => {
    async function* breaking() {
      yield copyLine([300, 'first', null])
      throw new Error('source broke')
    }
    const work = withTransaction(database.pool, (client) =>
      copyFrom(client, 'COPY thing (id, name, "on") FROM STDIN', breaking()),
    )
    await expect(work).rejects.toThrow('source broke')
    expect(await only('(SELECT count(*) FROM thing WHERE id = 300)')).toBe(0)
  })
})
