import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { endProcess, identify, type ProcessIdentity } from '../processes/index.js'

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    const listed = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return listed.stdout ?? ''
  }
}

/** The live postmaster of `cluster`, if any; a process that merely got its number doesn't count. */
export function postmasterOf(cluster: string): ProcessIdentity | undefined {
  let pid: number
  try {
    pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  const found = identify(pid)
  return found && commandOf(pid).includes(cluster) ? found : undefined
}

/**
 * Clears what a killed start left behind: stops a server that still runs on `cluster` (in order, else at once) and
 * removes a stale `postmaster.pid`, which may name a process that has nothing to do with us.
 */
export async function clearOrphan(cluster: string): Promise<void> {
  const orphan = postmasterOf(cluster)
  if (orphan) {
    const ended =
      (await endProcess(orphan, 'SIGINT', 15_000)) ||
      (await endProcess(orphan, 'SIGQUIT', 5_000)) ||
      (await endProcess(orphan, 'SIGKILL', 5_000))
    if (!ended) throw new Error(`PostgreSQL process ${orphan.pid} of an earlier start does not end`)
  }
  await rm(join(cluster, 'postmaster.pid'), { force: true })
}
