import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { bareEnv } from '../../testing/bare-env.js'

const built = (name: string) => JSON.stringify(new URL(`../../dist/command/${name}.js`, import.meta.url).href)
const imports = `
  import { parseArgs } from 'node:util'
  import { readFile } from 'node:fs/promises'
  import { PlainError } from '@zhengmei/api/platform/plain-error'
  import { runCommand } from ${built('run-command')}
  import { BadArguments, CommandRefusal } from ${built('refusals')}`

/** A command whose usage is "usage" and whose work is `body`, in a process of its own. */
async function command(body: string, args: readonly string[] = [], signal?: NodeJS.Signals) {
  const script = `${imports}\nawait runCommand('usage', async ({ args, heedSignals }) => {\n${body}\n})`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, 'command', ...args], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: bareEnv({}),
  })
  let stdout = ''
  child.stdout.on('data', (chunk) => {
    if (signal && stdout === '') child.kill(signal)
    stdout += String(chunk)
  })
  const [stderr, [status, endedBy]] = await Promise.all([text(child.stderr), once(child, 'close')])
  return { status: status as number | null, endedBy: endedBy as string | null, stdout, stderr }
}

const bilingual = `{ zh: '没有', en: 'there is none' }`

describe('a command', () => {
  it.each([
    ['ends with the status of its work', 'return 1', [], { status: 1, stdout: '', stderr: '' }],
    [
      'tells how it is used when asked',
      'return 1',
      ['x', '--help'],
      { status: 0, stdout: 'usage\n', stderr: '' },
    ],
    [
      'tells how it is used when asked in short',
      'return 1',
      ['-h'],
      { status: 0, stdout: 'usage\n', stderr: '' },
    ],
    [
      'tells how it is used when its arguments are not enough',
      'return 2',
      [],
      { status: 2, stderr: 'usage\n' },
    ],
    [
      'names an option that it does not have, and tells how it is used',
      'parseArgs({ args, options: {} }); return 0',
      ['--quick'],
      { status: 2, stderr: expect.stringMatching(/--quick[\s\S]*\n\nusage\n$/) },
    ],
    [
      'tells a refusal in both languages',
      `throw new CommandRefusal(${bilingual})`,
      [],
      { status: 3, stderr: '没有\nthere is none\n' },
    ],
    [
      'tells a wrong argument in both languages',
      `throw new BadArguments(${bilingual})`,
      [],
      { status: 2, stderr: '没有\nthere is none\n' },
    ],
    [
      'tells a fault that a person can mend by its message',
      `throw new PlainError('the database is away')`,
      [],
      { status: 1, stderr: '未完成 / Not completed: the database is away\n' },
    ],
    [
      'tells a fault of the machine by its message',
      `await readFile('/no/such/file'); return 0`,
      [],
      { status: 1, stderr: expect.stringMatching(/^未完成 \/ Not completed: ENOENT.*'\/no\/such\/file'\n$/) },
    ],
    [
      'shows where in the code a fault of its own is',
      `throw new Error('ours')`,
      [],
      { status: 1, stderr: expect.stringMatching(/Not completed: Error: ours\n +at /) },
    ],
  ] as const)('%s', async (_what, body, args, expected) => {
    expect(await command(body, args)).toMatchObject(expected)
  })

  const wait = `console.log('working'); await new Promise((_, reject) => { const timer = setTimeout(() => {}, 60_000); signal?.addEventListener('abort', () => { clearTimeout(timer); console.log('put in order'); reject(signal.reason) }) })`

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('that heeds signals puts things in order at %s', async (signal, status) => {
    const ended = await command(`const signal = heedSignals(); ${wait}`, [], signal)
    expect(ended).toMatchObject({ status, stdout: 'working\nput in order\n', stderr: '' })
  })

  it('that does not heed signals is ended by them', async () => {
    const ended = await command(`const signal = undefined; ${wait}`, [], 'SIGTERM')
    expect(ended).toMatchObject({ status: null, endedBy: 'SIGTERM', stdout: 'working\n' })
  })
})
