import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { chown, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ensureDataDir } from '../data-dir/index.js'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import { accountForPostgres, canReach, type OsAccount, refuseForeignOwner } from './os-account.js'

/** Where an embedded server keeps its things, and under which account it runs. */
export interface Location {
  /** The folder that belongs to the database's account: the cluster and the server's log. */
  readonly home: string
  /** PostgreSQL's own data folder, in `home`. */
  readonly cluster: string
  readonly log: string
  readonly account: OsAccount
}

const pointerName = 'postgres-location'

/**
 * Folders for what the database's account must reach and can't reach below the repository, best first. Only root
 * ever needs them, except for a copy of the programs.
 */
export function outsideFolders(): readonly string[] {
  const own = `zhengmei-${process.getuid?.() ?? 0}`
  return ['/var/lib/zhengmei', '/opt/zhengmei', `/var/tmp/${own}`, join(tmpdir(), own)]
}

function locationAt(home: string, account: OsAccount): Location {
  return { home, cluster: join(home, 'cluster'), log: join(home, 'postgres.log'), account }
}

async function giveTo(account: OsAccount, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (account.isOther) await chown(folder, account.uid, account.gid)
}

/**
 * The lasting home of the data that belong to `dataDir`: `<dataDir>/postgres`, or, where the database's account can't
 * get there, a folder outside, remembered in a pointer file so that it is found again.
 *
 * @throws EmbeddedPostgresError when no folder can be reached.
 */
export async function lastingLocation(dataDir: string): Promise<Location> {
  await ensureDataDir(dataDir)
  const pointer = join(dataDir, pointerName)
  const inside = join(dataDir, 'postgres')
  const known = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : inside
  const owner = statSync(known, { throwIfNoEntry: false })?.uid
  const account = accountForPostgres(owner)
  if (owner !== undefined && owner !== account.uid && !account.isOther) {
    throw new EmbeddedPostgresError({
      zh: `数据目录 ${known} 属于另一个用户（uid ${owner}）。请以该用户运行，或用 ZHENGMEI_DATA_DIR 另选目录。`,
      en: `The data folder ${known} belongs to another user (uid ${owner}). Run as that user, or choose another folder by ZHENGMEI_DATA_DIR.`,
    })
  }
  const key = createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 16)
  const candidates = [
    known,
    inside,
    ...(account.isOther ? outsideFolders().map((base) => join(base, key)) : []),
  ]
  const problems: string[] = []
  for (const home of new Set(candidates)) {
    try {
      if (home !== inside) {
        await mkdir(dirname(home), { recursive: true, mode: 0o755 })
        refuseForeignOwner(dirname(home))
      }
      const existed = existsSync(home)
      await giveTo(account, home)
      if (canReach(account, home)) {
        if (home !== inside && home !== known) await writeFile(pointer, `${home}\n`)
        return locationAt(home, account)
      }
      problems.push(`${home}: not reachable for user ${account.name}`)
      if (!existed) await rm(home, { recursive: true, force: true })
    } catch (fault) {
      problems.push(`${home}: ${fault instanceof Error ? fault.message : String(fault)}`)
    }
    // Data that exist but can't be reached must not be forgotten in favour of an empty database elsewhere.
    if (owner !== undefined && home === known) break
  }
  throw new EmbeddedPostgresError({
    zh: `找不到数据库用户 ${account.name} 可以使用的数据目录：${problems.join('；')}`,
    en: `Found no data folder that the database's user ${account.name} can use: ${problems.join('; ')}`,
  })
}

/**
 * A new, empty home in a temporary folder, for a server that leaves nothing behind.
 *
 * @throws EmbeddedPostgresError when no temporary folder can be reached.
 */
export async function throwawayLocation(): Promise<Location> {
  const account = accountForPostgres()
  for (const base of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    const home = await mkdtemp(join(base, 'zhengmei-throwaway-')).catch(() => undefined)
    if (home === undefined) continue
    await giveTo(account, home)
    if (canReach(account, home)) return locationAt(home, account)
    await rm(home, { recursive: true, force: true })
  }
  throw new EmbeddedPostgresError({
    zh: `没有数据库用户 ${account.name} 可以使用的临时目录（可用环境变量 TMPDIR 指定）。`,
    en: `There is no temporary folder that the database's user ${account.name} can use (set TMPDIR to choose one).`,
  })
}
