/** What the log says of a fault. */
export interface FaultDescription {
  readonly type: string
  readonly code?: string
  /** Left out where it may repeat what somebody entered. */
  readonly message?: string
  /** Where it happened, without the message. */
  readonly stack?: string
  /** Of the database: which rule a row broke, never the row. */
  readonly table?: string
  readonly column?: string
  readonly constraint?: string
  readonly cause?: FaultDescription
}

/** A code of PostgreSQL: five digits and capitals, the first two the class. */
const sqlState = /^[0-9A-Z]{5}$/
/** Data exceptions and broken constraints: their messages repeat the values. */
const repeatsValues = /^2[23]/
const deepest = 4

/** Credentials in an address, as in `postgres://user:password@host`. */
const withoutCredentials = (text: string) => text.replaceAll(/:\/\/[^\s/@]*@/g, '://[redacted]@')

/**
 * Describes a fault for the log. The rows and values that a database's error carries along are left out, and so is every
 * other property that libraries hang on their errors (requests, parameters, connection settings).
 */
export function describeFault(fault: unknown, depth = 0): FaultDescription {
  if (!(fault instanceof Error)) return { type: typeof fault }
  const { code, table, column, constraint } = fault as Error & Record<string, unknown>
  const isSql = typeof code === 'string' && sqlState.test(code)
  // The object mapper puts the whole statement into its message.
  const isQuoting = isSql && (repeatsValues.test(code) || fault.name.endsWith('Exception'))
  const frames = fault.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  return {
    type: fault.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(isQuoting ? {} : { message: withoutCredentials(fault.message) }),
    ...(frames.length === 0 ? {} : { stack: frames.join('\n') }),
    ...(isSql && typeof table === 'string' ? { table } : {}),
    ...(isSql && typeof column === 'string' ? { column } : {}),
    ...(isSql && typeof constraint === 'string' ? { constraint } : {}),
    ...(fault.cause === undefined || depth >= deepest
      ? {}
      : { cause: describeFault(fault.cause, depth + 1) }),
  }
}
