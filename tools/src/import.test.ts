import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTestDatabase, type TestDatabase } from '@zhengmei/api/platform/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bareEnv } from '../testing/bare-env.js'
import { ask } from '../testing/databases.js'

const command = fileURLToPath(new URL('../dist/import.js', import.meta.url))
const mini = fileURLToPath(new URL('../../packages/domain/test-data/suqian-mini', import.meta.url))

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'zhengmei-import-'))
})
afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true })
})

interface Outcome {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

const run = (...args: string[]): Promise<Outcome> => runWith({ DATABASE_URL: database.url }, ...args)

function runWith(settings: NodeJS.ProcessEnv, ...args: string[]): Promise<Outcome> {
  const options = { cwd: folder, env: bareEnv(settings) }
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], options, (fault, stdout, stderr) => {
      resolve({ status: typeof fault?.code === 'number' ? fault.code : 0, stdout, stderr })
    })
  })
}

async function posts(): Promise<number> {
  const [found] = await ask<{ count: string }>(database.url, 'select count(*) from post')
  return Number(found?.count)
}

/** The numbers of a file's line in the table: new, changed, unchanged, refused. */
const countsOf = (stdout: string, file: string): number[] =>
  stdout
    .split('\n')
    .find((line) => line.startsWith(file))
    ?.split(/\s+/)
    .slice(1)
    .map(Number) ?? []

describe('npm run import', () => {
  it.each([
    ['how it is used', 'nothing', [], '--data DIR|FILE.xlsx'],
    ['how it is used', 'an unknown option', ['--data', mini, '--force'], '--data DIR|FILE.xlsx'],
    ['what is wrong', 'a path that is not there', ['--data', '/nowhere'], '“/nowhere” 不是 CSV 文件夹'],
    [
      'what is wrong',
      'a file that is no workbook by its name',
      ['--data', join(mini, 'orgs.csv')],
      'nor an .xlsx workbook',
    ],
  ])('says %s when given %s', async (_what, _given, args, told) => {
    const outcome = await run(...args)
    expect(outcome.status).toBe(2)
    expect(outcome.stderr).toContain(told)
  })

  it('names the database that does not answer, without its password', async () => {
    const away = 'postgres://zhengmei:secret@127.0.0.1:1/office'
    const outcome = await runWith({ DATABASE_URL: away }, '--data', mini)
    expect(outcome.status).toBe(1)
    expect(outcome.stderr).toMatch(/^未完成.*127\.0\.0\.1:1\/office.*\n.*ECONNREFUSED.*\n$/)
    expect(outcome.stderr).not.toContain('secret')
  })

  it('checks, imports, and changes nothing the second time', async () => {
    const dry = await run('--data', mini, '--dry-run')
    expect([dry.status, await posts(), countsOf(dry.stdout, 'posts.csv')]).toEqual([0, 0, [2002, 0, 0, 0]])
    expect(dry.stdout).toContain('dry run, nothing saved')
    const first = await run('--data', mini)
    expect([first.status, await posts(), countsOf(first.stdout, 'posts.csv')]).toEqual([
      0,
      2002,
      [2002, 0, 0, 0],
    ])
    const second = await run('--data', mini)
    expect([second.status, countsOf(second.stdout, 'posts.csv')]).toEqual([0, [0, 0, 2002, 0]])
  })

  it('writes what is refused to errors.csv and saves nothing', async () => {
    const data = join(folder, 'data')
    await cp(mini, data, { recursive: true })
    const path = join(data, 'orgs.csv')
    await writeFile(
      path,
      `${await readFile(path, 'utf8')}NEW,新单位,department,CITY,,,,\nBAD,坏单位,ministry,NOBODY,,,,\n`,
    )
    const outcome = await run('--data', data)
    expect([outcome.status, countsOf(outcome.stdout, 'orgs.csv')]).toEqual([3, [0, 0, 0, 1]])
    const lines = (await readFile(join(folder, 'errors.csv'), 'utf8')).trim().split('\r\n')
    expect(lines[0]).toBe('file,row,column,value,reason')
    // Nobody knows who reads it: each reason stands there in both languages.
    expect(lines.slice(1).every((line) => /\p{Script=Han}.* \/ \w/u.test(line))).toBe(true)
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 4))).toEqual([
      ['orgs.csv', '19', 'kind', 'ministry'],
      ['orgs.csv', '19', 'parent_code', 'NOBODY'],
    ])
    const again = await run('--data', mini)
    expect(countsOf(again.stdout, 'orgs.csv')).toEqual([0, 0, 16, 0])
  })
})
