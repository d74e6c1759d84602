import type { Platform } from '@zhengmei/domain/account'
import type { PlainDate } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { uuidv7 } from '../../../platform/ids/index.js'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import { type AccountRow, accountColumns } from '../account.read.js'
import type { AccountChangeRow } from '../file.read.js'

/** Another account of a host. */
export interface OtherAccount {
  readonly id: string
  readonly name: string
  readonly platform: Platform
}

/** The accounts of a host that are not closed on a day, by code. */
export async function openAccountsOf(
  connection: Pool | ClientBase,
  orgId: string,
  on: PlainDate,
): Promise<OtherAccount[]> {
  const { rows } = await connection.query<OtherAccount>(
    `select id, name, platform from account where org_id = $1 and (closed_on is null or closed_on > $2) order by code`,
    [orgId, on],
  )
  return rows
}

/** Until the end of the transaction nobody else registers an account of this host. */
export async function holdHost(client: ClientBase, orgId: string): Promise<void> {
  await client.query('select from org where id = $1 for no key update', [orgId])
}

/** An account within a subtree, locked for a change; null when there is none or it is not the viewer's. */
export async function holdAccount(
  client: ClientBase,
  scope: string,
  accountId: string,
): Promise<AccountRow | null> {
  const { rows } = await client.query<AccountRow>(
    `select ${accountColumns} from account a where a.id = $3 and ${subtreeCondition('a.org_path', 1)} for update`,
    [...subtreeBounds(scope), accountId],
  )
  return rows[0] ?? null
}

/** Which rules an account need not follow. */
export async function exemptionKeysOf(
  connection: Pool | ClientBase,
  accountId: string,
): Promise<Set<string>> {
  const { rows } = await connection.query<{ key: string }>(
    'select distinct rule_key as key from account_exemption where account_id = $1',
    [accountId],
  )
  return new Set(rows.map(({ key }) => key))
}

/** The first free code of a host: its own code and a number. */
export async function freeCode(client: ClientBase, hostCode: string): Promise<string> {
  const { rows } = await client.query<{ code: string }>(
    `select $1 || '-' || lpad(n::text, 2, '0') as code from generate_series(1, 100000) n
     where not exists (select from account where code = $1 || '-' || lpad(n::text, 2, '0')) order by n limit 1`,
    [hostCode],
  )
  const code = rows[0]?.code
  if (code === undefined) throw new Error(`no free code below ${hostCode}`)
  return code
}

/** Keeps what somebody changed in a file, once it has its next version. */
export async function noteAccountChange(
  client: ClientBase,
  personId: string,
  account: Pick<AccountRow, 'id' | 'version'>,
  changes: AccountChangeRow['changes'],
): Promise<void> {
  await client.query(
    'insert into account_change (id, account_id, changed_by, version, changes) values ($1, $2, $3, $4, $5)',
    [uuidv7(), account.id, personId, account.version + 1, JSON.stringify(changes)],
  )
}

/** When and by whom a file was last changed by a person; null: never. */
export async function lastChangeOf(
  client: ClientBase,
  accountId: string,
): Promise<{ readonly changedAt: Date; readonly changedBy: string | null } | null> {
  const { rows } = await client.query<{ changedAt: Date; changedBy: string | null }>(
    `select c.changed_at as "changedAt", who.name as "changedBy" from account_change c left join person who on who.id = c.changed_by
     where c.account_id = $1 order by c.version desc, c.id desc limit 1`,
    [accountId],
  )
  return rows[0] ?? null
}
