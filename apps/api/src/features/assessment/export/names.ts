import type { Platform } from '@zhengmei/domain/account'
import type { Pool } from 'pg'
import { namedOrgsById } from '../../org/index.js'

/** How a file names a unit. */
export interface NamedUnit {
  readonly code: string
  readonly name: string
}

/** How a file names an account. */
export interface NamedAccount {
  readonly code: string
  readonly name: string
  readonly platform: Platform
}

/** The names of units, in one statement for many. */
export async function namedUnits(pool: Pool, ids: readonly string[]): Promise<(id: string) => NamedUnit> {
  const units = new Map((await namedOrgsById(pool, [...new Set(ids)])).map((unit) => [unit.id, unit]))
  return (id) => units.get(id) ?? { code: '', name: '' }
}

/** The names of accounts within the reader's scope, in one statement for many. */
export async function namedAccounts(
  pool: Pool,
  ids: readonly string[],
): Promise<(id: string) => NamedAccount> {
  const { rows } = await pool.query<NamedAccount & { readonly id: string }>(
    'SELECT id, code, name, platform FROM account WHERE id = ANY($1::uuid[])',
    [[...new Set(ids)]],
  )
  const accounts = new Map(rows.map((account) => [account.id, account]))
  return (id) => accounts.get(id) ?? { code: '', name: '', platform: 'other' }
}
