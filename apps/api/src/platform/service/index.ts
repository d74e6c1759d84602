import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../log/index.js'

/** Something that runs until it is closed. */
export interface Running {
  /** Finishes what is under way and lets go of everything. */
  close(): Promise<void>
}

/** After this long an orderly end has failed, and the process ends anyway. */
const patienceMs = 4_500

/**
 * The life of a process: starts, tells the launcher that it is ready, and ends in order on SIGTERM, SIGINT, or when
 * the launcher is gone (a killed launcher closes the channel between them). A fault that nobody caught ends the
 * process with status 1: its state can't be trusted any more, and the launcher starts it anew.
 *
 * @param start what the process does.
 */
export async function runService(log: Logger, start: () => Promise<Running>): Promise<void> {
  let running: Running | undefined
  let ending = false
  const end = async (status: number) => {
    if (ending) return
    ending = true
    const orderly = running?.close().then(
      () => status,
      (fault: unknown) => {
        log.error({ err: fault }, 'closing failed')
        return 1
      },
    )
    process.exit(await Promise.race([orderly ?? status, pause(patienceMs, 1)]))
  }
  const fail = (fault: unknown) => {
    log.fatal({ err: fault }, 'fault that nobody caught')
    void end(1)
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  if (process.connected) process.on('disconnect', () => void end(0))
  try {
    running = await start()
  } catch (fault) {
    log.fatal({ err: fault }, 'the start failed')
    process.exit(1)
  }
  if (ending) await running.close()
  else process.send?.({ ready: true })
}
