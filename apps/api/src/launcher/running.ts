import { readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { endProcess, identify, isAlive, type ProcessIdentity } from '../platform/processes/index.js'
import { runningFile } from './places.js'

/** What runs just now, written down for the next start and for a second one. */
export interface RunningNote {
  readonly url?: string
  readonly launcher: ProcessIdentity
  readonly services: readonly ProcessIdentity[]
}

/** The note of the last start, if there is one. */
export function readRunning(dataDir: string): RunningNote | undefined {
  try {
    return JSON.parse(readFileSync(runningFile(dataDir), 'utf8')) as RunningNote
  } catch {
    return undefined
  }
}

/** Writes the note down in one step. */
export async function writeRunning(dataDir: string, note: RunningNote): Promise<void> {
  const partial = `${runningFile(dataDir)}.${process.pid}`
  await writeFile(partial, JSON.stringify(note), { mode: 0o600 })
  await rename(partial, runningFile(dataDir))
}

export async function forgetRunning(dataDir: string): Promise<void> {
  await rm(runningFile(dataDir), { force: true })
}

/**
 * Ends what a killed launcher left running. (Its services end by themselves when they notice; a port and a job are
 * free sooner when they are ended here.)
 *
 * @returns the address of the product when its launcher is alive and well, so that nothing was ended.
 */
export async function endLeftovers(dataDir: string): Promise<{ readonly alive: RunningNote } | undefined> {
  const note = readRunning(dataDir)
  if (!note) return undefined
  if (isAlive(note.launcher)) return { alive: note }
  await Promise.all(
    note.services.filter(isAlive).map(async (service) => {
      const ended =
        (await endProcess(service, 'SIGTERM', 2_000)) || (await endProcess(service, 'SIGKILL', 2_000))
      if (!ended) throw new Error(`Process ${service.pid} of an earlier start does not end`)
    }),
  )
  await forgetRunning(dataDir)
  return undefined
}

/** The identity of a process that was started just now. */
export function identityOf(pid: number): ProcessIdentity {
  return identify(pid) ?? { pid }
}
