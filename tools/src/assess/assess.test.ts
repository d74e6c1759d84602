import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('../../dist/assess.js', import.meta.url))
const testData = fileURLToPath(new URL('../../../packages/domain/test-data/', import.meta.url))
const data = join(testData, 'suqian-mini')

let work: string
/** What the small data set came to. */
let golden: string
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'zhengmei-assess-'))
  golden = join(work, 'golden')
  expect(await assess(...complete(golden))).toMatchObject({ status: 0 })
})
afterAll(() => rm(work, { recursive: true, force: true }))

interface Ended {
  readonly status: number | null
  readonly output: string
}

function begin(args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...args])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)))
  const ended = new Promise<Ended>((resolve) => child.on('close', (status) => resolve({ status, output })))
  return { child, ended }
}

const assess = (...args: string[]) => begin(args).ended

const complete = (out: string, rulebook = 'suqian-2021') => [
  '--data',
  data,
  '--rulebook',
  rulebook,
  '--period',
  '2025',
  '--out',
  out,
]

const rowsOf = async (path: string) => (await readFile(path, 'utf8')).trimEnd().split('\r\n')

/** Evidence of vetoes, deductions from units and bonuses is free text. */
const comparable = (rows: readonly string[]) =>
  rows.map((row) => row.replace(/^([^,]*,[^,]*,(?:veto|deduct|bonus)\.[^,]*,[^,]*,[^,]*),.*$/, '$1,')).sort()

describe('npm run assess', () => {
  it('comes to the right answers of the small data set, row for row', async () => {
    for (const file of ['units.csv', 'accounts.csv', 'lines.csv', 'unknown.csv']) {
      const expected = await rowsOf(join(data, 'expected', file))
      expect(comparable(await rowsOf(join(golden, file)))).toEqual(comparable(expected))
    }
    const summary = JSON.parse(await readFile(join(golden, 'run.json'), 'utf8'))
    expect(summary).toMatchObject({
      rulebook: { id: 'suqian-2021', version: 1 },
      period: '2025',
      counts: { units: 13, accounts: 25, unknowns: 3, vetoed: 3 },
    })
    expect(Object.keys(summary.seconds).sort()).toEqual(['freeze', 'import', 'score', 'seal', 'write'])
  })

  it('comes to the same digests on another database, and takes a regulation of one’s own', async () => {
    const [second, other] = [join(work, 'two'), join(work, 'other')]
    expect(await assess(...complete(second))).toMatchObject({ status: 0 })
    const digests = async (out: string) => {
      const { facts_digest, result_digest } = JSON.parse(await readFile(join(out, 'run.json'), 'utf8'))
      return { facts_digest, result_digest }
    }
    expect(await digests(second)).toEqual(await digests(golden))
    expect(await assess(...complete(other, join(testData, 'other-city.json')))).toMatchObject({ status: 0 })
    expect((await digests(other)).facts_digest).toBe((await digests(golden)).facts_digest)
    expect((await digests(other)).result_digest).not.toBe((await digests(golden)).result_digest)
  })

  it('refuses a data set with bad rows, lists them and leaves no result, not even an older one', async () => {
    const bad = join(work, 'bad')
    const out = join(work, 'refused')
    await cp(golden, out, { recursive: true })
    await cp(data, bad, { recursive: true })
    await writeFile(join(bad, 'gaps.csv'), 'account_id,from_on,to_on,reason\nNOBODY,2025-02-30,2025-03-01,\n')
    const ended = await assess('--data', bad, '--rulebook', 'suqian-2021', '--period', '2025', '--out', out)
    expect(ended.status).toBe(3)
    expect(await readdir(out)).toEqual(['errors.csv'])
    const [header, ...errors] = await rowsOf(join(out, 'errors.csv'))
    expect(header).toBe('file,row,column,value,reason')
    expect(errors.some((row) => row.startsWith('gaps.csv,2,from_on,2025-02-30,'))).toBe(true)
  })

  it('never writes into the folder of the data, by whatever name', async () => {
    const own = join(work, 'own')
    await cp(data, own, { recursive: true })
    await symlink(own, join(work, 'link'))
    for (const out of [own, `${own}/`, join(work, 'link')]) {
      const ended = await assess('--data', own, '--rulebook', 'suqian-2021', '--period', '2025', '--out', out)
      expect(ended.status).toBe(2)
    }
    expect(await readdir(own)).toEqual(await readdir(data))
    expect(await readFile(join(own, 'accounts.csv'))).toEqual(await readFile(join(data, 'accounts.csv')))
  })

  const bad: [string, string[], string][] = [
    ['no arguments', [], '缺少'],
    ['an unknown option', ['--nonsense'], '--nonsense'],
    [
      'an unknown rulebook',
      ['--data', data, '--rulebook', 'atlantis', '--period', '2025', '--out', 'x'],
      'suqian-2021',
    ],
    [
      'a missing folder',
      [
        '--data',
        '/nowhere',
        '--rulebook',
        'suqian-2021',
        '--period',
        '2025',
        '--out',
        join(tmpdir(), 'none'),
      ],
      '/nowhere',
    ],
    [
      'a year beyond the calendar',
      ['--data', data, '--rulebook', 'suqian-2021', '--period', '2040', '--out', 'x'],
      '2040',
    ],
    ['no year', ['--data', data, '--rulebook', 'suqian-2021', '--period', 'last', '--out', 'x'], 'last'],
    [
      'a file that is no rulebook',
      ['--data', data, '--rulebook', join(testData, 'none.json'), '--period', '2025', '--out', 'x'],
      'none.json',
    ],
    [
      '--verify with more',
      ['--verify', '01a2038c-c14c-72dc-b869-9c0fe14ab69a', '--period', '2025'],
      '--period',
    ],
    ['--verify of no id', ['--verify', '7'], 'UUID'],
  ]
  it.each(bad)('says in both languages what is wrong: %s', async (_what, args, hint) => {
    const ended = await assess(...args)
    expect(ended.status).toBe(2)
    expect(ended.output).toContain(hint)
    expect(ended.output).not.toMatch(/\n\s+at /)
  })

  it('explains itself', async () => {
    expect(await assess('--help')).toMatchObject({ status: 0, output: expect.stringContaining('--rulebook') })
  })

  it('leaves nothing behind when it is interrupted', async () => {
    const temporary = await mkdtemp(join(work, 'tmp-'))
    const child = spawn(process.execPath, [program, ...complete(join(work, 'interrupted'))], {
      env: { ...process.env, TMPDIR: temporary },
    })
    const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
    await new Promise<void>((resolve) => child.stderr.once('data', () => resolve()))
    child.kill('SIGINT')
    expect(await closed).toBe(130)
    expect(await readdir(temporary)).toEqual([])
  })
})
