import { Action, liesWithin, mayGive, type TokenAccess } from '@zhengmei/domain/identity'
import { ok, type Refusal, type Result, refuse, refused } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import {
  type RequestContext,
  type RowOutcome,
  type RowOutcomes,
  rowsAsked,
} from '../../../platform/graphql/index.js'
import { isUuid, uuidv7 } from '../../../platform/ids/index.js'
import { hashOfSecret } from '../../../platform/session/index.js'
import { orgById } from '../../org/index.js'
import { signInPolicy } from '../sign-in-policy/sign-in-policy.repository.js'
import {
  countLiveTokens,
  insertToken,
  revokeTokens,
  type TokenRow,
  tokenById,
  tokensHeld,
} from './token.repository.js'
import { newToken } from './token-text.js'

const longestName = 100
/** Tokens of one person that work at a time. */
const mostTokens = 50

export interface TokenRequest {
  readonly name: string
  readonly organisationId: string
  readonly access: TokenAccess
  readonly days: number
}

/** A token that was made; its text is shown this once. */
export interface TokenMade {
  readonly text: string
  readonly token: TokenRow
}

/**
 * Makes a token for a program, at a node within the viewer's subtree.
 *
 * @returns refusals `token/name`, `token/access`, `token/days`, `token/too-many`, `organisation/not-found`.
 */
export async function createToken(
  context: RequestContext,
  request: TokenRequest,
): Promise<Result<TokenMade>> {
  const scope = context.scopeFor(Action.createTokens)
  const { personId, appointment } = context.requireViewer()
  const name = request.name.trim()
  if (name === '' || [...name].length > longestName) return badName
  if (!mayGive(appointment.role, request.access)) return badAccess
  const { tokenDays } = await signInPolicy(context.pool)
  if (!Number.isInteger(request.days) || request.days < 1 || request.days > tokenDays)
    return badDays(tokenDays)
  const org = isUuid(request.organisationId) ? await context.load(orgById, request.organisationId) : null
  if (org === null || !liesWithin(org.path, scope)) return noOrg
  const text = newToken()
  return withTransaction(context.pool, async (client) => {
    if ((await countLiveTokens(client, personId)) >= mostTokens) return tooMany
    const id = uuidv7()
    const { access, days } = request
    await insertToken(client, {
      id,
      secretHash: hashOfSecret(text),
      personId,
      orgId: org.id,
      name,
      access,
      days,
    })
    const token = await tokenById(client, id)
    if (token === null) throw new Error(`token ${id} is not where it was put`)
    await record(client, context.actor, {
      action: 'token.create',
      objectType: 'api_token',
      objectId: id,
      after: { name, access, organisationId: org.id, expiresAt: token.expiresAt },
    })
    return ok({ text, token })
  })
}

/**
 * Ends a token at once: one's own, or one at a node of the scope in which the viewer may revoke others'.
 *
 * @returns the token; refusals `token/not-found`, `token/revoked`.
 */
export async function endToken(context: RequestContext, id: string): Promise<Result<{ token: TokenRow }>> {
  return withTransaction(context.pool, async (client) => {
    const [outcome] = await endTokens(context, client, [id])
    if (outcome?.refusal) return refused(outcome.refusal)
    const token = await tokenById(client, id)
    if (token === null) throw new Error(`token ${id} is not where it was`)
    return ok({ token })
  })
}

/**
 * {@link endToken} for several.
 *
 * @returns for each what became of it; refusals of the whole `rows/…`.
 */
export async function revokeMany(
  context: RequestContext,
  ids: readonly string[],
): Promise<Result<RowOutcomes>> {
  const asked = rowsAsked(ids)
  if (!asked.ok) return asked
  return withTransaction(context.pool, async (client) =>
    ok({ outcomes: await endTokens(context, client, asked.value) }),
  )
}

async function endTokens(
  context: RequestContext,
  client: ClientBase,
  ids: readonly string[],
): Promise<RowOutcome[]> {
  const { personId } = context.requireViewer()
  const scope = context.scopeOf(Action.revokeTokens)
  const tokens = await tokensHeld(client, ids.filter(isUuid))
  const mine = tokens.filter(
    (token) => token.personId === personId || (scope !== null && liesWithin(token.orgPath, scope)),
  )
  const seen = new Set(mine.map(({ id }) => id))
  const ended = new Set(await revokeTokens(client, [...seen]))
  for (const objectId of ended)
    await record(client, context.actor, { action: 'token.revoke', objectType: 'api_token', objectId })
  return ids.map((id) => {
    if (!seen.has(id)) return { id, refusal: noToken }
    return { id, refusal: ended.has(id) ? null : revokedAlready }
  })
}

const badName = refuse(
  'token/name',
  { zh: `请填写名称，最多 ${longestName} 个字`, en: `Name it, in at most ${longestName} characters` },
  'name',
)
const badAccess = refuse(
  'token/access',
  { zh: '当前任职不能创建这种令牌', en: 'The present appointment can not give such a token away' },
  'access',
)
const badDays = (most: number) =>
  refuse(
    'token/days',
    { zh: `有效期须为 1 至 ${most} 天`, en: `A token lasts from 1 to ${most} days` },
    'days',
  )
const tooMany = refuse('token/too-many', {
  zh: `每人最多 ${mostTokens} 个有效令牌，请先吊销不用的`,
  en: `Nobody has more than ${mostTokens} tokens; revoke some that are not used`,
})
const noOrg = refuse(
  'organisation/not-found',
  { zh: '没有此单位', en: 'No such organisation' },
  'organisationId',
)
const noToken: Refusal = {
  code: 'token/not-found',
  field: 'id',
  message: { zh: '没有此令牌', en: 'No such token' },
}
const revokedAlready: Refusal = {
  code: 'token/revoked',
  field: 'id',
  message: { zh: '此令牌已被吊销', en: 'This token was revoked already' },
}
