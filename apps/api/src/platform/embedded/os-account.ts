import { spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'

/** An account of the operating system under which PostgreSQL's programs run. */
export interface OsAccount {
  readonly name: string
  readonly uid: number
  readonly gid: number
  /** Whether it is another account than the one this process runs under (only root can switch). */
  readonly isOther: boolean
}

interface PasswdLine {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

function readPasswd(): readonly PasswdLine[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'))
    .map(([name = '', , uid = '', gid = '']) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

/**
 * The account PostgreSQL runs under: our own, or, as PostgreSQL refuses to run as root, the owner of the data when
 * there are some already, else `postgres`, else `nobody`, else the first ordinary account.
 *
 * @throws EmbeddedPostgresError when root has no other account to switch to.
 */
export function accountForPostgres(ownerOfDataUid?: number): OsAccount {
  const uid = process.getuid?.() ?? -1
  if (uid !== 0)
    return { name: process.env['USER'] ?? `uid ${uid}`, uid, gid: process.getgid?.() ?? -1, isOther: false }
  const others = readPasswd().filter((line) => line.uid > 0)
  const chosen =
    others.find((line) => line.uid === ownerOfDataUid) ??
    others.find((line) => line.name === 'postgres') ??
    others.find((line) => line.name === 'nobody') ??
    others.find((line) => line.uid >= 1000) ??
    others[0]
  if (!chosen) {
    throw new EmbeddedPostgresError({
      zh: '当前以 root 运行，而 PostgreSQL 不允许 root 运行，系统中又没有其他用户。请先建立一个普通用户，或设置 DATABASE_URL。',
      en: 'Running as root, which PostgreSQL refuses, and there is no other user to switch to. Create an ordinary user, or set DATABASE_URL.',
    })
  }
  return { ...chosen, isOther: true }
}

/** What `spawn` needs to run a program under `account`. */
export function runAs(account: OsAccount): { readonly uid?: number; readonly gid?: number } {
  return account.isOther ? { uid: account.uid, gid: account.gid } : {}
}

/** Whether `account` can reach `path` and execute (or, a folder, enter) it. */
export function canReach(account: OsAccount, path: string): boolean {
  if (account.isOther) {
    const tried = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], {
      ...runAs(account),
      cwd: '/',
      stdio: 'ignore',
    })
    return tried.status === 0
  }
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Programs and data in a folder that anyone may create (such as /var/tmp) could have been planted there: only what
 * belongs to root or to ourselves is trusted.
 *
 * @throws EmbeddedPostgresError when somebody else owns `path`.
 */
export function refuseForeignOwner(path: string): void {
  const owner = statSync(path).uid
  if (owner === 0 || owner === (process.getuid?.() ?? owner)) return
  throw new EmbeddedPostgresError({
    zh: `${path} 属于其他用户（uid ${owner}），不可信任。`,
    en: `${path} belongs to another user (uid ${owner}) and can't be trusted.`,
  })
}
