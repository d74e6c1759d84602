import type { MediaType } from '@zhengmei/domain/account'
import { Action } from '@zhengmei/domain/identity'
import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import { type AuditEntry, record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import { type RequestContext, requestDay } from '../../../platform/graphql/index.js'
import { onceForKey } from '../../../platform/idempotency/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { changedFields, type FileFields, fieldsOf, noSuchAccount, saveFile } from './account-file.js'
import { checkOperator } from './registration-of.js'
import { type HeldAccount, holdAccounts } from './registry.repository.js'

/** The same change to the files of many accounts; absent fields stay. */
export interface AccountsEdit {
  readonly accountIds: readonly string[]
  /** An empty text stands for none. */
  readonly operatorId?: string | null
  readonly mediaType?: MediaType | null
  /** Each account is certified by the name that its host has today. */
  readonly certifiedByHost?: boolean | null
  /** Only tells what would come of it. */
  readonly dryRun?: boolean | null
  readonly idempotencyKey?: string | null
}

/** What came of it, or would, account by account in the order of their codes. */
export interface AccountsEdited {
  readonly changed: readonly string[]
  /** They are as wanted already. */
  readonly same: readonly string[]
  readonly refused: readonly { readonly accountId: string; readonly refusal: Refusal }[]
}

/** How many accounts at a time: what a person can look over before confirming. */
export const mostEdited = 200

const badNumber: Refusal = {
  code: 'account/bad-number',
  field: 'accountIds',
  message: {
    zh: `一次修改 1 至 ${mostEdited} 个账号`,
    en: `From 1 to ${mostEdited} accounts are edited at a time`,
  },
}
const closed: Refusal = {
  code: 'account/closed',
  field: 'accountIds',
  message: {
    zh: '账号已关停，档案不再批量修改',
    en: 'The account is closed; its file is not edited in bulk',
  },
}

/**
 * Makes one change to the files of many accounts, in one transaction. An account that can't be changed keeps none of the others from it:
 * what came of each is told.
 *
 * @returns refusals `account/bad-number`, `account/no-such-operator`, `idempotency/…`; for single accounts `account/not-found`, `account/closed`.
 */
export async function editAccounts(
  context: RequestContext,
  input: AccountsEdit,
): Promise<Result<AccountsEdited>> {
  const viewer = context.requireViewer()
  const scope = context.scopeFor(Action.editAccounts)
  const ids = [...new Set(input.accountIds)]
  if (ids.length === 0 || ids.length > mostEdited) return refused(badNumber)
  const operator = input.operatorId == null ? ok(undefined) : await checkOperator(context, input.operatorId)
  if (!operator.ok) return operator
  const today = await requestDay(context)
  const wantedOf = (account: HeldAccount): FileFields => ({
    ...fieldsOf(account),
    ...(operator.value === undefined ? {} : { operatorId: operator.value }),
    ...(input.mediaType == null ? {} : { mediaType: input.mediaType }),
    ...(input.certifiedByHost === true ? { certifiedSubject: account.hostName } : {}),
  })
  const { idempotencyKey, ...asked } = input
  const key = input.dryRun === true ? null : idempotencyKey
  return withTransaction(context.database.pool, (client) =>
    onceForKey(
      client,
      { personId: viewer.personId, key, operation: 'editAccounts', input: asked },
      async (): Promise<Result<AccountsEdited>> => {
        const held = await holdAccounts(client, scope, ids.filter(isUuid))
        const known = new Set(held.map(({ id }) => id))
        const isClosed = ({ closedOn }: HeldAccount) => closedOn !== null && closedOn <= today
        const open = held.filter((account) => !isClosed(account))
        const changes = open.map((account) => ({ account, after: wantedOf(account) }))
        const differs = ({ account, after }: (typeof changes)[number]) =>
          changedFields(fieldsOf(account), after).length > 0
        const changing = changes.filter(differs)
        if (input.dryRun !== true) {
          const entries: AuditEntry[] = []
          for (const { account, after } of changing)
            entries.push(await saveFile(client, viewer.personId, account, after))
          for (const entry of entries) await record(client, context.actor, entry)
        }
        return ok({
          changed: changing.map(({ account }) => account.id),
          same: changes.filter((change) => !differs(change)).map(({ account }) => account.id),
          refused: [
            ...held.filter(isClosed).map(({ id }) => ({ accountId: id, refusal: closed })),
            ...ids.filter((id) => !known.has(id)).map((accountId) => ({ accountId, refusal: noSuchAccount })),
          ],
        })
      },
    ),
  )
}
