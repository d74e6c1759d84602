import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createTestDatabase, type TestDatabase } from '@zhengmei/api/platform/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bareEnv } from '../testing/bare-env.js'
import { ask } from '../testing/databases.js'

const command = fileURLToPath(new URL('../dist/admin-create.js', import.meta.url))

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database?.drop())

interface Outcome {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const options = { env: bareEnv({ DATABASE_URL: database.url, ...env }) }
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], options, (fault, stdout, stderr) => {
      resolve({ status: typeof fault?.code === 'number' ? fault.code : 0, stdout, stderr })
    })
  })
}

const rows = (statement: string) => ask(database.url, statement)

describe('npm run admin:create', () => {
  it.each([
    ['nothing', []],
    ['no name', ['--login', 'boss']],
    ['a blank login', ['--login', ' ', '--name', '张三']],
    ['a role that is not one of the three', ['--login', 'boss', '--name', '张三', '--role', 'office']],
    ['an unknown option', ['--login', 'boss', '--name', '张三', '--password', 'x']],
    [
      'a name for an organisation without its code',
      ['--login', 'b', '--name', '张', '--organisation-name', '市'],
    ],
  ])('says how it is used when given %s', async (_, args) => {
    const outcome = await run(args)
    expect(outcome.status).toBe(2)
    expect(outcome.stderr).toContain('--login LOGIN --name NAME')
    expect(await rows('select 1 from person')).toEqual([])
  })

  it('says which organisation is missing', async () => {
    const outcome = await run(['--login', 'boss', '--name', '张三'])
    expect(outcome.status).toBe(3)
    expect(outcome.stderr).toContain('--organisation-name')
    expect(await rows('select 1 from person')).toEqual([])
  })

  it('makes the first administrator and prints the link, once', async () => {
    const args = [
      '--login',
      'Boss',
      '--name',
      '张三',
      '--organisation',
      '321300',
      '--organisation-name',
      '市政府办公室',
    ]
    const first = await run(args, { PUBLIC_URL: 'https://zm.example.gov.cn' })
    expect(first.status).toBe(0)
    expect(first.stdout).toMatch(/^https:\/\/zm\.example\.gov\.cn\/invitation#[\w-]{43}$/m)
    const again = await run(args, { PORT: '4123' })
    expect(again.stdout).toMatch(/^http:\/\/localhost:4123\/invitation#[\w-]{43}$/m)
    expect(again.stdout).not.toBe(first.stdout)
    expect(await rows('select login, name, password_hash from person')).toEqual([
      { login: 'boss', name: '张三', password_hash: null },
    ])
    expect(await rows('select count(*)::int as open from invitation where used_at is null')).toEqual([
      { open: 1 },
    ])
    expect(await rows('select a.role, o.code from appointment a join org o on o.id = a.org_id')).toEqual([
      { role: 'system_administrator', code: '321300' },
    ])
  })

  it('makes each of the three, as different people', async () => {
    const make = (login: string, role: string) => run(['--login', login, '--name', '李四', '--role', role])
    expect((await make('guard', 'security')).status).toBe(0)
    expect((await make('watch', 'audit')).status).toBe(0)
    // A new link for who is that already; nobody becomes another of the three by it.
    expect((await make('guard', 'security')).status).toBe(0)
    const refused = await make('guard', 'audit')
    expect(refused.status).toBe(3)
    expect(refused.stderr).toContain('三员须由不同的人担任')
    expect(
      await rows(
        'select p.login, a.role from appointment a join person p on p.id = a.person_id order by p.login',
      ),
    ).toEqual([
      { login: 'boss', role: 'system_administrator' },
      { login: 'guard', role: 'security_administrator' },
      { login: 'watch', role: 'security_auditor' },
    ])
  })
})
