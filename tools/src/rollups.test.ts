import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { importDataSet, openDataSet } from '@zhengmei/api/features/dataset'
import { type Database, openDatabase } from '@zhengmei/api/platform/db'
import { createTestDatabase } from '@zhengmei/api/platform/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { bareEnv } from '../testing/bare-env.js'

const command = fileURLToPath(new URL('../dist/rollups.js', import.meta.url))
const mini = fileURLToPath(new URL('../../packages/domain/test-data/suqian-mini', import.meta.url))

let url: string
let database: Database
beforeAll(async () => {
  const test = await createTestDatabase()
  url = test.url
  database = await openDatabase({ url, entities: [] })
  const opened = await openDataSet(mini)
  if (!opened.ok) throw new Error(opened.refusal.code)
  await importDataSet(database.pool, opened.value)
  return async () => {
    await database.close()
    await test.drop()
  }
})

interface Outcome {
  readonly status: number
  readonly lines: readonly string[]
  readonly stderr: string
}

function run(...args: string[]): Promise<Outcome> {
  const options = { env: bareEnv({ DATABASE_URL: url }) }
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], options, (fault, stdout, stderr) => {
      const status = typeof fault?.code === 'number' ? fault.code : 0
      resolve({ status, lines: stdout.split('\n').filter(Boolean), stderr })
    })
  })
}

const query = async <T>(sql: string): Promise<readonly T[]> => (await database.pool.query(sql)).rows as T[]
const stored = () => query('select * from account_year order by account_id, year')

describe('npm run rollups', () => {
  it.each([
    ['nothing', []],
    ['both ways', ['--check', '--rebuild']],
    ['a year that is none', ['--check', '--year', 'last']],
    ['an unknown option', ['--check', '--force']],
  ])('says how it is used when given %s', async (_, args) => {
    const outcome = await run(...args)
    expect(outcome.status).toBe(2)
    expect(outcome.stderr).toContain('--check|--rebuild')
  })

  it('finds what is wrong, missing or too much, by year, and puts it right', async () => {
    const right = await stored()
    expect(await run('--check')).toMatchObject({ status: 0, lines: [] })
    const [one, other] = await query<{ code: string; account_id: string }>(
      `select code, account_id from account_year join account on account.id = account_id where year = 2025 order by code limit 2`,
    )
    if (!one || !other) throw new Error('the data set holds posts of two accounts')
    await query(
      `update account_year set posts = posts + 1 where year = 2025 and account_id = '${one.account_id}'`,
    )
    await query(
      `insert into account_year select account_id, 1999, week_posts, week_originals, month_posts, posts, originals
       from account_year where year = 2025 and account_id = '${other.account_id}'`,
    )
    await query(`delete from account_year where year = 2025 and account_id = '${other.account_id}'`)
    const wrong = [`${one.code}\t2025`, `${other.code}\t1999`, `${other.code}\t2025`]
    expect(await run('--check')).toMatchObject({ status: 1, lines: wrong })
    expect(await run('--check', '--year', '2025')).toMatchObject({ status: 1, lines: [wrong[0], wrong[2]] })
    expect(await run('--check', '--year', '2024')).toMatchObject({ status: 0, lines: [] })

    expect(await run('--rebuild', '--year', '1999')).toMatchObject({ status: 0, lines: [wrong[1]] })
    expect(await run('--check')).toMatchObject({ status: 1, lines: [wrong[0], wrong[2]] })
    expect(await run('--rebuild')).toMatchObject({ status: 0, lines: [wrong[0], wrong[2]] })
    expect(await run('--rebuild')).toMatchObject({ status: 0, lines: [] })
    expect(await stored()).toEqual(right)
  })
})
