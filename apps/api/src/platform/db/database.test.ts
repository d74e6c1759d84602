import { defineEntity, p } from '@mikro-orm/core'
import type { ClientBase } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import {
  copyBytes,
  copyFrom,
  copyLine,
  copyRows,
  type Database,
  epochMs,
  exportView,
  giveUp,
  openDatabase,
  streamTransaction,
  withClient,
  withSameView,
  withTransaction,
} from './index.js'

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

  it('lends a connection again, but not one that was given up', async () => {
    const pid = () =>
      withClient(
        database.pool,
        async (client) =>
          (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid,
      )
    const lent = await withClient(database.pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      giveUp(client)
      return rows[0]?.pid
    })
    const next = await pid()
    expect(next).not.toBe(lent)
    expect(await pid()).toBe(next)
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
  })

  /** Texts of one-column rows as `copyRows` hands them over. */
  function textsIn(block: Buffer): string[] {
    const texts: string[] = []
    for (let at = 0; at < block.length; ) {
      const length = block.readInt32BE(at + 2)
      texts.push(block.toString('utf8', at + 6, at + 6 + length))
      at += 6 + length
    }
    return texts
  }

  it('hands rows over in blocks of whole rows, none lost and none cut', async () => {
    const received = await withTransaction(database.pool, async (client) => {
      const rows = `SELECT n || repeat('政', n % 700) FROM generate_series(1, 2000) AS n`
      const blocks: string[][] = []
      for await (const block of copyRows(client, rows)) {
        // A slow reader: the connection is paused meanwhile.
        await new Promise((resolve) => setImmediate(resolve))
        blocks.push(textsIn(block))
      }
      return blocks
    })
    expect(received.length).toBeGreaterThan(10)
    expect(received.flat()).toEqual(
      Array.from({ length: 2000 }, (_, index) => `${index + 1}${'政'.repeat((index + 1) % 700)}`),
    )
  })

  it.each([
    ['no row', 'SELECT name FROM thing WHERE id < 0', []],
    ['one larger than a block', `SELECT repeat('x', 200000)`, ['x'.repeat(200_000)]],
    [
      'a change that returns its rows',
      `INSERT INTO thing (id, name) VALUES (290, 'made') RETURNING name`,
      ['made'],
    ],
  ])('hands over %s', async (_what, query, texts) => {
    const received: string[] = []
    await withTransaction(database.pool, async (client) => {
      for await (const block of copyRows(client, query)) received.push(...textsIn(block))
      await client.query('SELECT 1')
    })
    expect(received).toEqual(texts)
  })

  it('tells a fault of the query whose rows were to be handed over, and the connection goes on', async () => {
    await withClient(database.pool, async (client) => {
      await expect(copyRows(client, 'SELECT 1 / (id - 200) FROM thing').next()).rejects.toThrow(
        'division by zero',
      )
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    })
  })

  it('shows another connection what a transaction sees, whatever was committed since', async () => {
    const count = async (client: ClientBase) =>
      (await client.query<{ count: number }>('SELECT count(*) FROM thing')).rows[0]?.count
    await withTransaction(
      database.pool,
      async (client) => {
        const view = await exportView(client)
        const before = await count(client)
        await database.pool.query(`INSERT INTO thing (id, name) VALUES (320, 'later')`)
        const beside = withSameView(database.pool, view, async (other) => {
          await other.query(`INSERT INTO thing (id, name) VALUES (321, 'beside')`)
          return count(other)
        })
        expect([await beside, await count(client)]).toEqual([(before ?? 0) + 1, before])
      },
      'repeatable read',
    )
    expect(await only('(SELECT count(*) FROM thing WHERE id IN (320, 321))')).toBe(2)
  })

  it('commits a stream once all of it is taken, and nothing when it is left early', async () => {
    const insert = (id: number) =>
      streamTransaction(database.pool, async function* (client) {
        yield* copyRows(
          client,
          `INSERT INTO thing (id, name) SELECT ${id}, repeat('x', 100000) RETURNING name`,
        )
        yield Buffer.alloc(0)
        return id
      })
    for await (const _ of insert(310)) break
    for await (const _ of insert(311)) await only('1')
    expect(await only('(SELECT count(*) FROM thing WHERE id = 310)')).toBe(0)
    expect(await only('(SELECT count(*) FROM thing WHERE id = 311)')).toBe(1)
  })

  it('sends rows that lie ready with the statement, and goes on after those that are refused', async () => {
    const rows = (from: number) =>
      Buffer.from(
        Array.from({ length: 3_000 }, (_, index) => copyLine([from + index, '政务', null])).join(''),
      )
    const copy = 'COPY thing (id, name, "on") FROM STDIN'
    await withTransaction(database.pool, async (client) => {
      await copyBytes(client, copy, rows(10_000))
      await copyBytes(client, copy, Buffer.alloc(0))
    })
    expect(await only('(SELECT count(*) FROM thing WHERE id >= 10000)')).toBe(3_000)
    await withClient(database.pool, async (client) => {
      await expect(copyBytes(client, 'COPY nothing_of_that_name FROM STDIN', rows(20_000))).rejects.toThrow(
        'nothing_of_that_name',
      )
      await expect(copyBytes(client, copy, rows(12_999))).rejects.toThrow('duplicate key')
      await copyBytes(client, copy, rows(30_000))
    })
    expect(await only('(SELECT count(*) FROM thing WHERE id >= 10000)')).toBe(6_000)
    await database.pool.query('DELETE FROM thing WHERE id >= 10000')
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
