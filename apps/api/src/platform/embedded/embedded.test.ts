import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwnConnection } from '../db/index.js'
import {
  EmbeddedPostgresError,
  type EmbeddedServer,
  startEmbedded,
  startThrowaway,
  useEmbedded,
} from './index.js'

/** The built module: a test that kills a process needs one of its own. */
const built = fileURLToPath(new URL('../../../dist/platform/embedded/index.js', import.meta.url))

const ask = (url: string, statement: string): Promise<unknown> =>
  withOwnConnection(url, async (client) => {
    const { rows } = await client.query<{ answer: unknown }>(statement)
    return rows[0]?.answer
  })

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

async function eventually(what: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (what()) return true
    await pause(20)
  }
  return false
}

/** Runs `expression` (which yields a server) in another process until that is killed. */
async function startElsewhere(
  expression: string,
): Promise<{ child: ChildProcess; pid: number; url: string }> {
  const script = `import * as embedded from ${JSON.stringify(built)}
    const server = await ${expression}
    console.log(JSON.stringify({ pid: server.pid, url: server.url }))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, ...(JSON.parse(String(line)) as { pid: number; url: string }) }
}

describe('the lasting embedded server', () => {
  let dataDir: string
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'zhengmei-test-'))
    chmodSync(dataDir, 0o755)
  })
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  const start = (purpose = 'a test') => startEmbedded({ dataDir, purpose })

  it('keeps data over a restart, speaks Chinese, and keeps its password to itself', async () => {
    const first = await start()
    await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS answer')
    expect(await ask(first.url, `SELECT current_setting('server_version_num')::int / 10000 AS answer`)).toBe(
      18,
    )
    expect(
      await ask(first.url, `SELECT datctype AS answer FROM pg_database WHERE datname = current_database()`),
    ).toBe('C.UTF-8')
    await first.close()
    const second = await start()
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe(1)
    const wrong = new URL(second.url)
    wrong.password = 'wrong'
    await expect(ask(wrong.href, 'SELECT 1 AS answer')).rejects.toThrow('password')
    await second.close()
    await second.close()
    expect(isRunning(second.pid ?? 0)).toBe(false)
  })

  it('belongs to one process: a second start is refused, a tool shares it', async () => {
    const server = await start('npm start')
    await expect(start()).rejects.toThrow(/npm start/)
    await expect(start()).rejects.toThrow(EmbeddedPostgresError)
    const tool = await useEmbedded({ dataDir, purpose: 'a tool' })
    expect(tool.url).toBe(server.url)
    await tool.close()
    expect(await ask(server.url, 'SELECT 1 AS answer')).toBe(1)
    await server.close()
    const alone = await useEmbedded({ dataDir, purpose: 'a tool' })
    expect(await ask(alone.url, 'SELECT 1 AS answer')).toBe(1)
    await alone.close()
    expect(isRunning(alone.pid ?? 0)).toBe(false)
  })

  it('is stopped when its owner is killed, and the next start finds the data', async () => {
    const other = await startElsewhere(
      `embedded.startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, purpose: 'x' })`,
    )
    await ask(other.url, 'CREATE TABLE before_kill AS SELECT 7 AS answer')
    other.child.kill('SIGKILL')
    expect(await eventually(() => !isRunning(other.pid))).toBe(true)
    const server = await start()
    expect(await ask(server.url, 'SELECT answer FROM before_kill')).toBe(7)
    await server.close()
  })

  it('starts right after its owner was killed, while the old server may still be stopping', async () => {
    const other = await startElsewhere(
      `embedded.startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, purpose: 'x' })`,
    )
    other.child.kill('SIGKILL')
    await once(other.child, 'exit')
    const server = await start()
    expect(await ask(server.url, 'SELECT 1 AS answer')).toBe(1)
    expect(isRunning(other.pid)).toBe(false)
    // The old owner's watchdog must not take the new server for the old one.
    await pause(300)
    expect(isRunning(server.pid ?? 0)).toBe(true)
    await server.close()
  })

  it('comes back at the same address after the server itself was killed', async () => {
    const server = await start()
    process.kill(server.pid ?? 0, 'SIGKILL')
    await server.failed
    const again = await server.restart()
    expect(again.url).toBe(server.url)
    expect(await ask(again.url, 'SELECT answer FROM before_kill')).toBe(7)
    await again.close()
  })

  it('ignores a postmaster.pid that names a process which is no PostgreSQL', async () => {
    const server = await start()
    const data = String(await ask(server.url, `SELECT current_setting('data_directory') AS answer`))
    await server.close()
    writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n0\n5432\n\n\n\n`)
    const again = await start()
    expect(await ask(again.url, 'SELECT 1 AS answer')).toBe(1)
    await again.close()
  })
})

describe('a data folder that the database cannot reach', () => {
  it.runIf(process.getuid?.() === 0)('is replaced by one outside, which is found again', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'zhengmei-closed-'))
    const dataDir = join(closed, 'data')
    const first = await startEmbedded({ dataDir, purpose: 'a test' })
    await ask(first.url, 'CREATE TABLE kept AS SELECT 3 AS answer')
    await first.close()
    const home = readFileSync(join(dataDir, 'postgres-location'), 'utf8').trim()
    const second = await startEmbedded({ dataDir, purpose: 'a test' })
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe(3)
    await second.close()
    expect(home.startsWith(closed)).toBe(false)
    rmSync(home, { recursive: true })
    rmSync(closed, { recursive: true })
  })
})

describe('a throwaway server', () => {
  const homeOf = async (server: Pick<EmbeddedServer, 'url'>) =>
    dirname(String(await ask(server.url, `SELECT current_setting('data_directory') AS answer`)))

  it('leaves nothing behind when closed', async () => {
    const server = await startThrowaway()
    const home = await homeOf(server)
    expect(existsSync(home)).toBe(true)
    await server.close()
    expect(existsSync(home)).toBe(false)
    expect(isRunning(server.pid ?? 0)).toBe(false)
  })

  it('leaves nothing behind when its process is killed', async () => {
    const other = await startElsewhere('embedded.startThrowaway()')
    const home = await homeOf(other)
    other.child.kill('SIGKILL')
    expect(await eventually(() => !existsSync(home) && !isRunning(other.pid))).toBe(true)
  })
})
