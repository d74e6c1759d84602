import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  assessmentJobs,
  assessmentQueue,
  enqueueTo,
  findRun,
  performHere,
  requestRun,
  verifyRun,
} from '@zhengmei/api/features/assessment'
import { csvFolder, importDataSet } from '@zhengmei/api/features/dataset'
import { publishBuiltInEditions } from '@zhengmei/api/features/rulebook'
import { migrations } from '@zhengmei/api/migrations'
import { migrate, openDatabase } from '@zhengmei/api/platform/db'
import { openJobQueue, startJobWorker } from '@zhengmei/api/platform/jobs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, dataOf, type OwnedDatabases, ownedDatabases, schemaOf } from '../../testing/databases.js'
import { restoreBackup } from './restore-backup.js'
import { verifyBackup } from './verify-backup.js'
import { writeBackup } from './write-backup.js'

const mini = fileURLToPath(new URL('../../../packages/domain/test-data/suqian-mini', import.meta.url))
const year2025 = { kind: 'official', scopeOrgId: null, year: 2025, rulebook: { id: 'suqian-2021' } } as const
const passphrase = '一句谁也猜不到的口令 42'

let databases: OwnedDatabases
let source: string
let sealedRun: string
let openRun: string
const folder = mkdtempSync(join(tmpdir(), 'zhengmei-backup-'))
const file = (name: string) => join(folder, name)
const path = file('whole')

beforeAll(async () => {
  databases = await ownedDatabases()
  source = await databases.create()
  await migrate(source, migrations)
  const db = await openDatabase({ url: source, entities: [] })
  const jobs = await openJobQueue({ url: source, queues: [assessmentQueue] })
  await publishBuiltInEditions(db.pool)
  await importDataSet(db.pool, await csvFolder(mini))
  const request = async (again: boolean) => {
    const requested = await requestRun(
      db.pool,
      { ...year2025, again },
      again ? enqueueTo(jobs) : async () => undefined,
    )
    if (!requested.ok) throw new Error(requested.refusal.code)
    return requested.value.run.id
  }
  sealedRun = await request(false)
  await performHere(db.pool, sealedRun)
  openRun = await request(true)
  await db.pool.query(
    `insert into audit_entry (stream, action, object_type, object_id, before) values ('test', 'test.x', 'x', '1', $1)`,
    [JSON.stringify({ text: 'tab\t, newline\n, \\N, 政媒 🇨🇳' })],
  )
  await jobs.close()
  await db.close()
  await writeBackup({ url: source, path, product: '0.1.0' })
})
afterAll(async () => {
  await databases?.drop()
  rmSync(folder, { recursive: true })
})

const isEmpty = async (url: string) =>
  (await ask(url, `SELECT FROM pg_tables WHERE schemaname = 'public'`)).length === 0

describe('a backup', () => {
  it('is readable by its owner alone and names everything that is in it', async () => {
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const { header, manifest } = await verifyBackup(path)
    expect(header.migrations).toEqual(migrations.map(({ name }) => name))
    const tables = await ask<{ name: string }>(
      source,
      `SELECT 'public.' || relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
         AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
    )
    expect(Object.keys(manifest.tables).sort()).toEqual(tables.map(({ name }) => name).sort())
    expect(manifest.jobs).toEqual([{ queue: assessmentQueue, id: openRun }])
  })

  it('restores to the same schema, data, sequences, and a queue that goes on', async () => {
    const target = await databases.create()
    const restored = await restoreBackup(target, await verifyBackup(path))
    expect(restored).toMatchObject({ jobs: 1, migrated: [] })
    expect(await schemaOf(target)).toEqual(await schemaOf(source))
    expect(await dataOf(target)).toEqual(await dataOf(source))
    const next = `insert into audit_entry (stream, action, object_type, object_id) values ('test', 'test.x', 'x', '1') returning seq`
    expect(await ask(target, next)).toEqual([{ seq: '2' }])

    const db = await openDatabase({ url: target, entities: [] })
    const log = { info: () => undefined, error: () => undefined }
    const worker = await startJobWorker({
      url: target,
      pool: db.pool,
      handlers: [assessmentJobs(db.pool)],
      log,
    })
    await expect
      .poll(async () => (await findRun(db.pool, openRun))?.state, { timeout: 60_000 })
      .toBe('sealed')
    const digest = async (id: string) => (await findRun(db.pool, id))?.resultDigest
    expect(await digest(openRun)).toBe(await digest(sealedRun))
    expect(await verifyRun(db.pool, sealedRun)).toMatchObject({ ok: true, value: { equal: true } })
    await expect(db.pool.query('delete from run_unit_score')).rejects.toThrow('sealed')
    await worker.stop()
    await db.close()
  })

  it('holds what was committed when it began, and neither half of a transaction', async () => {
    const writer = new pg.Client(source)
    await writer.connect()
    await writer.query('begin')
    await writer.query(
      `insert into org (id, code, name, kind, path) values (gen_random_uuid(), 'NEW', 'n', 'section', '999/')`,
    )
    const taken = writeBackup({
      url: source,
      path: file('online'),
      product: '0.1.0',
      onTable: (table) => {
        if (table === 'public.account') void writer.query('commit')
      },
    })
    await taken
    await writer.end()
    const target = await databases.create()
    await restoreBackup(target, await verifyBackup(file('online')))
    expect(await ask(source, `select from org where code = 'NEW'`)).toHaveLength(1)
    expect(await ask(target, `select from org where code = 'NEW'`)).toHaveLength(0)
    await ask(source, `delete from org_period where org_id = (select id from org where code = 'NEW')`)
    await ask(source, `delete from org where code = 'NEW'`)
  })

  it('of fewer migrations is brought up to date, with tables and partitions of its own kept', async () => {
    const older = await databases.create()
    const few = migrations.slice(0, 1)
    await migrate(older, few)
    await ask(
      older,
      `insert into org (id, code, name, kind, path) values (gen_random_uuid(), 'OLD', 'o', 'section', '1/');
       select ensure_month_partitions('post', '2025-01-01', '2025-03-01')`,
    )
    await writeBackup({ url: older, path: file('older'), product: '0.0.1' })
    const target = await databases.create()
    const { migrated } = await restoreBackup(target, await verifyBackup(file('older')))
    expect(migrated).toEqual(migrations.slice(1).map(({ name }) => name))
    expect(await ask(target, 'select code from org')).toEqual([{ code: 'OLD' }])
    expect(await ask(target, `select to_regclass('post_2025_02') is not null as made`)).toEqual([
      { made: true },
    ])
    const current = await databases.create()
    await migrate(current, migrations)
    await ask(current, `select ensure_month_partitions('post', '2025-01-01', '2025-03-01')`)
    expect(await schemaOf(target)).toEqual(await schemaOf(current))
  })
})

describe('a restore is refused and leaves nothing', () => {
  const bytes = () => readFileSync(path)
  const flipped = () => {
    const damaged = bytes()
    const at = Math.floor(damaged.length / 2)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    return damaged
  }

  it.each([
    ['no file', () => undefined, 'no such file'],
    ['an empty file', () => Buffer.alloc(0), 'no'],
    ['something else', () => Buffer.from('PK\x03\x04 hello'.repeat(300)), "can't be read"],
    ['a file cut off', () => bytes().subarray(0, bytes().length - 6_000), 'The backup'],
    ['a file with one bit changed', flipped, 'The backup'],
  ])('for %s', async (what, content, words) => {
    const damaged = file(`damaged ${what}`)
    const written = content()
    if (written) writeFileSync(damaged, written)
    await expect(verifyBackup(damaged)).rejects.toThrow(words)
  })

  it('for a database that holds something', async () => {
    const target = await databases.create()
    await ask(target, 'create table somebodys (own int)')
    await expect(restoreBackup(target, await verifyBackup(path))).rejects.toThrow('not empty')
    expect(await ask(target, `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`)).toEqual([
      { tablename: 'somebodys' },
    ])
  })

  it('for a backup of a later product', async () => {
    const target = await databases.create()
    const known = migrations.slice(0, -1)
    await expect(restoreBackup(target, await verifyBackup(path), { known })).rejects.toThrow('later version')
    expect(await isEmpty(target)).toBe(true)
  })

  it('when it is interrupted on the way, and may then be repeated', async () => {
    const target = await databases.create()
    const stop = new AbortController()
    const backup = await verifyBackup(path)
    const onTable = (table: string) => {
      if (table === 'public.run_unit_score') stop.abort(new Error('enough'))
    }
    await expect(restoreBackup(target, backup, { signal: stop.signal, onTable })).rejects.toThrow('enough')
    expect(await isEmpty(target)).toBe(true)
    await restoreBackup(target, backup)
    expect(await dataOf(target)).toEqual(await dataOf(source))
  })

  it('when fewer rows arrive than the manifest says', async () => {
    const target = await databases.create()
    const backup = await verifyBackup(path)
    const org = backup.manifest.tables['public.org']
    const tables = { ...backup.manifest.tables, 'public.org': { rows: 0, bytes: 0, sha256: '', ...org } }
    tables['public.org'].rows += 1
    const more = { ...backup, manifest: { ...backup.manifest, tables } }
    await expect(restoreBackup(target, more)).rejects.toThrow('nothing was restored')
    expect(await isEmpty(target)).toBe(true)
  })
})

describe('writing a backup', () => {
  it('never writes over a file', async () => {
    await expect(writeBackup({ url: source, path, product: '0.1.0' })).rejects.toThrow('not written over')
  })

  it('leaves no file when it is interrupted', async () => {
    const stop = new AbortController()
    const cut = writeBackup({
      url: source,
      path: file('cut'),
      product: '0.1.0',
      signal: stop.signal,
      onTable: (table) => {
        if (table === 'public.org') stop.abort()
      },
    })
    await expect(cut).rejects.toThrow()
    expect([existsSync(file('cut')), existsSync(file('cut.partial'))]).toEqual([false, false])
  })

  it('is refused on a database that is not of the product', async () => {
    const other = await databases.create()
    await expect(writeBackup({ url: other, path: file('other'), product: '0.1.0' })).rejects.toThrow(
      'not made by',
    )
  })

  it('is refused where row-level security hides rows from the role', async () => {
    const walled = await databases.create()
    await migrate(walled, migrations)
    await ask(
      walled,
      'create table walled (a int); alter table walled enable row level security, force row level security',
    )
    await expect(writeBackup({ url: walled, path: file('walled'), product: '0.1.0' })).rejects.toThrow(
      'public.walled',
    )
    await ask(walled, 'create policy everything on walled to current_user using (true)')
    await writeBackup({ url: walled, path: file('walled'), product: '0.1.0' })
  })
})

describe('an encrypted backup', () => {
  it('shows nothing of its contents and restores with its passphrase alone', async () => {
    const keys = [{ name: 'audit-signing-key.pem', bytes: Buffer.from('-----BEGIN') }]
    await writeBackup({ url: source, path: file('secret'), product: '0.1.0', passphrase, keys })
    const written = readFileSync(file('secret'))
    expect(written.includes('backup.json')).toBe(false)
    await expect(verifyBackup(file('secret'))).rejects.toThrow('encrypted')
    await expect(verifyBackup(file('secret'), `${passphrase}!`)).rejects.toThrow('passphrase is wrong')
    const target = await databases.create()
    const restored = await restoreBackup(target, await verifyBackup(file('secret'), passphrase))
    expect(restored.keys).toMatchObject(keys)
    expect(await dataOf(target)).toEqual(await dataOf(source))
  })
})
