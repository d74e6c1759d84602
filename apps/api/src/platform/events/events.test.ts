import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase, withTransaction } from '../db/index.js'
import { createTestDatabase, type TestDatabase } from '../testing/index.js'
import { type Events, openEvents, publish } from './index.js'

let database: TestDatabase
let db: Database
let events: Events

beforeAll(async () => {
  database = await createTestDatabase()
  db = await openDatabase({ url: database.url, entities: [], onConnectionLost: () => undefined })
  events = await openEvents(database.url)
})
afterAll(async () => {
  await events?.close()
  await db?.close()
  await database?.drop()
})

const until = async (holds: () => boolean) => {
  while (!holds()) await pause(10)
}

it('reaches whoever listens to the topic and the id, and nobody else', async () => {
  const heard: string[] = []
  events.subscribe('run', '1', () => heard.push('run 1'))
  events.subscribe('run', '2', () => heard.push('run 2'))
  events.subscribe('run', undefined, () => heard.push('any run'))
  const end = events.subscribe('run', '1', () => heard.push('left'))
  end()
  await publish(db.pool, { topic: 'import', id: '1' })
  await publish(db.pool, { topic: 'run', id: '1' })
  await until(() => heard.length >= 2)
  expect(heard).toEqual(['run 1', 'any run'])
})

it('is told when the transaction commits and never when it is rolled back', async () => {
  let heard = 0
  events.subscribe('fact', 'x', () => (heard += 1))
  await withTransaction(db.pool, async (client) => {
    await publish(client, { topic: 'fact', id: 'x' })
    throw new Error('back')
  }).catch(() => undefined)
  await withTransaction(db.pool, (client) => publish(client, { topic: 'fact', id: 'x' }))
  await until(() => heard > 0)
  expect(heard).toBe(1)
})

it('as a stream merges what comes faster than it is taken, and ends with its signal', async () => {
  const ending = new AbortController()
  const stream = events.stream('s', '1', ending.signal)
  let heard = 0
  events.subscribe('s', '1', () => (heard += 1))
  for (let time = 0; time < 3; time += 1) await publish(db.pool, { topic: 's', id: '1' })
  await until(() => heard === 3)
  expect(await stream.next()).toEqual({ done: false, value: undefined })
  const next = stream.next()
  ending.abort()
  expect(await next).toEqual({ done: true, value: undefined })
})

it('tells everybody once after a lost connection has come back', async () => {
  let heard = 0
  events.subscribe('lost', 'x', () => (heard += 1))
  await db.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'zhengmei events' AND datname = current_database()`,
  )
  await until(() => heard > 0)
  await publish(db.pool, { topic: 'lost', id: 'x' })
  await until(() => heard > 1)
})
