import { existsSync, readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { identify, isAlive, type ProcessIdentity } from '../processes/index.js'

/** Who runs the embedded server of a data folder, and how to reach it. */
export interface Ownership {
  readonly owner: ProcessIdentity
  /** What the owner does, for a person who is refused: the name of its command. */
  readonly purpose: string
}

const lockName = 'postgres.lock'

function read(path: string): Ownership | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Ownership
  } catch {
    return undefined
  }
}

/** The live owner of the data in `dataDir`, if any. */
export function currentOwner(dataDir: string): Ownership | undefined {
  const found = read(join(dataDir, lockName))
  return found && isAlive(found.owner) ? found : undefined
}

/**
 * Makes this process the owner of `dataDir`. The lock of a process that was killed is taken over.
 *
 * @returns nothing when it succeeded, or the live owner who is in the way.
 */
export async function takeOwnership(dataDir: string, purpose: string): Promise<Ownership | undefined> {
  const lock = join(dataDir, lockName)
  const mine: Ownership = { owner: identify(process.pid) ?? { pid: process.pid }, purpose }
  for (;;) {
    try {
      await writeFile(lock, JSON.stringify(mine), { flag: 'wx', mode: 0o600 })
      return undefined
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    }
    const owner = currentOwner(dataDir)
    if (owner) return owner
    // Moved aside before it is removed: of two processes that see the same stale lock only one can move it, and
    // whoever moves a fresh one by mistake notices and puts it back.
    const aside = `${lock}.${process.pid}`
    try {
      await rename(lock, aside)
    } catch {
      continue
    }
    const moved = read(aside)
    if (moved && isAlive(moved.owner) && !existsSync(lock)) await rename(aside, lock)
    else await rm(aside, { force: true })
  }
}

/** Ends this process's ownership. */
export async function releaseOwnership(dataDir: string): Promise<void> {
  const lock = join(dataDir, lockName)
  if (read(lock)?.owner.pid === process.pid) await rm(lock, { force: true })
}
