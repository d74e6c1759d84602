import type { Platform, Twin } from '@zhengmei/domain/account'
import type { PlainDate } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { uuidv7 } from '../../../platform/ids/index.js'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import { containsPattern } from '../../../platform/scope/search.js'
import { type OrgRow, orgColumns } from '../../org/index.js'
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

/** Who goes by the same handle or name on a platform, whose name the reader's scope tells. */
export async function twinsOf(
  pool: Pool,
  draft: {
    readonly platform: Platform
    readonly name: string
    readonly handle: string | null
    readonly accountId: string | undefined
  },
  today: PlainDate,
): Promise<Twin[]> {
  const { rows } = await pool.query<{ same: Twin['same']; name: string | null; host: string | null }>(
    `select twin.same, a.name, host.name as host
     from account_twins($1, $2, $3, $4, $5) twin left join account a using (id) left join org host on host.id = a.org_id
     order by a.code nulls last`,
    [draft.platform, draft.name, draft.handle, draft.accountId ?? null, today],
  )
  return rows.map(({ same, name, host }) => ({
    same,
    known: name === null || host === null ? null : { name, host },
  }))
}

/** Living operators by name, of whatever part of the tree. */
export async function operatorsCalled(pool: Pool, search: string, most: number): Promise<OrgRow[]> {
  const part = search.trim() === '' ? null : containsPattern(search).part
  const { rows } = await pool.query<OrgRow>(`select ${orgColumns} from operators_called($1, $2) o`, [
    part,
    most,
  ])
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

/** An account that is locked, with the name of its host. */
export interface HeldAccount extends AccountRow {
  readonly hostName: string
}

/** Accounts within a subtree by code, locked for a change in the order of their ids, so that two who change the same ones wait in turn. */
export async function holdAccounts(
  client: ClientBase,
  scope: string,
  accountIds: readonly string[],
): Promise<HeldAccount[]> {
  const { rows } = await client.query<HeldAccount>(
    `select ${accountColumns}, host.name as "hostName" from account a join org host on host.id = a.org_id
     where a.id = any($3::uuid[]) and ${subtreeCondition('a.org_path', 1)} order by a.id for update of a`,
    [...subtreeBounds(scope), accountIds],
  )
  return rows.sort((one, other) => (one.code < other.code ? -1 : 1))
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
