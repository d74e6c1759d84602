import type { Pool } from 'pg'
import {
  afterInSql,
  byInstant,
  orderInSql,
  type PageWindow,
  type SortKey,
  type SqlOrder,
  sqlOrder,
} from '../../../platform/graphql/index.js'
import { type PersonRecordRow, personRecordColumns } from '../person/people.read.js'
import { named, ofSubtree } from '../person/people.repository.js'

/** A link that was given and still works; never its secret, which nobody has but who holds it. */
export interface OpenLinkRow {
  readonly person: PersonRecordRow
  readonly givenAt: Date
  /** Null: by the command line. */
  readonly givenBy: string | null
  readonly expiresAt: Date
}

type FlatRow = Omit<OpenLinkRow, 'person'> & PersonRecordRow

/** How links may be ordered; where instants are equal, the login decides. */
export const LinksSort = { login: 'login', givenAt: 'given_at', expiresAt: 'expires_at' } as const
export type LinksSort = (typeof LinksSort)[keyof typeof LinksSort]

// Everybody has one at most.
const byLogin: SortKey<OpenLinkRow> = { type: 'text', column: 'p.login', of: ({ person }) => person.login }
const sorted: Readonly<Record<LinksSort, readonly SortKey<OpenLinkRow>[]>> = {
  login: [byLogin],
  given_at: [byInstant('i.created_at', ({ givenAt }) => givenAt), byLogin],
  expires_at: [byInstant('i.expires_at', ({ expiresAt }) => expiresAt), byLogin],
}

/** The order of a list of links, one way or the other. */
export const linksOrder = (sort: LinksSort, descending = false): SqlOrder<OpenLinkRow> =>
  sqlOrder(`open link by ${sort}`, sorted[sort], descending)

/** Which links of a subtree; absent and null: no matter. */
export interface LinksFilter {
  /** Part of the name or of the login of whose they are. */
  readonly search?: string | null
}

const columns = `${personRecordColumns}, i.created_at as "givenAt", i.given_by as "givenBy", i.expires_at as "expiresAt"`
const tables = `invitation i join person p on p.id = i.person_id left join lateral named_org(p.home_org_id) h on true`
const works = `i.used_at is null and i.expires_at > now() and p.disabled_at is null`

const nested = ({ givenAt, givenBy, expiresAt, ...person }: FlatRow): OpenLinkRow => ({
  person,
  givenAt,
  givenBy,
  expiresAt,
})

function conditionsOf(scope: string, { search }: LinksFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = []
  const conditions = [works, ofSubtree(scope, values)]
  if (search != null && search.trim() !== '') conditions.push(named(search, values))
  return { sql: conditions.join(' and '), values }
}

/** A page of the links that the people of a subtree hold. */
export async function listOpenLinks(
  pool: Pool,
  scope: string,
  filter: LinksFilter,
  order: SqlOrder<OpenLinkRow>,
  window: PageWindow,
): Promise<OpenLinkRow[]> {
  const { sql, values } = conditionsOf(scope, filter)
  const from = afterInSql(order, window, values)
  const { rows } = await pool.query<FlatRow>(
    `select ${columns} from ${tables} where ${sql} ${from}
     order by ${orderInSql(order)} limit $${values.push(window.limit)}`,
    values,
  )
  return rows.map(nested)
}

export async function countOpenLinks(pool: Pool, scope: string, filter: LinksFilter): Promise<number> {
  const { sql, values } = conditionsOf(scope, filter)
  const { rows } = await pool.query<{ count: number }>(`select count(*) from ${tables} where ${sql}`, values)
  return rows[0]?.count ?? 0
}

/** The link that each of some people holds; a new one ends those before, so there is one at most. */
export async function openLinksOf(pool: Pool, personIds: readonly string[]): Promise<OpenLinkRow[]> {
  const { rows } = await pool.query<FlatRow>(
    `select ${columns} from ${tables} where ${works} and i.person_id = any($1::uuid[])`,
    [personIds],
  )
  return rows.map(nested)
}
