import { type DestinationStream, type Logger, pino } from 'pino'
import { describeFault } from './describe-fault.js'

export type { Logger } from 'pino'

/** What must never be written down, wherever in a logged object it sits (up to three levels deep). */
const secretNames = [
  'password',
  'passwordHash',
  'newPassword',
  'token',
  'secret',
  'totp',
  'cookie',
  'authorization',
  'set-cookie',
  'sessionId',
  'DATABASE_URL',
  'connectionString',
] as const

/** Signs that JSON leaves as they are and that turn the rest of a line around in a terminal or an editor. */
const turning = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g
const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Escapes them: it stays the same JSON. */
const straight = (destination: DestinationStream): DestinationStream => ({
  write: (line) => destination.write(line.replace(turning, escaped)),
})

const depths = ['', '*.', '*.*.']

/** Lines that wait for a disk with space; beyond them the log has a gap. */
const longestBacklog = 1024 * 1024

/**
 * Writes at once, so that the last words of a process are not lost. A line that can't be written (the disk is full)
 * waits for the next one: whoever logs a fault must not fail by it.
 *
 * @param fd an open file.
 */
export function patientDestination(fd: number): DestinationStream {
  const destination = pino.destination({ fd, sync: true, maxLength: longestBacklog })
  destination.on('error', () => undefined)
  return destination
}

/**
 * The process's log: one JSON object a line, on standard error (standard output belongs to the command's result).
 *
 * @param options.name which process speaks: `api`, `worker`, …
 * @param options.level the least severe level that is written.
 * @param options.destination where to write; standard error unless told.
 */
export function createLog(options: {
  readonly name: string
  readonly level: string
  readonly destination?: DestinationStream
}): Logger {
  return pino(
    {
      name: options.name,
      level: options.level,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (fault: unknown) => describeFault(fault) },
      redact: {
        paths: depths.flatMap((depth) => secretNames.map((name) => `${depth}["${name}"]`.replace('.[', '['))),
        censor: '[redacted]',
      },
    },
    straight(options.destination ?? patientDestination(2)),
  )
}
