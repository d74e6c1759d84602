import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const boot = fileURLToPath(new URL('../boot.mjs', import.meta.url))

/** Whether the process lives (a zombie doesn't). */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

/** All processes whose command line or environment names the data folder: those of one product. */
export function processesOf(dataDir: string): readonly number[] {
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

/** Kills every process of a product without a warning; one that has ended meanwhile, as a statement's process does, is dead enough. */
export function killAll(dataDir: string): void {
  for (const pid of processesOf(dataDir)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'ESRCH')) throw fault
    }
  }
}

/** How long a test of starts may take on a machine that has much else to do: nothing here is timed. */
export const patienceMs = 600_000

/** Waits for a condition; false when it doesn't come true in four minutes. */
export async function eventually(what: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const until = Date.now() + 240_000; Date.now() < until; ) {
    if (await what()) return true
    await pause(25)
  }
  return false
}

/**
 * A port that no system gives to whoever connects: between a killed API and the next, somebody's connection would take
 * it, and the product could not come back at its address before that one closes.
 */
const ownPort = () => String(randomInt(10_000, 30_000))

/** `npm start`, or `npm run dev`, as a person does it, with a data folder of its own, without demo data, on a port of its own. */
export class Start {
  readonly child: ChildProcess
  readonly exit: Promise<number | null>
  output = ''

  constructor(
    dataDir: string,
    env: NodeJS.ProcessEnv = {},
    prefix: readonly string[] = [],
    command: 'start' | 'dev' = 'start',
  ) {
    const [program = process.execPath, ...args] = [...prefix, process.execPath, boot, command]
    const { npm_lifecycle_event: _outerNpm, ...inherited } = process.env
    this.child = spawn(program, args, {
      env: {
        ...inherited,
        ZHENGMEI_DATA_DIR: dataDir,
        ZHENGMEI_DEMO: '0',
        DATABASE_URL: '',
        PORT: ownPort(),
        ...env,
      },
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

/** Whether the product at that address serves. */
export const isHealthy = async (url: string) =>
  (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined))?.ok === true
