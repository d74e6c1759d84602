import type { MediaType } from '@zhengmei/domain/account'
import { Action } from '@zhengmei/domain/identity'
import { ok, type Result, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import {
  type Edited,
  type RequestContext,
  requestDay,
  versionConflict,
} from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { namedOrgById } from '../../org/index.js'
import { rulesInForce } from '../../rulebook/index.js'
import { fillInitials } from '../../search/index.js'
import { accountById } from '../account.loaders.js'
import { checkAccountName, checkHandle, checkSubject, checkUrl } from './account-fields.js'
import { changedFields, type FileFields, fieldsOf, noSuchAccount, saveFile } from './account-file.js'
import { checkOperator, findingsOn, forbidden } from './registration-of.js'
import { exemptionKeysOf, holdAccount, lastChangeOf } from './registry.repository.js'

/** What of an account's file to change; absent fields stay, an empty text stands for none. */
export interface AccountEdit {
  readonly accountId: string
  /** The version that was seen. */
  readonly version: number
  readonly name?: string | null
  readonly handle?: string | null
  readonly url?: string | null
  readonly certifiedSubject?: string | null
  readonly mediaType?: MediaType | null
  readonly main?: boolean | null
  readonly operatorId?: string | null
}

/**
 * Changes the facts in an account's file. Its platform, host and dates are changed by procedures, not here.
 *
 * @returns refusals `account/not-found`, `account/bad-…`, `account/no-such-operator`, those of the checks on what was changed;
 *   both sides when it was edited meanwhile.
 */
export async function editAccount(
  context: RequestContext,
  input: AccountEdit,
): Promise<Edited<{ readonly accountId: string }>> {
  const scope = context.scopeFor(Action.editAccounts)
  // Looked for before anything is locked: another's account costs no more than one that is not there.
  const seen = isUuid(input.accountId) ? await context.load(accountById, input.accountId) : null
  if (seen === null) return refused(noSuchAccount)
  const changes = await changesOf(context, input)
  if (!changes.ok) return changes
  const today = await requestDay(context)
  const host = await context.load(namedOrgById, seen.orgId)
  const rules = await context.load(rulesInForce, { orgId: seen.orgId, on: today })
  return withTransaction(context.database.pool, async (client) => {
    const account = await holdAccount(client, scope, input.accountId)
    if (account === null || host === null) return refused(noSuchAccount)
    const before = fieldsOf(account)
    const last = await lastChangeOf(client, account.id)
    const conflict = versionConflict({
      yourVersion: input.version,
      currentVersion: account.version,
      yours: changes.value,
      current: before,
      ...last,
    })
    if (conflict) return conflict
    const after = { ...before, ...changes.value }
    const changed = changedFields(before, after)
    if (changed.length === 0) return ok({ accountId: account.id })
    const exemptFrom = await exemptionKeysOf(client, account.id)
    const draft = { ...after, host, platform: account.platform, accountId: account.id, exemptFrom }
    const found = await findingsOn(client, rules, draft, today)
    // What was wrong before must not keep people from mending something else.
    const refusal = forbidden(found.filter(({ field }) => (changed as readonly string[]).includes(field)))
    if (refusal) return refused(refusal)
    const entry = await saveFile(client, context.requireViewer().personId, account, after)
    await fillInitials(client)
    await record(client, context.actor, entry)
    return ok({ accountId: account.id })
  })
}

async function changesOf(context: RequestContext, input: AccountEdit): Promise<Result<Partial<FileFields>>> {
  const name = input.name == null ? ok(undefined) : checkAccountName(input.name)
  if (!name.ok) return name
  const handle = input.handle == null ? ok(undefined) : checkHandle(input.handle)
  if (!handle.ok) return handle
  const url = input.url == null ? ok(undefined) : checkUrl(input.url)
  if (!url.ok) return url
  const certifiedSubject =
    input.certifiedSubject == null ? ok(undefined) : checkSubject(input.certifiedSubject)
  if (!certifiedSubject.ok) return certifiedSubject
  const operatorId = input.operatorId == null ? ok(undefined) : await checkOperator(context, input.operatorId)
  if (!operatorId.ok) return operatorId
  const given = {
    name: name.value,
    handle: handle.value,
    url: url.value,
    certifiedSubject: certifiedSubject.value,
    mediaType: input.mediaType ?? undefined,
    main: input.main ?? undefined,
    operatorId: operatorId.value,
  }
  return ok(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))
}
