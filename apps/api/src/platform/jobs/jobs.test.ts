import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase, withTransaction } from '../db/index.js'
import { uuidv7 } from '../ids/index.js'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import {
  type Fence,
  holdFence,
  type JobHandler,
  type JobQueue,
  type JobWorker,
  openJobQueue,
  StaleWorkerError,
  startJobWorker,
  takeFence,
} from './index.js'

const queueName = 'test-queue'
let database: TestDatabase
let db: Database
let queue: JobQueue
let worker: JobWorker | undefined

beforeAll(async () => {
  database = await createTestDatabase()
  db = await openDatabase({ url: database.url, entities: [] })
  queue = await openJobQueue({ url: database.url, queues: [queueName] })
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
})
afterAll(async () => {
  await queue?.close()
  await db?.close()
  await database?.drop()
})

const log = { info: () => undefined, error: () => undefined }
const start = async (handler: Partial<JobHandler>) => {
  worker = await startJobWorker({
    url: database.url,
    pool: db.pool,
    handlers: [
      { queue: queueName, perform: async () => undefined, giveUp: async () => undefined, ...handler },
    ],
    log,
  })
}
const enqueue = (id: string) => withTransaction(db.pool, (client) => queue.enqueue(client, queueName, id))
const until = async (holds: () => boolean) => {
  while (!holds()) await pause(20)
}

describe('a fence', () => {
  const hold = (fence: Fence) => withTransaction(db.pool, (client) => holdFence(client, fence))

  it('is held by the latest who took it and by nobody else', async () => {
    const first = await takeFence(db.pool, 'a')
    await expect(hold(first)).resolves.toBeUndefined()
    const second = await takeFence(db.pool, 'a')
    expect(second.token).toBeGreaterThan(first.token)
    await expect(hold(first)).rejects.toBeInstanceOf(StaleWorkerError)
    await expect(hold(second)).resolves.toBeUndefined()
  })

  it('of another key is another', async () => {
    const one = await takeFence(db.pool, 'b')
    await takeFence(db.pool, 'c')
    await expect(hold(one)).resolves.toBeUndefined()
  })

  it('is held by several transactions of one attempt together', async () => {
    const fence = await takeFence(db.pool, 'e')
    await withTransaction(db.pool, async (client) => {
      await holdFence(client, fence, 'together')
      await withTransaction(db.pool, (other) => holdFence(other, fence, 'together'))
    })
    await takeFence(db.pool, 'e')
    await expect(
      withTransaction(db.pool, (client) => holdFence(client, fence, 'together')),
    ).rejects.toBeInstanceOf(StaleWorkerError)
  })

  it.each(['alone', 'together'] as const)('can not be taken while a transaction holds it %s', async (how) => {
    const fence = await takeFence(db.pool, 'd')
    let taken = false
    let taking: Promise<unknown> = Promise.resolve()
    await withTransaction(db.pool, async (client) => {
      await holdFence(client, fence, how)
      taking = takeFence(db.pool, 'd').then(() => (taken = true))
      await pause(100)
      expect(taken).toBe(false)
    })
    await taking
    expect(taken).toBe(true)
  })
})

describe('a job', () => {
  it('exists exactly when the transaction that hands it in commits, and once however often it is handed in', async () => {
    const performed: string[] = []
    await start({ perform: async (id) => void performed.push(id) })
    const [kept, dropped] = [uuidv7(), uuidv7()]
    await withTransaction(db.pool, async (client) => {
      await queue.enqueue(client, queueName, dropped)
      throw new Error('not after all')
    }).catch(() => undefined)
    await enqueue(kept)
    await enqueue(kept)
    await until(() => performed.length > 0)
    await pause(1_500)
    expect(performed).toEqual([kept])
  })

  it('is tried again after a fault, with a later fence each time, and given up after the third', async () => {
    const id = uuidv7()
    const tokens: number[] = []
    const given: string[] = []
    await start({
      async perform(_id, { fence }) {
        tokens.push(fence.token)
        throw new Error('no luck')
      },
      giveUp: async (job, fault) => void given.push(`${job} ${(fault as Error).message}`),
    })
    await enqueue(id)
    await until(() => given.length > 0)
    expect(tokens).toEqual([1, 2, 3])
    expect(given).toEqual([`${id} no luck`])
  })

  it('goes back when its worker stops, and on with the next one', async () => {
    const id = uuidv7()
    let begun = false
    await start({
      async perform(_id, { signal }) {
        begun = true
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      },
    })
    await enqueue(id)
    await until(() => begun)
    await worker?.stop()
    const performed: string[] = []
    await start({ perform: async (job) => void performed.push(job) })
    await until(() => performed.length > 0)
    expect(performed).toEqual([id])
  })
})
