import { type Appointment, Role, TokenAccess, termsOfToken } from '@zhengmei/domain/identity'
import type { ClientBase, Pool } from 'pg'
import {
  type ActiveSession,
  afterInSql,
  byInstant,
  orderInSql,
  type PageWindow,
  type SortKey,
  type SqlOrder,
  sqlOrder,
} from '../../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import { containsPattern } from '../../../platform/scope/search.js'
import { hashOfSecret } from '../../../platform/session/index.js'
import { named } from '../person/people.repository.js'
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
  readonly state: TokenState
}

/** Whether a token works, has ended by itself, or was ended. */
export const TokenState = { active: 'active', expired: 'expired', revoked: 'revoked' } as const
export type TokenState = (typeof TokenState)[keyof typeof TokenState]

export const tokenStateTitles = {
  active: { zh: '有效', en: 'Works' },
  expired: { zh: '已到期', en: 'Expired' },
  revoked: { zh: '已吊销', en: 'Revoked' },
} as const satisfies Record<TokenState, { zh: string; en: string }>

/** SQL of the {@link TokenState} of the token `t`. */
const stateOfToken = `case when t.revoked_at is not null then 'revoked' when t.expires_at <= now() then 'expired' else 'active' end`

const columns = `t.id, t.name, t.access, t.person_id as "personId", t.org_id as "orgId", o.path as "orgPath",
  t.created_at as "createdAt", t.expires_at as "expiresAt", t.revoked_at as "revokedAt", t.last_used_at as "lastUsedAt",
  t.expires_at <= now() as "isExpired", ${stateOfToken} as state`
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

/** How tokens may be ordered: by when they were made unless something else is asked for. */
export const TokenSort = {
  made: 'made',
  name: 'name',
  expiresAt: 'expires_at',
  lastUsedAt: 'last_used_at',
} as const
export type TokenSort = (typeof TokenSort)[keyof typeof TokenSort]

/** Ids are made in the order of time. */
const byId: SortKey<TokenRow> = { type: 'uuid', column: 't.id', of: (token) => token.id }
const sorted: Readonly<Record<TokenSort, readonly SortKey<TokenRow>[]>> = {
  made: [byId],
  name: [{ type: 'text', column: 't.name', of: (token) => token.name }, byId],
  expires_at: [byInstant('t.expires_at', (token) => token.expiresAt), byId],
  last_used_at: [byInstant('t.last_used_at', (token) => token.lastUsedAt), byId],
}

/** The order of a list of tokens; those made last come first unless something else is asked for. */
export const tokenOrder = (sort?: TokenSort | null, descending?: boolean | null): SqlOrder<TokenRow> =>
  sqlOrder(`API token by ${sort ?? 'made'}`, sorted[sort ?? 'made'], descending ?? sort == null)

/** Whose tokens: one person's, or those at a subtree; and which. Absent and null: no matter. */
export interface TokenFilter {
  readonly of: { readonly personId: string } | { readonly scope: string }
  /** Part of its name, or of the name or login of whose it is. */
  readonly search?: string | null
  readonly state?: TokenState | null
  readonly access?: TokenAccess | null
  /** These alone. */
  readonly ids?: readonly string[] | null
}

function conditionsOf({ of, search, state, access, ids }: TokenFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = 'personId' in of ? [of.personId] : subtreeBounds(of.scope)
  const conditions = ['personId' in of ? 't.person_id = $1' : subtreeCondition('o.path', 1)]
  if (search != null && search.trim() !== '') {
    const part = `$${values.push(containsPattern(search).part)}`
    const owners = `select p.id from person p where ${named(search, values)}`
    conditions.push(`(t.name ilike ${part} or t.person_id in (${owners}))`)
  }
  if (state != null) conditions.push(`${stateOfToken} = $${values.push(state)}`)
  if (access != null) conditions.push(`t.access = $${values.push(access)}`)
  if (ids != null) conditions.push(`t.id = any($${values.push(ids)}::uuid[])`)
  return { sql: conditions.join(' and '), values }
}

export async function listTokens(
  pool: Pool,
  filter: TokenFilter,
  order: SqlOrder<TokenRow>,
  window: PageWindow,
): Promise<TokenRow[]> {
  const { sql, values } = conditionsOf(filter)
  const start = afterInSql(order, window, values)
  const { rows } = await pool.query<TokenRow>(
    `select ${columns} from ${from} where ${sql} ${start}
     order by ${orderInSql(order)} limit $${values.push(window.limit)}`,
    values,
  )
  return rows
}

export async function countTokens(pool: Pool, filter: TokenFilter): Promise<number> {
  const { sql, values } = conditionsOf(filter)
  const { rows } = await pool.query<{ count: number }>(`select count(*) from ${from} where ${sql}`, values)
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

/** Tokens by their ids, locked: nobody revokes them before the transaction's end. */
export async function tokensHeld(client: ClientBase, ids: readonly string[]): Promise<TokenRow[]> {
  const { rows } = await client.query<TokenRow>(
    `select ${columns} from ${from} where t.id = any($1::uuid[]) order by t.id for update of t`,
    [ids],
  )
  return rows
}

/** @returns the ids of those that were not revoked until now. */
export async function revokeTokens(client: ClientBase, ids: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'update api_token set revoked_at = now() where id = any($1::uuid[]) and revoked_at is null returning id',
    [ids],
  )
  return rows.map(({ id }) => id)
}
