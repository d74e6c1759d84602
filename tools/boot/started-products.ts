import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually, processesOf, Start } from './start-product.js'

/** A folder for data, which another user may enter. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhengmei-start-'))
  chmodSync(folder, 0o755)
  return folder
}

/** What a start and its end leave: most starts are not the first, and a first one takes longest. Whoever asks removes the folder. */
export async function usedDataDir(): Promise<string> {
  const folder = newDataDir()
  const start = new Start(folder)
  await start.url()
  start.child.kill('SIGTERM')
  await start.exit
  return folder
}

interface Note {
  readonly launcher: { readonly pid: number }
  readonly services: readonly { readonly pid: number }[]
}

/** What a running product notes of its processes. */
export const noteOf = (dataDir: string): Note =>
  JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')) as Note

/** The starts of one test on a data folder of its own. */
export class Starts {
  readonly dataDir = newDataDir()
  readonly #used: string
  readonly #starts: Start[] = []

  /** @param used a folder as `usedDataDir` makes it */
  constructor(used: string) {
    this.#used = used
  }

  /** Makes the folder one that was used before; with owners and times, as PostgreSQL wants it. */
  takeUsed(folder: string = this.dataDir): void {
    execFileSync('cp', ['-a', `${this.#used}/.`, folder])
  }

  begin(env?: NodeJS.ProcessEnv, prefix?: readonly string[], folder: string = this.dataDir): Start {
    const start = new Start(folder, env, prefix)
    this.#starts.push(start)
    return start
  }

  /** Stops what still runs and removes the folder. */
  async end(): Promise<void> {
    for (const start of this.#starts) start.child.kill('SIGTERM')
    await Promise.all(this.#starts.map((start) => start.exit))
    await eventually(() => processesOf(this.dataDir).length === 0)
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}
