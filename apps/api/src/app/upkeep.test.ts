import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Role } from '@zhengmei/domain/identity'
import { pino } from 'pino'
import { beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson } from '../../testing/fixtures.js'
import { readConfig } from '../platform/config/index.js'
import { type Database, openDatabase } from '../platform/db/index.js'
import { uuidv7 } from '../platform/ids/index.js'
import { keptForDays } from '../platform/keeping/index.js'
import { createTestDatabase } from '../platform/testing/index.js'
import { features } from './features.js'
import { keepUp } from './upkeep.js'

let database: Database
let dataDir: string
let person: { id: string; appointmentId: string }
let org: { id: string }

beforeAll(async () => {
  const test = await createTestDatabase()
  database = await openDatabase({ url: test.url, entities: [] })
  dataDir = await mkdtemp(join(tmpdir(), 'zhengmei-upkeep-'))
  const root = await insertOrg(database.pool, { code: 'CITY' })
  org = root
  person = await insertPerson(database.pool, { login: 'office', org: root, role: Role.officeAdministrator })
  return async () => {
    await database.close()
    await test.drop()
    await rm(dataDir, { recursive: true })
  }
})

const query = (text: string, values: readonly unknown[] = []) => database.pool.query(text, [...values])

/** What the worker does every hour, once. */
async function upkeep(): Promise<void> {
  const config = readConfig({ ZHENGMEI_DATA_DIR: dataDir })
  await keepUp(features, { database, config, log: pino({ level: 'silent' }), exports: new Map() }).stop()
}

const ago = (days: number) => `now() - make_interval(secs => ${days * 86_400})`
const secret = () => Buffer.from(uuidv7())

type Kept = keyof typeof keptForDays
/** How a row of each kind comes to be that has been of no use for so many days; its table. */
const rows: Readonly<Record<Kept, readonly [table: string, insert: (days: number) => Promise<unknown>]>> = {
  signInAttempts: [
    'sign_in_attempt',
    (days) =>
      query(
        `insert into sign_in_attempt (kind, login, address, at) values ('password', 'x', '::1', ${ago(days)})`,
      ),
  ],
  signInSteps: [
    'sign_in_step',
    (days) =>
      query(
        `insert into sign_in_step (secret_hash, person_id, step, expires_at) values ($1, $2, 'code', ${ago(days)})`,
        [secret(), person.id],
      ),
  ],
  sessions: [
    'session',
    (days) =>
      query(
        `insert into session (id, secret_hash, person_id, created_at, expires_at, ended_at)
         values ($1, $2, $3, ${ago(days + 1)}, ${ago(days - 1)}, ${ago(days)})`,
        [uuidv7(), secret(), person.id],
      ),
  ],
  notifications: [
    'notification',
    (days) =>
      query(
        `insert into notification (id, person_id, kind, facts, created_at) values ($1, $2, 'run_ended', '{}', ${ago(days)})`,
        [uuidv7(), person.id],
      ),
  ],
  invitations: [
    'invitation',
    (days) =>
      query(`insert into invitation (secret_hash, person_id, expires_at) values ($1, $2, ${ago(days)})`, [
        secret(),
        person.id,
      ]),
  ],
  idempotentAnswers: [
    'idempotency',
    (days) =>
      query(
        `insert into idempotency (person_id, key, operation, request_digest, created_at) values ($1, $2, 'x', 'x', ${ago(days)})`,
        [person.id, uuidv7()],
      ),
  ],
  uploads: [
    'stored_file',
    (days) =>
      query(
        `insert into stored_file (id, name, size, sha256, uploaded_by, uploaded_at) values ($1, 'a.csv', 0, '', $2, ${ago(days)})`,
        [uuidv7(), person.id],
      ),
  ],
}
const kinds = Object.keys(keptForDays) as Kept[]
const count = async (table: string) =>
  (await query(`select count(*) as n from ${table}`)).rows[0] as { n: number }

describe('the upkeep of the worker', () => {
  it.each(kinds)('removes %s after their time, not before', async (kind) => {
    const [table, insert] = rows[kind]
    await query(`delete from ${table}`)
    for (const days of [0, keptForDays[kind] - 0.01, keptForDays[kind] + 0.01]) await insert(days)
    await upkeep()
    expect(await count(table)).toEqual({ n: 2 })
  })

  it('leaves uploads that an import still needs, and goes on to tell what it was made of', async () => {
    await query('delete from stored_file')
    await rows.uploads[1](keptForDays.uploads + 1)
    const job = uuidv7()
    await query(
      `insert into import_job (id, dry_run, org_id, requested_by, appointment_id) values ($1, false, $2, $3, $4)`,
      [job, org.id, person.id, person.appointmentId],
    )
    await query(
      `insert into import_job_file (job_id, no, name, file_id) select $1, 1, name, id from stored_file`,
      [job],
    )
    await upkeep()
    expect(await count('stored_file')).toEqual({ n: 1 })
    await query(`update import_job set state = 'done', finished_at = now() where id = $1`, [job])
    await upkeep()
    expect(await count('stored_file')).toEqual({ n: 0 })
    expect((await query('select name from import_job_file where job_id = $1', [job])).rows).toEqual([
      { name: 'a.csv' },
    ])
  })

  it('keeps to what the manual says', async () => {
    const manual = await readFile(new URL('../../../../docs/operations.md', import.meta.url), 'utf8')
    const told = [...manual.matchAll(/\(`(\w+)`\) \| (\d+) days?/g)].map(([, kind, days]) => [
      kind,
      Number(days),
    ])
    expect(Object.fromEntries(told)).toEqual(keptForDays)
  })
})
