import { constants } from 'node:os'
import { PlainError } from '@zhengmei/api/platform/plain-error'
import { CommandRefusal, ExitStatus } from './refusals.js'

/** What a command is given. */
export interface Invocation {
  readonly args: string[]
  /**
   * From now on Ctrl-C and the like don't end the process: they abort this signal, and the command throws when nothing is left
   * half-done.
   */
  heedSignals(): AbortSignal
}

/**
 * The life of a command, from its arguments to its exit status: `--help` tells how it is used, and so do arguments that can't be
 * read; what is not carried out is told in both languages, and a stack is shown of our own faults only.
 *
 * @param command what it does; its exit status.
 */
export async function runCommand(
  usage: string,
  command: (invocation: Invocation) => Promise<number>,
): Promise<void> {
  const args = process.argv.slice(2)
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(usage)
    return
  }
  let interrupted: number | undefined
  const heedSignals = (): AbortSignal => {
    const stop = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        interrupted ??= 128 + constants.signals[signal]
        stop.abort(new Error(`ended by ${signal}`))
      })
    }
    return stop.signal
  }
  try {
    process.exitCode = await command({ args, heedSignals })
    if (process.exitCode === ExitStatus.badArguments) console.error(usage)
  } catch (fault) {
    clearLine()
    process.exitCode = interrupted ?? tell(fault, usage)
  }
}

/** @returns the exit status. */
function tell(fault: unknown, usage: string): number {
  if (fault instanceof CommandRefusal) {
    console.error(`${fault.bilingual.zh}\n${fault.bilingual.en}`)
    return fault.status
  }
  if (isBadOption(fault)) {
    console.error(`参数不对 / Wrong arguments: ${fault.message}\n\n${usage}`)
    return ExitStatus.badArguments
  }
  console.error(`未完成 / Not completed: ${isOfSurroundings(fault) ? fault.message : stackOf(fault)}`)
  return ExitStatus.fault
}

const isBadOption = (fault: unknown): fault is Error =>
  fault instanceof TypeError && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS')

/** The machine, the disk or the database server is the matter: where in our code that was noticed tells nobody anything. */
const isOfSurroundings = (fault: unknown): fault is Error =>
  fault instanceof PlainError || (fault instanceof Error && ('syscall' in fault || 'severity' in fault))

const stackOf = (fault: unknown): string => (fault instanceof Error && fault.stack) || String(fault)

/** One line on a terminal that is written over by the next; nothing where the output goes to a file. */
export function showLine(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

/** Wipes what {@link showLine} wrote: before anything else is told. */
export function clearLine(): void {
  showLine('')
}
