import { setTimeout as pause } from 'node:timers/promises'
import { apiHeap, type Config, workerHeap } from '../platform/config/index.js'
import { ensureDataDir } from '../platform/data-dir/index.js'
import type { EmbeddedServer } from '../platform/embedded/index.js'
import { PlainError } from '../platform/plain-error/index.js'
import { type ChildService, ServiceStartError, startChild } from './child-service.js'
import { hasNobody, prepareDatabase, type ReadyDatabase } from './database.js'
import { readDemoLogins, seedDemo } from './demo.js'
import { choosePort } from './free-port.js'
import { apiEntry, logFile, workerEntry } from './places.js'
import { endLeftovers, forgetRunning, identityOf, writeRunning } from './running.js'
import { say, welcome } from './words.js'

/** The whole product, running. */
export interface Product {
  readonly url: string
  /** Stops services, then the database. Safe to call twice. */
  stop(): Promise<void>
  /** Hurries a stop that is under way. */
  kill(): void
}

/** The product of this data folder runs already. */
export class AlreadyRunningError extends PlainError {
  override readonly name = 'AlreadyRunningError'
}

const servicesEndMs = 5_000

/**
 * Starts everything in order: database, migrations, demo data, API and worker; and keeps it running.
 *
 * @param interruption cuts a long first start short.
 * @throws when a part can't be started; then nothing is left running.
 */
export async function launch(config: Config, interruption: AbortSignal): Promise<Product> {
  await ensureDataDir(config.dataDir)
  const running = await endLeftovers(config.dataDir)
  if (running) {
    throw new AlreadyRunningError(
      `已在运行：${running.alive.url ?? `进程 ${running.alive.launcher.pid}`}\n` +
        `Already running: ${running.alive.url ?? `process ${running.alive.launcher.pid}`}`,
    )
  }
  const database = await prepareDatabase(config)
  const services = new Services(config, database)
  let embedded = database.embedded
  let stopped: Promise<void> | undefined
  const stop = () =>
    (stopped ??= (async () => {
      await services.stop()
      await embedded?.close()
      await forgetRunning(config.dataDir)
    })())

  const keepDatabase = (server: EmbeddedServer) => {
    void server.failed.then(async () => {
      if (stopped) return
      say('数据库意外终止，正在恢复 / The database ended unexpectedly; recovering it')
      embedded = await restartPatiently(server, () => stopped !== undefined)
      if (stopped) await embedded.close()
      else keepDatabase(embedded)
    })
  }

  try {
    if (embedded) keepDatabase(embedded)
    if (database.wantsDemo) await seedDemo(config.dataDir, database.url, interruption)
    interruption.throwIfAborted()
    const url = await services.start()
    welcome(url, { logins: readDemoLogins(config.dataDir), nobody: await hasNobody(database.url) })
    return { url, stop, kill: () => services.kill() }
  } catch (fault) {
    await stop()
    throw fault
  }
}

const firstPauseMs = 1_000
const longestPauseMs = 30_000

/**
 * Starts a server that ended again. What keeps it from starting is mostly a full disk: API and worker wait for it, and
 * it comes back by itself when there is space.
 */
async function restartPatiently(server: EmbeddedServer, isOver: () => boolean): Promise<EmbeddedServer> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await server.restart()
    } catch (fault) {
      if (isOver()) return server
      say(fault instanceof Error ? fault.message : String(fault))
    }
    await pause(pauseMs, undefined, { ref: false })
    if (isOver()) return server
  }
}

/** API and worker as child processes, and the note of what runs. */
class Services {
  readonly #config: Config
  readonly #database: Pick<ReadyDatabase, 'url' | 'apiUrl'>
  readonly #children: ChildService[] = []
  readonly #pids = new Map<string, number>()
  #url: string | undefined

  constructor(config: Config, database: Pick<ReadyDatabase, 'url' | 'apiUrl'>) {
    this.#config = config
    this.#database = database
  }

  /** @returns the product's address, once it answers. */
  async start(): Promise<string> {
    const { host, port: asked } = this.#config
    let port = await choosePort(host, asked)
    const worker = this.#startOne('worker', workerEntry, {})
    // Its failure is told below, together with the API's; until then nobody listens.
    worker.catch(() => undefined)
    for (;;) {
      try {
        await this.#startOne('api', apiEntry, { PORT: String(port), HOST: host })
        break
      } catch (fault) {
        // Somebody took the port between our look and the API's.
        const taken = fault instanceof ServiceStartError && fault.message.includes('EADDRINUSE')
        if (!taken || asked !== undefined) throw fault
        port = await choosePort(host, asked, port)
      }
    }
    await worker
    this.#url =
      this.#config.publicUrl ??
      `http://${host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host}:${port}`
    await untilHealthy(`http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}/healthz`)
    await this.#note()
    return this.#url
  }

  async #startOne(name: string, entry: string, env: NodeJS.ProcessEnv): Promise<void> {
    const log = this.#config.logDestination === 'file' ? logFile(this.#config.dataDir, name) : undefined
    const service = await startChild({
      entry,
      log,
      execArgv: entry === workerEntry ? workerHeap : apiHeap,
      env: {
        // Libraries leave out their checks for developers, which cost the API a fifth of its time.
        NODE_ENV: 'production',
        ...process.env,
        ...env,
        // The API knows no other login than its own.
        DATABASE_URL: entry === apiEntry ? this.#database.apiUrl : this.#database.url,
        API_DATABASE_URL: '',
        ZHENGMEI_DATA_DIR: this.#config.dataDir,
      },
      onPid: (pid) => {
        this.#pids.set(name, pid)
        void this.#note()
      },
      onRestart: (reason) =>
        say(
          `${name} 意外终止（${reason}），正在重启 / ended unexpectedly; starting it again${log ? ` (${log})` : ''}`,
        ),
    })
    this.#children.push(service)
  }

  #writing: Promise<void> = Promise.resolve()

  #note(): Promise<void> {
    const note = {
      ...(this.#url ? { url: this.#url } : {}),
      launcher: identityOf(process.pid),
      services: [...this.#pids.values()].map(identityOf),
    }
    this.#writing = this.#writing.then(() => writeRunning(this.#config.dataDir, note)).catch(() => undefined)
    return this.#writing
  }

  async stop(): Promise<void> {
    await Promise.all(this.#children.map((child) => child.stop(servicesEndMs)))
    await this.#writing
  }

  kill(): void {
    for (const child of this.#children) child.kill()
  }
}

async function untilHealthy(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await pause(50)
  }
  throw new Error(`${url} 无应答 / does not answer`)
}
