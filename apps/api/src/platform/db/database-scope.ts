import { escapeLiteral } from 'pg'

/** On whose behalf statements run: what row-level security lets them see and write. */
export interface DatabaseScope {
  /** The subtree, as a path ('' is every tree); null: nothing of any organisation. */
  readonly path: string | null
  /** Who asks, for what belongs to a person; null: nobody. */
  readonly personId: string | null
  /** After so many milliseconds the server gives a statement up. */
  readonly statementTimeoutMs: number
  /** As which role, where the connection is its owner's: a worker that reads for somebody stands behind the same wall. */
  readonly role?: string
}

/**
 * The statement that tells the present transaction on whose behalf it runs. It holds until the transaction's end.
 *
 * @throws RangeError for a path that is none.
 */
export function scopeSettings({ path, personId, statementTimeoutMs, role }: DatabaseScope): string {
  if (path !== null && !/^(\d+\/)*$/.test(path)) throw new RangeError(`not a path: ${path}`)
  const settings = {
    'zhengmei.scope': path === null ? '' : `/${path}`,
    'zhengmei.person': personId ?? '',
    statement_timeout: String(statementTimeoutMs),
    ...(role === undefined ? {} : { role }),
  }
  return `select ${Object.entries(settings)
    .map(([name, value]) => `set_config('${name}', ${escapeLiteral(value)}, true)`)
    .join(', ')}`
}
