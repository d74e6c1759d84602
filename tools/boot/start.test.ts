import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually, isHealthy, isRunning, killAll, patienceMs, processesOf, Start } from './start-product.js'

interface Note {
  readonly launcher: { readonly pid: number }
  readonly services: readonly { readonly pid: number }[]
}

const noteOf = (dataDir: string) => JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')) as Note

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
}

/** A folder for data, which another user may enter. */
function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhengmei-start-'))
  chmodSync(folder, 0o755)
  return folder
}

describe.runIf(process.platform === 'linux')('npm start', { timeout: patienceMs }, () => {
  /** What a start and its end have left; most starts are not the first, and a first one takes longest. */
  let usedBefore: string
  let dataDir: string
  let starts: Start[]

  beforeAll(async () => {
    usedBefore = newDataDir()
    const start = new Start(usedBefore)
    await start.url()
    start.child.kill('SIGTERM')
    await start.exit
  }, patienceMs)
  afterAll(() => rmSync(usedBefore, { recursive: true, force: true }))

  beforeEach(() => {
    dataDir = newDataDir()
    starts = []
  })

  /** With owners and times, as PostgreSQL wants its folder. */
  const takeUsed = (folder = dataDir) => execFileSync('cp', ['-a', `${usedBefore}/.`, folder])

  afterEach(async () => {
    for (const start of starts) start.child.kill('SIGTERM')
    await Promise.all(starts.map((start) => start.exit))
    await eventually(() => processesOf(dataDir).length === 0)
    rmSync(dataDir, { recursive: true, force: true })
  })

  const begin = (env?: NodeJS.ProcessEnv, prefix?: readonly string[], folder = dataDir) => {
    const start = new Start(folder, env, prefix)
    starts.push(start)
    return start
  }

  it('serves, and SIGTERM leaves no process behind', async () => {
    const start = begin()
    expect(await isHealthy(await start.url())).toBe(true)
    expect(processesOf(dataDir).length).toBeGreaterThanOrEqual(5)
    start.child.kill('SIGTERM')
    expect(await start.exit).toBe(0)
    expect(await eventually(() => processesOf(dataDir).length === 0)).toBe(true)
    expect(existsSync(join(dataDir, 'running.json'))).toBe(false)
  })

  it('stops at Ctrl-C also when the signal comes twice, from the terminal and from npm', async () => {
    takeUsed()
    const start = begin()
    await start.url()
    start.child.kill('SIGINT')
    process.kill(noteOf(dataDir).launcher.pid, 'SIGINT')
    expect(await start.exit).toBe(0)
    expect(await eventually(() => processesOf(dataDir).length === 0)).toBe(true)
  })

  it('stops when it is told to in the middle of a start', async () => {
    const start = begin()
    await eventually(() => existsSync(join(dataDir, 'postgres')))
    start.child.kill('SIGTERM')
    await start.exit
    expect(await eventually(() => processesOf(dataDir).length === 0)).toBe(true)
    expect(await isHealthy(await begin().url())).toBe(true)
  })

  it('refuses a second start on the same data and tells where the first one is', async () => {
    takeUsed()
    const url = await begin().url()
    const second = begin()
    expect(await second.exit).toBe(1)
    expect(second.output).toContain(`Already running: ${url}`)
    expect(await isHealthy(url)).toBe(true)
  })

  it('refuses a PORT that is taken, and without PORT takes the next free one', async () => {
    takeUsed()
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const taken = typeof address === 'object' && address ? address.port : 0
    const refused = begin({ PORT: String(taken) })
    expect(await refused.exit).toBe(1)
    expect(refused.output).toContain(`Port ${taken} is taken`)
    other.close()

    const folder = newDataDir()
    takeUsed(folder)
    const first = await begin({ PORT: '' }).url()
    const secondStart = begin({ PORT: '' }, [], folder)
    const second = await secondStart.url()
    expect(Number(new URL(second).port)).toBeGreaterThan(Number(new URL(first).port))
    expect(await isHealthy(first)).toBe(true)
    expect(await isHealthy(second)).toBe(true)
    secondStart.child.kill('SIGTERM')
    await secondStart.exit
    rmSync(folder, { recursive: true })
  })

  it('brings back a server, an API and a worker that are killed, at the same address', async () => {
    takeUsed()
    const start = begin()
    const url = await start.url()
    const { services } = noteOf(dataDir)
    expect(services).toHaveLength(2)
    for (const { pid } of services) process.kill(pid, 'SIGKILL')
    const renewed = () => {
      const now = noteOf(dataDir).services
      return (
        now.length === 2 && now.every(({ pid }) => isRunning(pid) && !services.some((old) => old.pid === pid))
      )
    }
    expect(await eventually(async () => renewed() && (await isHealthy(url)))).toBe(true)
    const postmaster = postmasterOf(dataDir)
    process.kill(postmaster, 'SIGKILL')
    expect(await eventually(() => !isRunning(postmaster))).toBe(true)
    expect(await eventually(() => isHealthy(url))).toBe(true)
    expect(start.child.exitCode).toBeNull()
  })

  it('ends altogether when its launcher or the boot above it is killed, and starts again', async () => {
    takeUsed()
    const first = begin()
    await first.url()
    process.kill(noteOf(dataDir).launcher.pid, 'SIGKILL')
    expect(await eventually(() => processesOf(dataDir).length === 0)).toBe(true)
    const second = begin()
    expect(await isHealthy(await second.url())).toBe(true)
    second.child.kill('SIGKILL')
    expect(await eventually(() => processesOf(dataDir).length === 0)).toBe(true)
    expect(await isHealthy(await begin().url())).toBe(true)
  })

  it('starts again at once after all of its processes were killed', async () => {
    takeUsed()
    await begin().url()
    killAll(dataDir)
    expect(await isHealthy(await begin().url())).toBe(true)
  })

  it('makes demo data at the first start, whole also when that was killed on the way, and keeps them', async () => {
    const firstStart = begin({ ZHENGMEI_DEMO: '' })
    expect(await eventually(() => firstStart.output.includes('Making and importing data'))).toBe(true)
    expect(existsSync(join(dataDir, 'demo-pending'))).toBe(true)
    killAll(dataDir)
    const second = begin({ ZHENGMEI_DEMO: '' })
    expect(await isHealthy(await second.url())).toBe(true)
    expect(await eventually(() => second.output.includes('demo logins'))).toBe(true)
    expect(second.output).toContain('rows in')
    second.child.kill('SIGTERM')
    await second.exit
    const third = begin({ ZHENGMEI_DEMO: '' })
    expect(await isHealthy(await third.url())).toBe(true)
    expect(await eventually(() => third.output.includes('demo logins'))).toBe(true)
    expect(third.output).not.toContain('rows in')
  })

  it.runIf(process.getuid?.() === 0)(
    'runs as an ordinary user, with an installation that belongs to another',
    async () => {
      const nobody = 65_534
      chownSync(dataDir, nobody, nobody)
      const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
      const reach = spawn('setpriv', [...asNobody.slice(1), process.execPath, '--version'], {
        stdio: 'ignore',
      })
      const [status] = (await once(reach, 'exit')) as [number]
      // A repository below a folder that is closed to others can't be started by them at all.
      if (status !== 0) return
      const start = begin({ HOME: dataDir }, asNobody)
      expect(await isHealthy(await start.url())).toBe(true)
    },
  )
})
