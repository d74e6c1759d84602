import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.js'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import type { Location } from './location.js'
import { runAs } from './os-account.js'

/** Whether data are flushed to disk (`durable`), or may be lost with the machine (`throwaway`: tests, one-off commands). */
export type Durability = 'durable' | 'throwaway'

/** The role that the product signs in with; it owns the cluster. */
export const roleName = 'zhengmei'

/** The environment of PostgreSQL's programs: nothing of the person's own PG* or locale settings gets in. */
export function programEnvironment(binaries: Binaries): NodeJS.ProcessEnv {
  const libraries = join(binaries.native, 'lib')
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    LD_LIBRARY_PATH: libraries,
    DYLD_LIBRARY_PATH: libraries,
  }
}

/** A password that fits into a URL as it is. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url')
}

/**
 * Makes the cluster unless it exists: UTF-8 and C.UTF-8 (with locale C pg_trgm finds no Chinese), passwords by
 * SCRAM. Built beside its place and renamed, so that a start which is killed half-way is simply done again.
 *
 * @throws EmbeddedPostgresError when initdb fails.
 */
export async function ensureCluster(
  binaries: Binaries,
  location: Location,
  password: string,
  durability: Durability,
): Promise<void> {
  if (existsSync(join(location.cluster, 'PG_VERSION'))) return
  const partial = `${location.cluster}.partial`
  const passwordFile = join(location.home, 'password')
  await rm(partial, { recursive: true, force: true })
  await rm(location.cluster, { recursive: true, force: true })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (location.account.isOther) chownSync(passwordFile, location.account.uid, location.account.gid)
  const failure = await run(binaries, location, [
    ...['-D', partial, '-U', roleName, '--encoding=UTF8', '--locale=C.UTF-8'],
    ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'],
    ...(durability === 'throwaway' ? ['--no-sync'] : []),
  ])
  await rm(passwordFile, { force: true })
  if (failure !== undefined) {
    await rm(partial, { recursive: true, force: true })
    if (failure.includes('effective user ID')) {
      throw new EmbeddedPostgresError({
        zh: '当前用户不在 /etc/passwd 中，PostgreSQL 无法运行。请换一个用户，或设置 DATABASE_URL。',
        en: 'This user is not in /etc/passwd, and PostgreSQL does not run without a name. Run as another user, or set DATABASE_URL.',
      })
    }
    throw new EmbeddedPostgresError({
      zh: `无法建立内置数据库（initdb）：${failure}`,
      en: `Could not create the embedded database (initdb): ${failure}`,
    })
  }
  await rename(partial, location.cluster)
}

function run(binaries: Binaries, location: Location, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(binaries.initdb, args, {
      ...runAs(location.account),
      cwd: '/',
      env: programEnvironment(binaries),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text
    })
    child.once('error', (fault) => resolve(fault.message))
    child.once('close', (status, signal) =>
      resolve(status === 0 ? undefined : `${complaint.trim()} (${signal ?? `status ${status}`})`),
    )
  })
}
