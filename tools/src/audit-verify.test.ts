import { execFile } from 'node:child_process'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keepDailyCheckpoint, record, storedCheckpoints } from '@zhengmei/api/platform/audit'
import { type Database, openDatabase, withTransaction } from '@zhengmei/api/platform/db'
import { createTestDatabase, type TestDatabase } from '@zhengmei/api/platform/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bareEnv } from '../testing/bare-env.js'

const command = fileURLToPath(new URL('../dist/audit-verify.js', import.meta.url))
const { privateKey } = generateKeyPairSync('ed25519')
const keyText = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')

let testDatabase: TestDatabase
let database: Database
let folder: string
let checkpoint: string
let others: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = await openDatabase({ url: testDatabase.url, entities: [] })
  folder = await mkdtemp(join(tmpdir(), 'zhengmei-audit-'))
  const actor = { personId: null, appointmentId: null, tokenId: null, requestId: null, address: null }
  for (const action of ['run.start', 'run.seal', 'run.verify', 'session.start', 'run.start'])
    await withTransaction(database.pool, (client) =>
      record(client, actor, { action, objectType: 'operation', objectId: '1' }),
    )
  expect(await keepDailyCheckpoint(database.pool, privateKey)).toBe(true)
  expect(await keepDailyCheckpoint(database.pool, privateKey)).toBe(false)
  const [kept] = await storedCheckpoints(database.pool)
  checkpoint = join(folder, 'checkpoint.json')
  await writeFile(checkpoint, kept?.body ?? '')
  others = join(folder, 'others.pem')
  const foreign = generateKeyPairSync('ed25519').publicKey
  await writeFile(others, foreign.export({ format: 'pem', type: 'spki' }))
})
afterAll(async () => {
  await database?.close()
  await testDatabase?.drop()
  await rm(folder, { recursive: true, force: true })
})

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const options = {
    env: bareEnv({ DATABASE_URL: testDatabase.url, AUDIT_SIGNING_KEY: keyText, ...env }),
  }
  return new Promise<{ status: number; text: string }>((resolve) => {
    execFile(process.execPath, [command, ...args], options, (fault, stdout, stderr) => {
      resolve({ status: typeof fault?.code === 'number' ? fault.code : 0, text: stdout + stderr })
    })
  })
}

const asOwner = (statements: string) =>
  database.pool.query(`begin; set local session_replication_role = replica; ${statements}; commit`)

describe('npm run audit:verify', () => {
  it('says how it is used', async () => {
    expect(await run(['--streams'])).toMatchObject({
      status: 2,
      text: expect.stringContaining('--checkpoint'),
    })
  })

  it('refuses a key that is none', async () => {
    expect(await run(['--key', checkpoint])).toEqual({
      status: 2,
      text: `无法读取公钥：${checkpoint}\nThe public key can't be read: ${checkpoint}\n`,
    })
  })

  it('finds a trail whole, also against a checkpoint', async () => {
    const whole = { status: 0, text: '✓ assessment: 4\n✓ identity: 1\n' }
    expect(await run([])).toEqual(whole)
    expect(await run(['--checkpoint', checkpoint])).toEqual(whole)
    expect(await run(['--stream', 'identity'])).toEqual({ status: 0, text: '✓ identity: 1\n' })
    const pem = join(folder, 'own.pem')
    await writeFile(pem, createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }))
    expect(await run(['--checkpoint', checkpoint, '--key', pem])).toEqual(whole)
  })

  it.each([
    ['another key', () => ['--checkpoint', checkpoint, '--key', others], '--key'],
    ['no such file', () => ['--checkpoint', join(folder, 'nothing.json')], 'ENOENT'],
    ['no checkpoint', () => ['--checkpoint', others], '不是检查点文件'],
  ])('trusts no checkpoint of %s', async (_, args, expected) => {
    const outcome = await run(args())
    expect(outcome.status).toBe(1)
    expect(outcome.text).toContain(expected)
  })

  it('names the number where the tail was cut, also with the end that is noted, by the checkpoint', async () => {
    await asOwner(
      `delete from audit_entry where stream = 'assessment' and seq > 2;
       update audit_stream s set seq = 2, hash = e.hash from audit_entry e where e.seq = 2 and e.stream = s.stream`,
    )
    const unsuspecting = await run([], { AUDIT_SIGNING_KEY: '', ZHENGMEI_DATA_DIR: folder })
    expect(unsuspecting).toEqual({ status: 0, text: '✓ assessment: 2\n✓ identity: 1\n' })
    const outcome = await run([])
    expect(outcome.status).toBe(1)
    expect(outcome.text).toContain('✗ assessment #3: ')
    expect(outcome.text).toContain('the tail was cut off')
    expect(outcome.text).toContain('✓ identity: 1')
  })
})
