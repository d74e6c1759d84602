import { type MediaType, onePerPlatformKey, type Platform } from '@zhengmei/domain/account'
import { Action } from '@zhengmei/domain/identity'
import { ok, type PlainDate, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import { type RequestContext, requestDay } from '../../../platform/graphql/index.js'
import { onceForKey } from '../../../platform/idempotency/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { narrowedScope, orgById } from '../../org/index.js'
import { rulesInForce } from '../../rulebook/index.js'
import { fillInitials } from '../../search/index.js'
import {
  checkAccountName,
  checkCode,
  checkHandle,
  checkLiveOn,
  checkSubject,
  checkUrl,
} from './account-fields.js'
import { checkOperator, findingsOn, forbidden } from './registration-of.js'
import { freeCode, holdHost } from './registry.repository.js'

/** An account to register. */
export interface NewAccount {
  readonly organisationId: string
  readonly platform: Platform
  readonly mediaType: MediaType
  readonly name: string
  /** Made of the host's own code unless given. */
  readonly code?: string | null
  readonly handle?: string | null
  readonly url?: string | null
  readonly certifiedSubject?: string | null
  readonly liveOn: PlainDate
  readonly main?: boolean | null
  readonly operatorId?: string | null
  /** Why it need not follow the rule of one account per unit and platform. */
  readonly exemptionReason?: string | null
  readonly idempotencyKey?: string | null
}

const noSuchUnit: Refusal = {
  code: 'organisation/not-found',
  field: 'organisationId',
  message: { zh: '没有这个单位', en: 'There is no such organisation' },
}
const noMore: Refusal = {
  code: 'account/host-abolished',
  field: 'organisationId',
  message: {
    zh: '这个单位已经撤销，不能登记账号',
    en: 'This organisation is no more; it can’t host an account',
  },
}
const codeTaken: Refusal = {
  code: 'account/code-taken',
  field: 'code',
  message: { zh: '此账号编码已有人使用', en: 'This code is taken' },
}

/**
 * Registers an account of a unit within the viewer's subtree; what the rules in force forbid is refused, what they warn of is not.
 *
 * @returns refusals `organisation/not-found`, `account/host-abolished`, `account/bad-…`, `account/no-such-operator`,
 *   `account/code-taken`, those of the checks, `idempotency/…`.
 */
export async function createAccount(
  context: RequestContext,
  input: NewAccount,
): Promise<Result<{ readonly accountId: string }>> {
  const viewer = context.requireViewer()
  const today = await requestDay(context)
  if ((await narrowedScope(context, Action.createAccounts, input.organisationId)) === null)
    return refused(noSuchUnit)
  const host = await context.load(orgById, input.organisationId)
  if (host === null) return refused(noSuchUnit)
  if (host.abolishedOn !== null && host.abolishedOn <= today) return refused(noMore)
  const name = checkAccountName(input.name)
  if (!name.ok) return name
  const handle = checkHandle(input.handle ?? '')
  if (!handle.ok) return handle
  const url = checkUrl(input.url ?? '')
  if (!url.ok) return url
  const subject = checkSubject(input.certifiedSubject ?? '')
  if (!subject.ok) return subject
  const liveOn = checkLiveOn(input.liveOn, today)
  if (!liveOn.ok) return liveOn
  const given = input.code == null || input.code.trim() === '' ? ok(null) : checkCode(input.code)
  if (!given.ok) return given
  const operator = await checkOperator(context, input.operatorId ?? '')
  if (!operator.ok) return operator
  const rules = await context.load(rulesInForce, { orgId: host.id, on: today })
  const reason = (input.exemptionReason ?? '').trim().slice(0, 500)
  const { idempotencyKey, ...asked } = input
  return withTransaction(context.database.pool, (client) =>
    onceForKey(
      client,
      { personId: viewer.personId, key: idempotencyKey, operation: 'createAccount', input: asked },
      async (): Promise<Result<{ readonly accountId: string }>> => {
        await holdHost(client, host.id)
        const draft = {
          host,
          platform: input.platform,
          name: name.value,
          certifiedSubject: subject.value,
        }
        const found = await findingsOn(client, rules, { ...draft, exemptFrom: new Set() }, today)
        const exempted = reason !== '' && found.some(({ exemptible }) => exemptible)
        const refusal = forbidden(exempted ? found.filter(({ exemptible }) => !exemptible) : found)
        if (refusal) return refused(refusal)
        const id = uuidv7()
        const code = given.value ?? (await freeCode(client, host.code))
        const added = await client.query(
          `insert into account (id, code, org_id, org_path, platform, media_type, name, certified_subject, live_on, main, operator_id, handle, url)
           select $1, $2, id, path, $4, $5, $6, $7, $8, $9, $10, $11, $12 from org where id = $3
           on conflict (code) do nothing`,
          [
            id,
            code,
            host.id,
            input.platform,
            input.mediaType,
            name.value,
            subject.value,
            liveOn.value,
            input.main === true,
            operator.value,
            handle.value,
            url.value,
          ],
        )
        if (added.rowCount === 0) return refused(codeTaken)
        if (exempted)
          await client.query(
            'insert into account_exemption (id, account_id, rule_key, reason, granted_by) values ($1, $2, $3, $4, $5)',
            [uuidv7(), id, onePerPlatformKey, reason, viewer.personId],
          )
        await fillInitials(client)
        await record(client, context.actor, {
          action: 'account.create',
          objectType: 'account',
          objectId: id,
          after: {
            code,
            organisationId: host.id,
            platform: input.platform,
            mediaType: input.mediaType,
            name: name.value,
            certifiedSubject: subject.value,
            liveOn: liveOn.value,
            main: input.main === true,
            operatorId: operator.value,
            handle: handle.value,
            url: url.value,
            ...(exempted ? { exemptFrom: onePerPlatformKey, exemptionReason: reason } : {}),
          },
        })
        return ok({ accountId: id })
      },
    ),
  )
}
