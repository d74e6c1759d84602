import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A process of ours that is kept running until it is stopped. */
export interface ChildService {
  /** Its process number now; nothing while it is being started again. */
  readonly pid: number | undefined
  /** Ends it in order; after the given time at once. */
  stop(withinMs: number): Promise<void>
  /** Ends it at once. */
  kill(): void
}

/** It ended before it was ready. */
export class ServiceStartError extends Error {
  override readonly name = 'ServiceStartError'
}

const keptLogBytes = 10 * 1024 * 1024
const firstPauseMs = 300
const longestPauseMs = 30_000
/** A process that ran this long was well: the next failure is a new one and is not waited for long. */
const wellAfterMs = 60_000

function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true })
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > keptLogBytes) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

/**
 * Starts a process and keeps it running: when it ends by itself it is started again, after a pause that doubles with
 * each failure in a row.
 *
 * @param options.entry the script; it says `{ ready: true }` over IPC when it is ready.
 * @param options.log file for both its outputs; absent: ours.
 * @param options.onRestart told each time that it ended unexpectedly.
 * @throws ServiceStartError with the end of its log when it ends before it is ready the first time.
 */
export async function startChild(options: {
  readonly entry: string
  readonly env: NodeJS.ProcessEnv
  readonly execArgv?: readonly string[]
  readonly log: string | undefined
  readonly onRestart: (reason: string) => void
  readonly onPid: (pid: number) => void
}): Promise<ChildService> {
  let child: ChildProcess | undefined
  let stopping = false
  let pauseMs = firstPauseMs

  const launch = () => {
    const log = options.log === undefined ? 'inherit' : openLog(options.log)
    const launched = fork(options.entry, [], {
      env: options.env,
      execArgv: [...(options.execArgv ?? [])],
      // In a group of its own: Ctrl-C in the terminal reaches the launcher, which ends its processes in order.
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    })
    if (log !== 'inherit') closeSync(log)
    child = launched
    if (launched.pid) options.onPid(launched.pid)
    const ready = new Promise<boolean>((resolve) => {
      launched.once('message', () => resolve(true))
      launched.once('exit', () => resolve(false))
      launched.once('error', () => resolve(false))
    })
    return { launched, ready }
  }

  const keepRunning = (launched: ChildProcess) => {
    const begun = performance.now()
    launched.once('exit', (status, signal) => {
      child = undefined
      if (stopping) return
      options.onRestart(signal ?? `status ${status}`)
      if (performance.now() - begun > wellAfterMs) pauseMs = firstPauseMs
      const timer = setTimeout(() => {
        if (!stopping) keepRunning(launch().launched)
      }, pauseMs)
      timer.unref()
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    })
  }

  const first = launch()
  if (!(await first.ready)) throw new ServiceStartError(endOfLog(options.log))
  keepRunning(first.launched)

  return {
    get pid() {
      return child?.pid
    },
    async stop(withinMs) {
      stopping = true
      const target = child
      if (!target || target.exitCode !== null || target.signalCode !== null) return
      const gone = new Promise<void>((resolve) => target.once('exit', () => resolve()))
      target.kill('SIGTERM')
      const ended = await Promise.race([gone.then(() => true), pause(withinMs, false, { ref: false })])
      if (ended) return
      target.kill('SIGKILL')
      await gone
    },
    kill() {
      stopping = true
      child?.kill('SIGKILL')
    },
  }
}

function endOfLog(path: string | undefined): string {
  if (path === undefined) return ''
  try {
    return readFileSync(path, 'utf8').trim().split('\n').slice(-8).join('\n')
  } catch {
    return ''
  }
}
