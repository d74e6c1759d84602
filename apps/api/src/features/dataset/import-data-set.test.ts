import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../platform/db/index.js'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/index.js'
import { verifyAccountYears } from '../content/index.js'
import { csvFolder, importDataSet } from './index.js'

const mini = fileURLToPath(new URL('../../../../../packages/domain/test-data/suqian-mini', import.meta.url))

describe('importDataSet', () => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase()
    database = await openDatabase({ url: test.url, entities: [] })
  })
  afterAll(async () => {
    await database.close()
    await test.drop()
  })
  it('imports', async () => {
    const one = await importDataSet(database.pool, await csvFolder(mini))
    const two = await importDataSet(database.pool, await csvFolder(mini))
    const c = await database.pool.connect()
    expect(await verifyAccountYears(c)).toEqual([])
    c.release()
  })
})
