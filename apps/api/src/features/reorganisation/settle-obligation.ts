import { decideSettlement, RegistrationCheck, type Settlement, SettlementWay } from '@zhengmei/domain/account'
import { Action } from '@zhengmei/domain/identity'
import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { record } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import { type RequestContext, requestDay } from '../../platform/graphql/index.js'
import { isUuid } from '../../platform/ids/index.js'
import {
  type AccountRow,
  accountById,
  exemptionKeysOf,
  findingsOn,
  forbidden,
  holdAccount,
  noteAccountChange,
} from '../account/index.js'
import { namedOrgById, narrowedScope, type OrgRow, orgById } from '../org/index.js'
import { rulesInForce } from '../rulebook/index.js'

/** How an account is settled whose host is no more. */
export interface SettlementRequest extends Settlement {
  readonly accountId: string
  /** The new host of a transfer. */
  readonly successorId?: string | null
}

const noSuchAccount: Refusal = {
  code: 'account/not-found',
  field: 'accountId',
  message: { zh: '没有这个账号', en: 'There is no such account' },
}
const nothingOwed: Refusal = {
  code: 'obligation/none',
  field: 'accountId',
  message: { zh: '这个账号没有待处置的事项', en: 'Nothing is to be settled of this account' },
}
const noSuchHost: Refusal = {
  code: 'organisation/not-found',
  field: 'successorId',
  message: { zh: '没有此单位', en: 'No such organisation' },
}

/** What the rules in force ask of a new host; all else about the account was so before. */
const ofTheHost: readonly RegistrationCheck[] = [
  RegistrationCheck.hostBarred,
  RegistrationCheck.onePerPlatform,
]

/**
 * Settles an account whose host was merged or abolished: it gets another host, or is closed. Whoever may edit the accounts of both
 * units does it: the office that supervises them.
 *
 * @returns refusals `account/not-found`, `obligation/…`, `organisation/not-found`, `account/host-barred`, `account/one-per-platform`.
 * @source SC 四(一); GC 二(六)
 */
export async function settleObligation(
  context: RequestContext,
  request: SettlementRequest,
): Promise<Result<{ readonly accountId: string }>> {
  const scope = context.scopeFor(Action.editAccounts)
  const seen = isUuid(request.accountId) ? await context.load(accountById, request.accountId) : null
  if (seen === null) return refused(noSuchAccount)
  const transfers = request.way === SettlementWay.transfer
  const host = transfers && request.successorId ? await hostOf(context, request.successorId) : null
  if (transfers && request.successorId && host === null) return refused(noSuchHost)
  const today = await requestDay(context)
  const decided = decideSettlement(request, seen, host, today)
  if (!decided.ok) return decided
  const rules = host && (await context.load(rulesInForce, { orgId: host.id, on: today }))
  const former = await context.load(namedOrgById, seen.orgId)
  return withTransaction(context.pool, async (client) => {
    const account = await holdAccount(client, scope, seen.id)
    if (account === null) return refused(noSuchAccount)
    if (!(await owes(client, account))) return refused(nothingOwed)
    if (host && rules) {
      const exemptFrom = await exemptionKeysOf(client, account.id)
      const found = await findingsOn(
        client,
        rules,
        { ...account, host, accountId: account.id, exemptFrom },
        today,
      )
      const refusal = forbidden(found.filter(({ check }) => ofTheHost.includes(check)))
      if (refusal) return refused(refusal)
    }
    await keep(client, context, account, decided.value, host, former)
    return ok({ accountId: account.id })
  })
}

/** A unit that whoever asks may give accounts to. */
async function hostOf(context: RequestContext, id: string): Promise<OrgRow | null> {
  if ((await narrowedScope(context, Action.createAccounts, id)) === null) return null
  return context.load(orgById, id)
}

/** Whether something is to be settled; nobody else settles it until the end of the transaction. */
async function owes(client: ClientBase, account: AccountRow): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from account_obligation where account_id = $1 and org_id = $2 and settled_at is null and $3::date is null for update`,
    [account.id, account.orgId, account.closedOn],
  )
  return rowCount === 1
}

async function keep(
  client: ClientBase,
  context: RequestContext,
  account: AccountRow,
  { way, on, announcement }: Settlement,
  host: OrgRow | null,
  former: OrgRow | null,
): Promise<void> {
  const { personId } = context.requireViewer()
  // First, while the account still stands where the obligation is looked for.
  await client.query(
    `update account_obligation set way = $3, settled_on = $4, successor_id = $5, announcement = $6, settled_by = $7, settled_at = now()
     where account_id = $1 and org_id = $2`,
    [account.id, account.orgId, way, on, host?.id ?? null, announcement, personId],
  )
  await client.query(
    host
      ? 'update account set org_id = $2, org_path = $3, version = version + 1, updated_at = now() where id = $1'
      : 'update account set closed_on = $2, version = version + 1, updated_at = now() where id = $1',
    host ? [account.id, host.id, host.path] : [account.id, on],
  )
  await noteAccountChange(client, personId, account, {
    ...(host
      ? { organisation: { before: former?.name ?? null, after: host.name } }
      : { closedOn: { before: null, after: on } }),
    announcement: { before: null, after: announcement },
  })
  await record(client, context.actor, {
    action: 'account.settle',
    objectType: 'account',
    objectId: account.id,
    before: { organisationId: account.orgId },
    after: { way, on, announcement, ...(host ? { organisationId: host.id } : {}) },
  })
}
