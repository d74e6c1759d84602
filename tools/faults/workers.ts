import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { killAndWait } from './product.js'

const workerEntry = fileURLToPath(new URL('../../apps/api/dist/worker.js', import.meta.url))

/** The product's own worker processes on one database, as on several machines. */
export class Workers {
  readonly #all = new Map<string, ChildProcess>()
  /** Those that take jobs; the others are still starting. */
  readonly #ready = new Set<string>()
  #started = 0

  constructor(readonly databaseUrl: string) {}

  /** Starts one more; the database knows its connections by the name that is given back. */
  start(): string {
    this.#started += 1
    const name = `worker-${this.#started}`
    const worker = fork(workerEntry, {
      env: { ...process.env, DATABASE_URL: this.databaseUrl, LOG_LEVEL: 'silent', PGAPPNAME: name },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#all.set(name, worker)
    worker.once('message', () => this.#ready.add(name))
    worker.once('exit', () => {
      this.#all.delete(name)
      this.#ready.delete(name)
    })
    return name
  }

  /** Waits until one of them takes jobs. */
  async untilReady(): Promise<string> {
    for (;;) {
      const [first] = this.#ready
      if (first !== undefined) return first
      await pause(10)
    }
  }

  /** Kills one without a warning, and waits until it is gone. */
  async kill(name: string): Promise<void> {
    const pid = this.#all.get(name)?.pid
    if (pid !== undefined) await killAndWait(pid)
  }

  end(): void {
    for (const worker of this.#all.values()) worker.kill('SIGKILL')
  }
}
