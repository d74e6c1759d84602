import { PlainError } from '../plain-error/index.js'

/** One's own server can't be used; the message says why, without the URL, which holds a password. */
export class OwnDatabaseError extends PlainError {
  override readonly name = 'OwnDatabaseError'
}

/**
 * Does what shows whether one's own database can be used.
 *
 * @throws OwnDatabaseError that names the database of `url` and tells the fault of `work`.
 */
export async function onOwnDatabase<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const { host, pathname } = new URL(url)
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new OwnDatabaseError(
      `数据库不可用（DATABASE_URL，${host}${pathname}）/ The database can't be used (DATABASE_URL, ${host}${pathname}):\n${why}`,
      { cause },
    )
  }
}
