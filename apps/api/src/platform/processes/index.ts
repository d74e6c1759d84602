import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** A process, told apart from a later one that happens to get the same number. */
export interface ProcessIdentity {
  readonly pid: number
  /** When it began, in the system's own words; absent where the system doesn't tell. */
  readonly began?: string
}

/** The identity of the live process `pid`, or nothing when there is none. */
export function identify(pid: number): ProcessIdentity | undefined {
  try {
    process.kill(pid, 0)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  if (process.platform !== 'linux') return { pid }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return undefined
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return { pid, began: `${boot}/${fields[19]}` }
  } catch {
    return undefined
  }
}

/** Whether that very process still lives. */
export function isAlive(identity: ProcessIdentity): boolean {
  const now = identify(identity.pid)
  return now !== undefined && (identity.began === undefined || identity.began === now.began)
}

/** Sends `signal` and waits until the process is gone. Returns whether it is. */
export async function endProcess(
  target: ProcessIdentity,
  signal: NodeJS.Signals,
  withinMs: number,
): Promise<boolean> {
  const deadline = performance.now() + withinMs
  try {
    process.kill(target.pid, signal)
  } catch {
    return !isAlive(target)
  }
  while (isAlive(target)) {
    if (performance.now() > deadline) return false
    await pause(20)
  }
  return true
}
