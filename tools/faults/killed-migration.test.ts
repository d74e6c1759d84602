import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { migrations } from '@zhengmei/api/migrations'
import { migrate } from '@zhengmei/api/platform/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, killAll, processesOf, Start } from '../boot/start-product.js'
import { newDataDir } from '../boot/started-products.js'
import { ask, schemaOf } from '../testing/databases.js'
import { demoServer, Product } from './product.js'
import { randomNumbers } from './random.js'

const program = fileURLToPath(new URL('migrating-process.mjs', import.meta.url))
const random = randomNumbers('killed migration')

let adminUrl: string
let url: string
let clean: readonly string[]
const names: string[] = []

async function newDatabase(): Promise<string> {
  const name = `zm_migrated_${names.length}`
  names.push(name)
  await ask(adminUrl, `CREATE DATABASE ${name} TEMPLATE template0`)
  const named = new URL(url)
  named.pathname = `/${name}`
  return named.href
}

beforeAll(async () => {
  ;({ adminUrl, url } = JSON.parse(process.env[demoServer] ?? '{}') as { adminUrl: string; url: string })
  const unharmed = await newDatabase()
  await migrate(unharmed, migrations)
  clean = await schemaOf(unharmed)
})
afterAll(async () => {
  for (const name of names) await ask(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`)
})

type Moment = 'middle' | 'uncommitted' | 'committed'

/** Migrates in a process of its own; true when that was killed at the moment, false when it had nothing to do. */
async function killedAt(target: string, moment: Moment): Promise<boolean> {
  const env = { ...process.env, DATABASE_URL: target, KILL_AT: moment }
  const child = fork(program, { env: { ...env, KILL_AFTER: String(1 + Math.floor(random() * 2)) } })
  const [status, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (signal === null && status !== 0) throw new Error(`migrating failed with status ${status}`)
  return signal === 'SIGKILL'
}

async function appliedTo(target: string): Promise<readonly string[]> {
  const [table] = await ask<{ made: boolean }>(
    target,
    `SELECT to_regclass('schema_migration') IS NOT NULL AS made`,
  )
  if (!table?.made) return []
  return (await ask<{ name: string }>(target, 'SELECT name FROM schema_migration ORDER BY id')).map(
    ({ name }) => name,
  )
}

describe('migrations', () => {
  it('come to the same schema when the process is killed in the middle of each, before and after its commit', async () => {
    const target = await newDatabase()
    for (const [done, { name }] of migrations.entries()) {
      for (const moment of ['middle', 'uncommitted'] as const) {
        expect(await killedAt(target, moment), `${moment} ${name}`).toBe(true)
        expect(await appliedTo(target)).toHaveLength(done)
      }
      expect(await killedAt(target, 'committed')).toBe(true)
      expect((await appliedTo(target)).at(-1)).toBe(name)
    }
    await migrate(target, migrations)
    expect(await schemaOf(target)).toEqual(clean)
  })
})

describe.runIf(process.platform === 'linux')('the first start', () => {
  it('comes to a whole product when everything is killed again and again on the way', async () => {
    const dataDir = newDataDir()
    try {
      for (let kills = 0; kills < 6; kills += 1) {
        const start = new Start(dataDir)
        await pause(random() * 4_000)
        killAll(dataDir)
        await start.exit
        await eventually(() => processesOf(dataDir).length === 0)
      }
      const product = new Product(dataDir)
      try {
        await product.ready()
        expect(await product.isHealthy()).toBe(true)
        expect(await schemaOf(product.databaseUrl)).toEqual(clean)
      } finally {
        await product.close()
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  })
})
