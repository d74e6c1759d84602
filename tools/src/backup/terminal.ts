import { readFileSync, statSync } from 'node:fs'
import { ConfigError } from '@zhengmei/api/platform/config'
import { EmbeddedPostgresError } from '@zhengmei/api/platform/embedded'
import { BackupRefusal } from './backup-refusal.js'

/** Exit statuses of `npm run backup` and `npm run restore`; 1 is a fault. */
export const ExitStatus = { done: 0, badArguments: 2, refused: 3, interrupted: 130 } as const

/**
 * The life of a command: Ctrl-C ends it in order, a refusal is told in both languages, wrong arguments are answered
 * with how it is used.
 */
export async function runCommand(
  usage: string,
  command: (signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort())
  try {
    const status = await command(stop.signal)
    if (status === ExitStatus.badArguments) console.error(usage)
    return status
  } catch (fault) {
    if (stop.signal.aborted) return ExitStatus.interrupted
    if (isBadOption(fault)) {
      console.error(`${fault.message}\n\n${usage}`)
      return ExitStatus.badArguments
    }
    if (fault instanceof BackupRefusal) {
      console.error(`${fault.bilingual.zh}\n${fault.bilingual.en}`)
      return ExitStatus.refused
    }
    if (fault instanceof ConfigError || fault instanceof EmbeddedPostgresError) {
      console.error(fault.message)
      return ExitStatus.refused
    }
    throw fault
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
}

const isBadOption = (fault: unknown): fault is Error =>
  fault instanceof TypeError && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS')

/** One line on a terminal that is written over; nothing where the output goes to a file. */
export function showTable(table: string, rowsDone: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${rowsDone}  ${table}`)
}

/** Size of a file for people. */
export function bytes(path: string): string {
  const { size } = statSync(path)
  return size < 1024 * 1024 ? `${Math.ceil(size / 1024)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`
}

/** The product's version, as its package states it. */
export function productVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
