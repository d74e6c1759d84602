import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { withOwnConnection } from '../db/index.js'
import { programsIn, provideBinaries } from './binaries.js'
import { ensureCluster, newPassword, roleName } from './cluster.js'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import { lastingLocation, outsideFolders, throwawayLocation } from './location.js'
import { clearOrphan } from './orphan.js'
import { currentOwner, type Ownership, releaseOwnership, takeOwnership } from './ownership.js'
import { connectionTo, startServer } from './server-process.js'
import { removeAtTheEnd, watchOver } from './watchdog.js'

export { EmbeddedPostgresError } from './embedded-postgres-error.js'

/** An embedded PostgreSQL server that answers. */
export interface EmbeddedServer {
  /** Connection URL of the product's database (for a throwaway server: of its one empty database). */
  readonly url: string
  /** Connection URL of the `postgres` database, for `CREATE DATABASE`. */
  readonly adminUrl: string
  /** The postmaster's process number; nothing when the server belongs to another process. */
  readonly pid: number | undefined
  /** Resolves when the server ends without having been closed. Never for a shared one. */
  readonly failed: Promise<void>
  /** Starts it again after `failed`, with the same URL. */
  restart(): Promise<EmbeddedServer>
  /** Stops it when this process started it, else only lets go. Safe to call twice. */
  close(): Promise<void>
}

interface Saved {
  readonly password: string
  readonly port?: number
}

const savedName = 'postgres.json'

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${roleName}:${password}@127.0.0.1:${port}/${database}`
}

function readSaved(dataDir: string): Saved | undefined {
  const path = join(dataDir, savedName)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Saved) : undefined
}

async function save(dataDir: string, saved: Saved): Promise<void> {
  const path = join(dataDir, savedName)
  const fresh = `${path}.${randomUUID()}`
  await writeFile(fresh, JSON.stringify(saved), { mode: 0o600 })
  await rename(fresh, path)
}

function inUse(owner: Ownership): EmbeddedPostgresError {
  return new EmbeddedPostgresError({
    zh: `数据目录正被另一个进程使用（${owner.purpose}，进程号 ${owner.owner.pid}）。请先结束它。`,
    en: `The data folder is in use by another process (${owner.purpose}, process ${owner.owner.pid}). End that one first.`,
  })
}

/**
 * Starts the lasting embedded server of `dataDir`, recovering from whatever an earlier start left behind.
 *
 * @param purpose what this process does, told to whoever is refused meanwhile.
 * @throws EmbeddedPostgresError when another live process runs it, or it can't be started.
 */
export async function startEmbedded(options: {
  readonly dataDir: string
  readonly purpose: string
}): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir)
  const location = await lastingLocation(dataDir)
  const owner = await takeOwnership(dataDir, options.purpose)
  if (owner) throw inUse(owner)
  try {
    const binaries = await provideBinaries(location.account, [join(dataDir, 'programs'), ...outsideFolders()])
    await clearOrphan(location.cluster)
    const saved = readSaved(dataDir)
    const password = saved?.password ?? newPassword()
    if (!saved) await save(dataDir, { password })
    await ensureCluster(binaries, location, password, 'durable')
    const begin = async (port?: number): Promise<EmbeddedServer> => {
      const server = await startServer({
        binaries,
        location,
        password,
        durability: 'durable',
        ...(port ? { port } : {}),
      })
      await save(dataDir, { password, port: server.port })
      const watchdog = watchOver(location.cluster, server.pid)
      let closing: Promise<void> | undefined
      const close = async () => {
        await server.stop()
        await watchdog.release()
        await releaseOwnership(dataDir)
      }
      return {
        url: urlOf(server.port, password, roleName),
        adminUrl: urlOf(server.port, password, 'postgres'),
        pid: server.pid,
        failed: server.exited.then(() => (closing ? new Promise<void>(() => undefined) : undefined)),
        async restart() {
          await watchdog.release()
          await clearOrphan(location.cluster)
          return begin(server.port)
        },
        close: () => (closing ??= close()),
      }
    }
    return await begin()
  } catch (fault) {
    await releaseOwnership(dataDir)
    throw fault
  }
}

/**
 * The embedded server of `dataDir`, for a command that may run beside a started product: shared when a live process
 * runs it, else started for as long as this command lasts.
 *
 * @throws EmbeddedPostgresError when it can't be started, or its owner doesn't get it to answer within a minute.
 */
export async function useEmbedded(options: {
  readonly dataDir: string
  readonly purpose: string
}): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir)
  const deadline = performance.now() + 60_000
  for (;;) {
    const owner = currentOwner(dataDir)
    if (!owner) return startEmbedded(options)
    const saved = readSaved(dataDir)
    if (saved?.port && (await isAnswering(saved.port, saved.password)))
      return shared(saved.port, saved.password)
    if (performance.now() > deadline) throw inUse(owner)
    await pause(200)
  }
}

function shared(port: number, password: string): EmbeddedServer {
  const server: EmbeddedServer = {
    url: urlOf(port, password, roleName),
    adminUrl: urlOf(port, password, 'postgres'),
    pid: undefined,
    failed: new Promise<void>(() => undefined),
    restart: async () => server,
    close: async () => undefined,
  }
  return server
}

async function isAnswering(port: number, password: string): Promise<boolean> {
  const settings = { ...connectionTo(port, password, roleName), connectionTimeoutMillis: 2_000 }
  return withOwnConnection(settings, async () => true).catch(() => false)
}

/**
 * A server for tests and for commands that leave nothing behind: a temporary folder, nothing flushed to disk. It is
 * stopped and removed at `close`, and also when this process is killed.
 *
 * @param options.programs folder of another PostgreSQL installation (the parent of its `bin`) to run instead.
 * @throws EmbeddedPostgresError when it can't be started.
 */
export async function startThrowaway(options: { readonly programs?: string } = {}): Promise<EmbeddedServer> {
  const location = await throwawayLocation()
  const watchdog = removeAtTheEnd(location.home)
  try {
    const binaries = options.programs
      ? programsIn(options.programs)
      : await provideBinaries(location.account, outsideFolders())
    const password = newPassword()
    await ensureCluster(binaries, location, password, 'throwaway')
    const server = await startServer({ binaries, location, password, durability: 'throwaway' })
    let closing: Promise<void> | undefined
    const close = async () => {
      await server.stop()
      await watchdog.release()
    }
    return {
      url: urlOf(server.port, password, roleName),
      adminUrl: urlOf(server.port, password, 'postgres'),
      pid: server.pid,
      failed: server.exited.then(() => (closing ? new Promise<void>(() => undefined) : undefined)),
      restart: () => Promise.reject(new Error('A throwaway server that ended has lost its data')),
      close: () => (closing ??= close()),
    }
  } catch (fault) {
    await watchdog.release()
    throw fault
  }
}
