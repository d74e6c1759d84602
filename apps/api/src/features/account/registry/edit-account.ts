import type { MediaType } from '@zhengmei/domain/account'
import { Action } from '@zhengmei/domain/identity'
import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
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
import { accountById } from '../account.loaders.js'
import type { AccountRow } from '../account.read.js'
import { checkAccountName, checkHandle, checkSubject, checkUrl } from './account-fields.js'
import { checkOperator, findingsOn, forbidden } from './registration-of.js'
import { exemptionKeysOf, holdAccount, lastChangeOf, noteAccountChange } from './registry.repository.js'

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

/** The fields of a file that people edit, as they are stored. */
interface FileFields {
  readonly name: string
  readonly handle: string | null
  readonly url: string | null
  readonly certifiedSubject: string | null
  readonly mediaType: MediaType
  readonly main: boolean
  readonly operatorId: string | null
}

const noSuchAccount: Refusal = {
  code: 'account/not-found',
  field: 'accountId',
  message: { zh: '没有这个账号', en: 'There is no such account' },
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
    const changed = (Object.keys(after) as (keyof FileFields)[]).filter(
      (field) => after[field] !== before[field],
    )
    if (changed.length === 0) return ok({ accountId: account.id })
    const exemptFrom = await exemptionKeysOf(client, account.id)
    const draft = { ...after, host, platform: account.platform, accountId: account.id, exemptFrom }
    const found = await findingsOn(client, rules, draft, today)
    // What was wrong before must not keep people from mending something else.
    const refusal = forbidden(found.filter(({ field }) => (changed as readonly string[]).includes(field)))
    if (refusal) return refused(refusal)
    await save(client, context, account, before, after, changed)
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

const fieldsOf = ({
  name,
  handle,
  url,
  certifiedSubject,
  mediaType,
  main,
  operatorId,
}: AccountRow): FileFields => ({
  name,
  handle,
  url,
  certifiedSubject,
  mediaType,
  main,
  operatorId,
})

async function save(
  client: ClientBase,
  context: RequestContext,
  account: AccountRow,
  before: FileFields,
  after: FileFields,
  changed: readonly (keyof FileFields)[],
): Promise<void> {
  await client.query(
    `update account set name = $2, handle = $3, url = $4, certified_subject = $5, media_type = $6, main = $7, operator_id = $8,
       version = version + 1, updated_at = now() where id = $1`,
    [
      account.id,
      after.name,
      after.handle,
      after.url,
      after.certifiedSubject,
      after.mediaType,
      after.main,
      after.operatorId,
    ],
  )
  const sides = changed.map((field) => [field, { before: before[field], after: after[field] }] as const)
  await noteAccountChange(client, context.requireViewer().personId, account, Object.fromEntries(sides))
  await record(client, context.actor, {
    action: 'account.edit',
    objectType: 'account',
    objectId: account.id,
    before: Object.fromEntries(changed.map((field) => [field, before[field]])),
    after: Object.fromEntries(changed.map((field) => [field, after[field]])),
  })
}
