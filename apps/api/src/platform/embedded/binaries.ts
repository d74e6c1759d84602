import { randomUUID } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs'
import { cp, mkdir, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { identify } from '../processes/index.js'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import { canReach, type OsAccount, refuseForeignOwner } from './os-account.js'

/** PostgreSQL's programs, in a folder which the account that runs them can reach. */
export interface Binaries {
  /** The folder which holds `bin`, `lib` and `share`. */
  readonly native: string
  readonly initdb: string
  readonly postgres: string
}

/** PostgreSQL as npm installed it. */
export interface NpmPackage {
  readonly native: string
  readonly version: string
  readonly platform: string
}

interface SymlinkRecord {
  readonly source: string
  readonly target: string
}

/**
 * Finds the PostgreSQL programs that npm installed for this machine.
 *
 * @throws EmbeddedPostgresError when there are none for this kind of machine, or the installation left them out.
 */
function findPackage(): NpmPackage {
  const platform = `${process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve(name)
  } catch {
    throw new EmbeddedPostgresError({
      zh: `没有适用于 ${platform} 的内置 PostgreSQL（npm 包 ${name} 未安装）。请设置 DATABASE_URL，使用自己的 PostgreSQL（15 或更高）。`,
      en: `There is no embedded PostgreSQL for ${platform} (npm package ${name} is not installed). Set DATABASE_URL to use your own PostgreSQL (15 or later).`,
    })
  }
  const root = dirname(dirname(entry))
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { native: join(root, 'native'), version: manifest.version, platform }
}

/** The links between shared libraries. npm packages carry none, so they come as a list beside the files. */
function libraryLinks(native: string): readonly SymlinkRecord[] {
  const list = join(native, 'pg-symlinks.json')
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as SymlinkRecord[]) : []
}

function isLinkPresent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

async function addMissingLinks(native: string): Promise<void> {
  for (const { source, target } of libraryLinks(native)) {
    const from = join(dirname(native), target)
    const link = join(native, relative('native', target))
    if (isLinkPresent(link)) continue
    const to = relative(dirname(from), join(dirname(native), source))
    await symlink(to, link).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EEXIST') throw fault
    })
  }
}

const partialMark = '.partial-'

/** Half a copy of a process that was killed. */
async function removeAbandoned(target: string): Promise<void> {
  const beginning = `${basename(target)}${partialMark}`
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(beginning) || identify(Number.parseInt(name.slice(beginning.length), 10))) continue
    await rm(join(dirname(target), name), { recursive: true, force: true })
  }
}

async function copyOnce(found: NpmPackage, base: string): Promise<string> {
  const target = join(base, `postgresql-${found.version}-${found.platform}`)
  await mkdir(base, { recursive: true, mode: 0o755 })
  refuseForeignOwner(base)
  if (existsSync(target)) {
    refuseForeignOwner(target)
    return target
  }
  // Copied beside its place and renamed: a start that is killed half-way leaves no half a database.
  await removeAbandoned(target)
  const partial = `${target}${partialMark}${process.pid}-${randomUUID()}`
  await cp(found.native, partial, { recursive: true, verbatimSymlinks: true })
  await addMissingLinks(partial)
  try {
    await rename(partial, target)
  } catch (fault) {
    await rm(partial, { recursive: true, force: true })
    // Another start was quicker: its copy is as good as ours.
    if (!existsSync(target)) throw fault
  }
  return target
}

/**
 * The programs where `account` can run them: as npm installed them, or a copy below one of `bases` when the
 * repository lies in a folder closed to that account or npm was told to run no installation scripts.
 *
 * @throws EmbeddedPostgresError when no place fits.
 */
export async function provideBinaries(
  account: OsAccount,
  bases: readonly string[],
  found: NpmPackage = findPackage(),
): Promise<Binaries> {
  const complete = libraryLinks(found.native).every((link) =>
    isLinkPresent(join(dirname(found.native), link.target)),
  )
  if (complete && canReach(account, join(found.native, 'bin', 'postgres'))) return programsIn(found.native)
  const problems: string[] = []
  for (const base of bases) {
    try {
      const native = await copyOnce(found, base)
      if (canReach(account, join(native, 'bin', 'postgres'))) return programsIn(native)
      problems.push(`${base}: not reachable for user ${account.name}`)
    } catch (fault) {
      problems.push(`${base}: ${fault instanceof Error ? fault.message : String(fault)}`)
    }
  }
  throw new EmbeddedPostgresError({
    zh: `找不到数据库用户 ${account.name} 可以运行 PostgreSQL 程序的目录：${problems.join('；')}`,
    en: `Found no folder from which the database's user ${account.name} can run PostgreSQL: ${problems.join('; ')}`,
  })
}

/**
 * The programs of the PostgreSQL installation in `native`.
 *
 * @throws EmbeddedPostgresError when they are not there.
 */
export function programsIn(native: string): Binaries {
  const postgres = join(native, 'bin', 'postgres')
  if (!statSync(postgres, { throwIfNoEntry: false })) {
    throw new EmbeddedPostgresError({
      zh: `PostgreSQL 程序缺失：${postgres}。请删除 node_modules 后重新运行。`,
      en: `PostgreSQL's program is missing: ${postgres}. Remove node_modules and run again.`,
    })
  }
  return { native, initdb: join(native, 'bin', 'initdb'), postgres }
}
