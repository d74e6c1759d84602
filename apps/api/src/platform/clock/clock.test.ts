import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { connectionOptions } from '../db/index.js'
import { createTestDatabase } from '../testing/index.js'
import { databaseClock, fixedClock } from './index.js'

describe('clocks', () => {
  it('reads the database, also within a transaction, where now() stands still', async () => {
    const database = await createTestDatabase()
    const client = new pg.Client(connectionOptions(database.url))
    await client.connect()
    await client.query('BEGIN')
    const clock = databaseClock(client)
    const first = await clock.now()
    await client.query('SELECT pg_sleep(0.01)')
    expect(await clock.now()).toBeGreaterThan(first)
    expect(Number.isInteger(first)).toBe(true)
    await client.end()
    await database.drop()
  })

  it('stands still where a test sets it', async () => {
    const clock = fixedClock(5)
    expect(await clock.now()).toBe(5)
    clock.set(7)
    expect(await clock.now()).toBe(7)
  })
})
