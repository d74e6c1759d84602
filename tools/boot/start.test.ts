import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** Starts of the product as a person makes them, each with a data folder of its own. */

const boot = fileURLToPath(new URL('../boot.mjs', import.meta.url))

interface Note {
  readonly launcher: { readonly pid: number }
  readonly services: readonly { readonly pid: number }[]
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

/** All processes whose command line or environment names the data folder: those of one product. */
function processesOf(dataDir: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      if (pid === process.pid || !isRunning(pid)) return false
      const read = (what: string) => {
        try {
          return readFileSync(`/proc/${pid}/${what}`, 'utf8')
        } catch {
          return ''
        }
      }
      return read('cmdline').includes(dataDir) || read('environ').includes(`ZHENGMEI_DATA_DIR=${dataDir}`)
    })
}

async function eventually(what: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await what()) return true
    await pause(25)
  }
  return false
}

class Start {
  readonly child: ChildProcess
  readonly exit: Promise<number | null>
  output = ''

  constructor(dataDir: string, env: NodeJS.ProcessEnv = {}, prefix: readonly string[] = []) {
    const [program = process.execPath, ...args] = [...prefix, process.execPath, boot, 'start']
    const { DATABASE_URL: _ignored, npm_lifecycle_event: _npm, ...inherited } = process.env
    this.child = spawn(program, args, {
      env: { ...inherited, ZHENGMEI_DATA_DIR: dataDir, ZHENGMEI_DEMO: '0', PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const collect = (text: string) => {
      this.output += text
    }
    this.child.stdout?.setEncoding('utf8').on('data', collect)
    this.child.stderr?.setEncoding('utf8').on('data', collect)
    this.exit = once(this.child, 'close').then(([status]) => status as number | null)
  }

  /** The printed address, once it is there. */
  async url(): Promise<string> {
    let ended = false
    void this.exit.then(() => {
      ended = true
    })
    const printed = () => /http:\/\/localhost:\d+/.exec(this.output)?.[0]
    await eventually(() => printed() !== undefined || ended)
    const url = printed()
    if (!url || ended) throw new Error(`did not start:\n${this.output}`)
    return url
  }
}

const isHealthy = async (url: string) => (await fetch(`${url}/healthz`).catch(() => undefined))?.ok === true

const noteOf = (dataDir: string) => JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')) as Note

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
}

describe.runIf(process.platform === 'linux')('npm start', () => {
  let dataDir: string
  let starts: Start[]

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'zhengmei-start-'))
    chmodSync(dataDir, 0o755)
    starts = []
  })

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
    const url = await begin().url()
    const second = begin()
    expect(await second.exit).toBe(1)
    expect(second.output).toContain(`Already running: ${url}`)
    expect(await isHealthy(url)).toBe(true)
  })

  it('refuses a PORT that is taken, and without PORT takes the next free one', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const taken = typeof address === 'object' && address ? address.port : 0
    const refused = begin({ PORT: String(taken) })
    expect(await refused.exit).toBe(1)
    expect(refused.output).toContain(`Port ${taken} is taken`)
    other.close()

    const folder = mkdtempSync(join(tmpdir(), 'zhengmei-start-'))
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
    await begin().url()
    for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL')
    expect(await isHealthy(await begin().url())).toBe(true)
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
