import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type OwnedDatabases, ownedDatabases } from '../testing/databases.js'
import { isHealthy, processesOf, Start } from './start-product.js'

describe.runIf(process.platform === 'linux')("npm start on one's own PostgreSQL", () => {
  let databases: OwnedDatabases
  let own: string
  let dataDir: string
  let starts: Start[]

  beforeAll(async () => {
    databases = await ownedDatabases()
    own = await databases.create()
    // The folder itself isn't there yet, as at a first start.
    dataDir = join(mkdtempSync(join(tmpdir(), 'zhengmei-own-')), 'data')
    starts = []
  })

  afterAll(async () => {
    for (const start of starts) start.child.kill('SIGTERM')
    await Promise.all(starts.map((start) => start.exit))
    await databases.drop()
    rmSync(dirname(dataDir), { recursive: true, force: true })
  })

  const begin = (env: NodeJS.ProcessEnv) => {
    const start = new Start(dataDir, env)
    starts.push(start)
    return start
  }

  it('migrates it, serves from it, starts no server of its own and makes no demo data', async () => {
    const start = begin({ DATABASE_URL: own, ZHENGMEI_DEMO: '' })
    expect(await isHealthy(await start.url())).toBe(true)
    await expect.poll(() => start.output).toContain('npm run admin:create --')
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
    expect(processesOf(dataDir).length).toBeGreaterThan(0)
    expect(existsSync(join(dataDir, 'running.json'))).toBe(true)
    const [found] = await ask<{ orgs: string; migrations: string }>(
      own,
      'SELECT (SELECT count(*) FROM org) AS orgs, (SELECT count(*) FROM schema_migration) AS migrations',
    )
    expect(Number(found?.orgs)).toBe(0)
    expect(Number(found?.migrations)).toBeGreaterThan(0)
    start.child.kill('SIGTERM')
    expect(await start.exit).toBe(0)
  })

  it('says plainly when the data folder is no folder that can be written to', async () => {
    const start = begin({ DATABASE_URL: own, ZHENGMEI_DATA_DIR: '/dev/null/data' })
    expect(await start.exit).toBe(1)
    expect(start.output).toMatch(/ZHENGMEI_DATA_DIR/)
    expect(start.output).not.toMatch(/\n\s+at /)
  })

  it('says which variable is wrong, without repeating a password', async () => {
    const start = begin({ DATABASE_URL: 'mysql://root:geheim@localhost/zhengmei', PORT: '70000' })
    expect(await start.exit).toBe(1)
    expect(start.output).toMatch(/DATABASE_URL: .*postgres:/)
    expect(start.output).toMatch(/PORT: /)
    expect(start.output).not.toContain('geheim')
  })

  it('says plainly when the server is not there', async () => {
    const start = begin({ DATABASE_URL: 'postgres://somebody:geheim@127.0.0.1:1/zhengmei' })
    expect(await start.exit).toBe(1)
    expect(start.output).toMatch(/DATABASE_URL/)
    expect(start.output).not.toMatch(/geheim|\n\s+at /)
  })
})
