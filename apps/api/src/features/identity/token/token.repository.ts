import { type Appointment, Role, TokenAccess, termsOfToken } from '@zhengmei/domain/identity'
import type { ClientBase, Pool } from 'pg'
import type { ActiveSession, Order, PageWindow } from '../../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import { hashOfSecret } from '../../../platform/session/index.js'
import { appointmentsOf } from '../person/person.repository.js'
import { isTokenText } from './token-text.js'

/** A token as it is listed; its text is nowhere any more. */
export interface TokenRow {
  readonly id: string
  readonly name: string
  readonly access: TokenAccess
  readonly personId: string
  readonly orgId: string
  readonly orgPath: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
  readonly isExpired: boolean
}

const columns = `t.id, t.name, t.access, t.person_id as "personId", t.org_id as "orgId", o.path as "orgPath",
  t.created_at as "createdAt", t.expires_at as "expiresAt", t.revoked_at as "revokedAt", t.last_used_at as "lastUsedAt",
  t.expires_at <= now() as "isExpired"`
const from = 'api_token t cross join lateral named_org(t.org_id) o'

/** A use is noted when the last note is older than this: not every read shall write. */
const noteEvery = `interval '1 minute'`

interface LiveToken {
  readonly id: string
  readonly access: TokenAccess
  readonly personId: string
  readonly orgId: string
  readonly orgPath: string
  readonly unnoted: boolean
}

const liveColumns = `t.id, t.access, t.person_id as "personId", t.org_id as "orgId", o.path as "orgPath",
  coalesce(t.last_used_at < now() - ${noteEvery}, true) as unnoted`
const isLive = 't.revoked_at is null and t.expires_at > now() and p.disabled_at is null'

/**
 * Looks up who asks by a token. What it may do follows from its owner's appointments of this moment, so it dies with the
 * last of them.
 *
 * @returns null when it is wrong, expired, revoked, or nothing is left of it.
 */
export async function findActiveToken(pool: Pool, text: string): Promise<ActiveSession | null> {
  if (!isTokenText(text)) return null
  const { rows } = await pool.query<LiveToken>({
    name: 'active-token',
    text: `select ${liveColumns} from ${from} join person p on p.id = t.person_id where t.secret_hash = $1 and ${isLive}`,
    values: [hashOfSecret(text)],
  })
  const [token] = rows
  if (!token) return null
  const terms = termsOfToken(token, await appointmentsOf(pool, [token.personId]))
  if (!terms) return null
  if (token.unnoted) await pool.query('update api_token set last_used_at = now() where id = $1', [token.id])
  return asSession(token, terms)
}

function asSession(
  token: LiveToken,
  { appointment, orgPath }: { readonly appointment: Appointment; readonly orgPath: string },
): ActiveSession {
  const { id, role, fromOn, toOn } = appointment
  const narrowed = orgPath !== token.orgPath
  const acting = {
    id,
    role: token.access === TokenAccess.readOnly ? Role.reporting : role,
    orgId: narrowed ? appointment.orgId : token.orgId,
    orgPath,
    fromOn,
    toOn,
  }
  return {
    sessionId: null,
    viewer: { personId: token.personId, appointment: acting },
    token: { id: token.id, access: token.access, role },
  }
}

/**
 * The subtree that a token covers now: asked again by work that was handed in by it and runs later.
 *
 * @returns null when it is dead by now.
 */
export async function scopeOfToken(client: ClientBase, id: string): Promise<string | null> {
  const { rows } = await client.query<LiveToken>(
    `select ${liveColumns} from ${from} join person p on p.id = t.person_id where t.id = $1 and ${isLive}`,
    [id],
  )
  const [token] = rows
  return token ? (termsOfToken(token, await appointmentsOf(client, [token.personId]))?.orgPath ?? null) : null
}

/** Newest first: ids are made in the order of time. */
export const newestTokens: Order<TokenRow> = {
  list: 'API token, newest first',
  types: ['uuid'],
  keysOf: (token) => [token.id],
}

/** Whose tokens: one person's, or those at a subtree. */
export type TokenFilter = { readonly personId: string } | { readonly scope: string }

const conditionOf = (filter: TokenFilter): { readonly text: string; readonly values: readonly unknown[] } =>
  'personId' in filter
    ? { text: 't.person_id = $1', values: [filter.personId] }
    : { text: subtreeCondition('o.path', 1), values: [...subtreeBounds(filter.scope)] }

export async function listTokens(pool: Pool, filter: TokenFilter, window: PageWindow): Promise<TokenRow[]> {
  const { text, values } = conditionOf(filter)
  const [limit, after] = [values.length + 1, values.length + 2]
  const { rows } = await pool.query<TokenRow>(
    `select ${columns} from ${from} where ${text} and ($${after}::uuid is null or t.id < $${after})
     order by t.id desc limit $${limit}`,
    [...values, window.limit, window.after?.[0] ?? null],
  )
  return rows
}

export async function countTokens(pool: Pool, filter: TokenFilter): Promise<number> {
  const { text, values } = conditionOf(filter)
  const { rows } = await pool.query<{ count: number }>(`select count(*) from ${from} where ${text}`, [
    ...values,
  ])
  return rows[0]?.count ?? 0
}

/** Tokens of a person that work. */
export async function countLiveTokens(client: ClientBase, personId: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*) from api_token where person_id = $1 and revoked_at is null and expires_at > now()',
    [personId],
  )
  return rows[0]?.count ?? 0
}

export async function tokenById(client: Pool | ClientBase, id: string): Promise<TokenRow | null> {
  const { rows } = await client.query<TokenRow>(`select ${columns} from ${from} where t.id = $1`, [id])
  return rows[0] ?? null
}

export async function insertToken(
  client: ClientBase,
  token: {
    readonly id: string
    readonly secretHash: Buffer
    readonly personId: string
    readonly orgId: string
    readonly name: string
    readonly access: TokenAccess
    readonly days: number
  },
): Promise<void> {
  await client.query(
    `insert into api_token (id, secret_hash, person_id, org_id, name, access, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7))`,
    [token.id, token.secretHash, token.personId, token.orgId, token.name, token.access, token.days],
  )
}

/** @returns whether it worked until now. */
export async function revokeToken(client: ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'update api_token set revoked_at = now() where id = $1 and revoked_at is null',
    [id],
  )
  return rowCount === 1
}
