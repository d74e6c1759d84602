import { Role } from '@zhengmei/domain/identity'
import { beforeEach, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson } from '../../../../testing/fixtures.js'
import { type Database, openDatabase, withTransaction } from '../../../platform/db/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { type Fence, fenceKey, StaleWorkerError, takeFence } from '../../../platform/jobs/index.js'
import { createTestDatabase } from '../../../platform/testing/index.js'
import { storeFile } from '../files/stored-file.js'
import { anyImportJob, insertImportJob } from './import-job.repository.js'
import { importJobs, performImport } from './import-jobs.js'
import { importQueue } from './request-import.js'

let database: Database
let jobId: string

beforeEach(async () => {
  const test = await createTestDatabase()
  database = await openDatabase({ url: test.url, entities: [] })
  const { pool } = database
  const root = await insertOrg(pool, { code: 'CITY' })
  const person = await insertPerson(pool, { login: 'office', org: root, role: Role.officeAdministrator })
  const content = `code,name,kind,parent_code\n${Array.from({ length: 50 }, (_, index) => `N${index},n,department,CITY\n`).join('')}`
  const file = await storeFile(
    pool,
    {
      name: 'orgs.csv',
      personId: person.id,
      bytes: (async function* () {
        yield Buffer.from(content)
      })(),
    },
    async () => undefined,
  )
  jobId = uuidv7()
  await withTransaction(pool, (client) =>
    insertImportJob(client, {
      id: jobId,
      dryRun: false,
      orgId: root.id,
      personId: person.id,
      appointmentId: person.appointmentId,
      tokenId: null,
      requestId: null,
      address: null,
      files: [file],
    }),
  )
  return async () => {
    await database.close()
    await test.drop()
  }
})

const attempt = (): Promise<Fence> => takeFence(database.pool, fenceKey(importQueue, jobId))
const perform = (fence: Fence) =>
  performImport(database.pool, jobId, { fence, signal: new AbortController().signal })
const saved = async () => {
  const { rows } = await database.pool.query<{ orgs: number; entries: number }>(
    `select (select count(*) from org where code like 'N%') as orgs, (select count(*) from audit_entry where action = 'import.save') as entries`,
  )
  return rows[0]
}
const stateOf = async () => (await anyImportJob(database.pool, jobId))?.state

describe('an import job', () => {
  it.each([
    ['whose appointment has ended', 'update appointment set to_on = current_date - 1'],
    ['whose person is disabled', 'update person set disabled_at = now()'],
  ])('of somebody %s saves nothing', async (_, revocation) => {
    await database.pool.query(revocation)
    await perform(await attempt())
    expect(await anyImportJob(database.pool, jobId)).toMatchObject({
      state: 'failed',
      failure: { code: 'import/no-longer-allowed' },
    })
    expect(await saved()).toEqual({ orgs: 0, entries: 0 })
  })

  it('that was saved but not acknowledged is not done again', async () => {
    await perform(await attempt())
    await perform(await attempt())
    expect(await stateOf()).toBe('done')
    expect(await saved()).toEqual({ orgs: 50, entries: 1 })
  })

  it('of a worker that was taken for dead saves nothing once another has taken over', async () => {
    const first = await attempt()
    const second = await attempt()
    await expect(perform(first)).rejects.toBeInstanceOf(StaleWorkerError)
    expect(await saved()).toEqual({ orgs: 0, entries: 0 })
    await perform(second)
    await expect(perform(first)).resolves.toBeUndefined()
    expect(await saved()).toEqual({ orgs: 50, entries: 1 })
  })

  it('whose connection dies in the middle has saved nothing and is done by the next attempt', async () => {
    const other = await database.pool.connect()
    await other.query('begin; lock table org in share row exclusive mode')
    const broken = perform(await attempt()).then(
      () => 'done',
      () => 'fault',
    )
    for (;;) {
      const { rowCount } = await other.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      )
      if (rowCount) break
    }
    expect(await broken).toBe('fault')
    await other.query('rollback')
    other.release()
    expect([await stateOf(), await saved()]).toEqual(['running', { orgs: 0, entries: 0 }])
    await perform(await attempt())
    expect([await stateOf(), await saved()]).toEqual(['done', { orgs: 50, entries: 1 }])
  })

  it('is given up with words for people, and fails at once when its files are gone', async () => {
    const fence = await attempt()
    await importJobs(database.pool).giveUp(jobId, new Error('whatever'), {
      fence,
      signal: new AbortController().signal,
    })
    expect(await anyImportJob(database.pool, jobId)).toMatchObject({
      state: 'failed',
      failure: { code: 'import/fault' },
    })
    await database.pool.query(`update import_job set state = 'planned'`)
    await database.pool.query('delete from stored_file')
    await perform(fence)
    expect(await anyImportJob(database.pool, jobId)).toMatchObject({
      state: 'failed',
      failure: { code: 'import/files-gone' },
    })
  })

  it('that somebody cancelled before it began is over at once', async () => {
    await database.pool.query('update import_job set cancel_requested_at = now()')
    await perform(await attempt())
    expect([await stateOf(), await saved()]).toEqual(['cancelled', { orgs: 0, entries: 0 }])
  })
})
