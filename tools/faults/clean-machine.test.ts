import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findRun, performHere, requestRun } from '@zhengmei/api/features/assessment'
import { openDatabase } from '@zhengmei/api/platform/db'
import { type EmbeddedServer, startThrowaway, useEmbedded } from '@zhengmei/api/platform/embedded'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataDir } from '../boot/started-products.js'
import { ask, dataOf, ownedDatabases } from '../testing/databases.js'
import { Product, run, succeed } from './product.js'

/** An older PostgreSQL as Debian packages it, if there is one on this machine. */
function packagedServer(): string | undefined {
  const folder = '/usr/lib/postgresql'
  const [oldest] = existsSync(folder)
    ? readdirSync(folder)
        .map(Number)
        .filter((version) => version >= 15)
        .sort((a, b) => a - b)
    : []
  return oldest === undefined ? undefined : join(folder, String(oldest))
}

const sealedRuns = `SELECT id, result_digest AS digest FROM assessment_run WHERE state = 'sealed' ORDER BY no`
interface Sealed {
  readonly id: string
  readonly digest: string
}

/** Everything that a restored database must still be able to prove. */
async function expectProven(url: string, env: NodeJS.ProcessEnv): Promise<void> {
  expect(await dataOf(url)).toEqual(expected)
  const runs = await ask<Sealed>(url, sealedRuns)
  expect(runs.length).toBeGreaterThan(0)
  for (const { id, digest } of runs) {
    expect(await succeed('assess', ['--verify', id], env)).toContain(digest)
  }
  expect(await succeed('audit-verify', [], env)).toContain('✓ identity')

  const db = await openDatabase({ url, entities: [] })
  try {
    for (const { id, digest } of runs) {
      const before = await findRun(db.pool, id)
      if (before === null || before.kind === 'what_if') continue
      const again = await requestRun(
        db.pool,
        {
          kind: before.kind,
          scopeOrgId: before.scopeOrgId,
          year: before.year,
          ...(before.kind === 'trial' ? { cutoffAt: before.cutoffAt } : {}),
          again: true,
        },
        async () => undefined,
      )
      if (!again.ok) throw new Error(again.refusal.code)
      expect((await performHere(db.pool, again.value.run.id)).resultDigest).toBe(digest)
    }
  } finally {
    await db.close()
  }
}

let backup: string
let expected: Readonly<Record<string, string>>
const folders: string[] = []

const newFolder = (): string => {
  const folder = newDataDir()
  folders.push(folder)
  return folder
}

beforeAll(async () => {
  backup = join(newFolder(), 'running.backup')
  const product = await Product.ofDemo()
  try {
    await product.cookieOf('office')
    expected = await dataOf(product.databaseUrl)
    await succeed('backup', [backup], { ZHENGMEI_DATA_DIR: product.dataDir })
    expect(await run('restore', [backup, '--into', product.dataDir])).toMatchObject({ status: 3 })
  } finally {
    await product.close()
  }
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('a backup of the running product', () => {
  it('makes on a clean machine a product in which runs and audit verify, scores are the same again, and people sign in', async () => {
    const dataDir = newFolder()
    await succeed('restore', [backup, '--into', dataDir])
    const server = await useEmbedded({ dataDir, purpose: 'test' })
    try {
      await expectProven(server.url, { ZHENGMEI_DATA_DIR: dataDir })
    } finally {
      await server.close()
    }
    const product = new Product(dataDir)
    try {
      await product.ready()
      const viewer = await product.graphql('leader', '{ viewer { person { login } } }')
      expect(viewer).toMatchObject({ errors: [], data: { viewer: { person: { login: 'leader' } } } })
    } finally {
      await product.close()
    }
  })
})

describe.runIf(packagedServer() !== undefined)(
  'a backup of the embedded server in an older PostgreSQL',
  () => {
    let server: EmbeddedServer | undefined
    afterAll(() => server?.close())

    it('proves the same, as an ordinary role that owns its database', async () => {
      server = await startThrowaway({ programs: packagedServer() ?? '' })
      const owned = await ownedDatabases(server.adminUrl)
      const url = await owned.create()
      expect(await succeed('restore', [backup, '--into', url])).toContain('Restored')
      await expectProven(url, { DATABASE_URL: url, ZHENGMEI_DATA_DIR: newFolder() })
      await owned.drop()
    })
  },
)
