import type { Pool } from 'pg'
import type { Order, PageWindow } from '../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { containsPattern } from '../../platform/scope/search.js'
import type { AuditFilter, AuditReach, AuditRow } from './audit.read.js'

const columns = `e.id, e.stream, e.seq, e.at, e.person_id as "personId", e.login, e.person_name as "personName", e.role,
  e.org_name as "orgName", e.action, e.object_type as "objectType", e.object_id as "objectId", e.before, e.after,
  e.request_id as "requestId", e.address, e.user_agent as "userAgent",
  e.token_id as "tokenId", e.token_name as "tokenName", encode(e.hash, 'hex') as hash,
  encode(audit_hash_before(e.stream, e.seq), 'hex') as "previousHash"`

/** Latest first, in the order of commits. */
export const latestEntries: Order<AuditRow> = {
  list: 'audit entry, latest first',
  types: ['integer'],
  keysOf: (entry) => [entry.id],
}

const dayBegins = (parameter: string, plusDays = 0) =>
  `(${parameter}::date + ${plusDays})::timestamp at time zone 'Asia/Shanghai'`

/** SQL for "may be read and is asked for", and its parameters. */
function conditionOf(reach: AuditReach, filter: AuditFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = []
  const add = (value: unknown): string => `$${values.push(value)}`
  const conditions = ['true']
  if (reach.kind === 'own') conditions.push(`e.person_id = ${add(reach.personId)}`)
  else if (reach.path !== '') {
    const from = values.push(...subtreeBounds(reach.path)) - 1
    conditions.push(`e.org_id in (select o.id from org o where ${subtreeCondition('o.path', from)})`)
  }
  const equal = {
    'e.action': filter.action,
    'e.object_type': filter.objectType,
    'e.object_id': filter.objectId,
    'e.stream': filter.stream,
    'e.address': filter.address,
    'e.request_id': filter.requestId,
  }
  for (const [column, value] of Object.entries(equal)) {
    if (value) conditions.push(`${column} = ${add(value)}`)
  }
  // What has another form is the id of no token.
  if (filter.tokenId) conditions.push(`e.token_id::text = ${add(filter.tokenId)}`)
  if (filter.person) {
    const name = add(filter.person)
    conditions.push(`e.person_id in (select p.id from person p where p.login = ${name} or p.name = ${name})`)
  }
  if (filter.fromOn) conditions.push(`e.at >= ${dayBegins(add(filter.fromOn))}`)
  if (filter.toOn) conditions.push(`e.at < ${dayBegins(add(filter.toOn), 1)}`)
  if (filter.text?.trim())
    conditions.push(`e.id = any(array(select audit_matching(${add(containsPattern(filter.text).part)})))`)
  return { sql: conditions.join(' and '), values }
}

export async function listEntries(
  pool: Pool,
  reach: AuditReach,
  filter: AuditFilter,
  window: PageWindow,
): Promise<AuditRow[]> {
  const { sql, values } = conditionOf(reach, filter)
  const from = window.after === null ? '' : `and e.id < $${values.push(window.after[0])}`
  const { rows } = await pool.query<AuditRow>(
    `select ${columns} from audit_entry e where ${sql} ${from} order by e.id desc limit $${values.push(window.limit)}`,
    values,
  )
  return rows
}

export async function countEntries(pool: Pool, reach: AuditReach, filter: AuditFilter): Promise<number> {
  const { sql, values } = conditionOf(reach, filter)
  const { rows } = await pool.query<{ count: number }>(
    `select count(*) from audit_entry e where ${sql}`,
    values,
  )
  return rows[0]?.count ?? 0
}
