import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import type { ClientBase, Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import {
  type Database,
  openDatabase,
  readWithin,
  streamRows,
  streamTransaction,
  withClient,
  withOwnConnection,
  withTransaction,
} from './index.js'

/** A way to a server that can be cut: no word of farewell, as when the server's machine or its process is gone. */
class Way {
  readonly #sockets = new Set<Socket>()
  readonly #listener: Server

  constructor(server: URL) {
    this.#listener = createServer((near) => {
      const far = connect(Number(server.port), server.hostname)
      for (const socket of [near, far]) {
        this.#sockets.add(socket)
        socket.on('error', () => undefined)
        socket.on('close', () => this.#sockets.delete(socket))
      }
      near.pipe(far).pipe(near)
    })
  }

  async open(): Promise<number> {
    this.#listener.listen(0, '127.0.0.1')
    await once(this.#listener, 'listening')
    return (this.#listener.address() as AddressInfo).port
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async close(): Promise<void> {
    this.cut()
    this.#listener.close()
    await once(this.#listener, 'close')
  }
}

// An 'error' of a connection that nobody listens to is reported by the test runner: it would end the product's process.
describe('a connection that is cut in the middle of a question', () => {
  let test: TestDatabase
  let way: Way
  let url: string
  let database: Database

  beforeAll(async () => {
    test = await createTestDatabase()
    way = new Way(new URL(test.url))
    const throughIt = new URL(test.url)
    throughIt.host = `127.0.0.1:${await way.open()}`
    url = throughIt.href
    database = await openDatabase({ url, entities: [], poolSize: 1 })
  })
  afterAll(async () => {
    await database.close()
    await way.close()
    await test.drop()
  })

  const cutWhileAsked = async (client: ClientBase | Pool) => {
    const answer = client.query('SELECT pg_sleep(60)')
    setTimeout(() => way.cut(), 50)
    await answer
  }
  const manyRows = `SELECT repeat('政', 1000) FROM generate_series(1, 100000)`
  const drain = async (rows: AsyncIterable<unknown>) => {
    for await (const _ of rows) way.cut()
  }

  it.each<[string, () => Promise<unknown>]>([
    ['one of its own', () => withOwnConnection(url, cutWhileAsked)],
    ['one lent by the pool', () => withClient(database.pool, cutWhileAsked)],
    ['the pool asked itself', () => cutWhileAsked(database.pool)],
    ['one in a transaction', () => withTransaction(database.pool, cutWhileAsked)],
    [
      'one that hands over rows',
      () => drain(readWithin(database.pool, (client) => streamRows(client, manyRows, []))),
    ],
    [
      'one that streams a transaction',
      () =>
        drain(
          streamTransaction(database.pool, async function* (client) {
            yield 'begun'
            await cutWhileAsked(client)
          }),
        ),
    ],
  ])('fails what was asked of %s, and the next question is answered', async (_which, ask) => {
    await expect(ask()).rejects.toThrow(/Connection terminated|not queryable/)
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })
})
