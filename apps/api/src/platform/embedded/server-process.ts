import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { withOwnConnection } from '../db/index.js'
import type { Binaries } from './binaries.js'
import { type Durability, programEnvironment, roleName } from './cluster.js'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import type { Location } from './location.js'
import { runAs } from './os-account.js'

/** A running postmaster that this process started. */
export interface ServerProcess {
  readonly pid: number
  readonly port: number
  /** Resolves when the process is gone, by whichever cause. */
  readonly exited: Promise<void>
  /** Stops it: open sessions are ended, the data are left clean. Safe to call twice. */
  stop(): Promise<void>
}

const megabyte = 1024 * 1024
/** Crash recovery of a large database takes its time; a server that answers "starting up" is waited for so long. */
const recoveryMs = 600_000
const firstAnswerMs = 60_000

function sharedMemoryKind(): string {
  if (process.platform !== 'linux') return 'posix'
  try {
    const { bsize, bavail } = statfsSync('/dev/shm')
    // Containers give /dev/shm 64 MB, which a parallel hash join exceeds.
    return bsize * bavail < 512 * megabyte ? 'mmap' : 'posix'
  } catch {
    return 'mmap'
  }
}

function settings(port: number, durability: Durability): readonly string[] {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  const buffers = Math.max(64, Math.min(512, Math.floor(memory / megabyte / 16)))
  const values: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${buffers * 4}MB`,
    work_mem: '32MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '4GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    dynamic_shared_memory_type: sharedMemoryKind(),
    log_min_messages: 'warning',
    ...(durability === 'throwaway'
      ? {
          fsync: 'off',
          full_page_writes: 'off',
          synchronous_commit: 'off',
          wal_level: 'minimal',
          max_wal_senders: '0',
        }
      : {}),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * Starts the server on a free port (or on `port`, where earlier clients expect it: on another nobody would find it) and waits until it answers.
 *
 * @throws EmbeddedPostgresError with the end of the server's log when it doesn't come up.
 */
export async function startServer(options: {
  readonly binaries: Binaries
  readonly location: Location
  readonly password: string
  readonly durability: Durability
  readonly port?: number
}): Promise<ServerProcess> {
  const { location, durability, password } = options
  let complaint = ''
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = options.port ?? (await freePort())
    const server = launch(options.binaries, location, port, durability)
    if (await answers(server, password)) return server
    await server.stop()
    complaint = endOfLog(location.log)
    // Another program took the port meanwhile, or the last backends of a killed server are still on their way out.
    if (!/could not bind|Address already in use|pre-existing shared memory/.test(complaint)) break
    await pause(200 * (attempt + 1))
  }
  throw new EmbeddedPostgresError({
    zh: `内置 PostgreSQL 启动失败，日志 ${location.log} 末尾：\n${complaint}`,
    en: `The embedded PostgreSQL did not start. The end of its log ${location.log}:\n${complaint}`,
  })
}

function launch(binaries: Binaries, location: Location, port: number, durability: Durability): ServerProcess {
  // One start, one log: it stays small, and an error message shows only what belongs to this start.
  const log = openSync(location.log, 'w', 0o600)
  const child: ChildProcess = spawn(
    binaries.postgres,
    ['-D', location.cluster, ...settings(port, durability)],
    {
      ...runAs(location.account),
      cwd: '/',
      env: programEnvironment(binaries),
      // A group of its own: Ctrl-C in the terminal must reach the launcher alone, which stops the server last.
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  let gone = false
  const exited = new Promise<void>((resolve) => {
    const settle = () => {
      gone = true
      resolve()
    }
    child.once('exit', settle)
    child.once('error', settle)
  })
  const goneWithin = (ms: number) => Promise.race([exited.then(() => true), pause(ms, false, { ref: false })])
  const stop = async () => {
    // SIGINT ends sessions and writes a checkpoint; SIGQUIT doesn't, and the next start recovers from the log.
    for (const [signal, ms] of [
      ['SIGINT', 6_000],
      ['SIGQUIT', 2_000],
      ['SIGKILL', 2_000],
    ] as const) {
      if (gone) return
      child.kill(signal)
      if (await goneWithin(ms)) return
    }
  }
  return { pid: child.pid ?? 0, port, exited, stop }
}

async function answers(server: ServerProcess, password: string): Promise<boolean> {
  let alive = true
  void server.exited.then(() => {
    alive = false
  })
  const begun = performance.now()
  let limit = firstAnswerMs
  while (alive && performance.now() - begun < limit) {
    const settings = { ...connectionTo(server.port, password, 'postgres'), connectionTimeoutMillis: 5_000 }
    try {
      await withOwnConnection(settings, async (client) => {
        const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [roleName])
        if (known.rowCount === 0) await client.query(`CREATE DATABASE ${roleName}`)
      })
      return true
    } catch (fault) {
      const code = (fault as { code?: string }).code
      if (code === '57P03') limit = recoveryMs
      if (code === '28P01') {
        throw new EmbeddedPostgresError({
          zh: '内置数据库的密码与数据目录不一致（密码文件 postgres.json 被删除或替换）。',
          en: 'The embedded database does not accept its password (the file postgres.json was removed or replaced).',
        })
      }
    }
    await pause(40)
  }
  return false
}

/** How to connect to the embedded server on `port`. */
export function connectionTo(port: number, password: string, database: string): pg.ClientConfig {
  return { host: '127.0.0.1', port, user: roleName, password, database }
}

function endOfLog(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim().split('\n').slice(-12).join('\n')
  } catch {
    return ''
  }
}
