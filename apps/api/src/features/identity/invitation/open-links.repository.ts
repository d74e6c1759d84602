import type { Pool } from 'pg'
import type { Order, PageWindow } from '../../../platform/graphql/index.js'
import { type PersonRecordRow, personRecordColumns } from '../person/people.read.js'
import { ofSubtree } from '../person/people.repository.js'

/** A link that was given and still works; never its secret, which nobody has but who holds it. */
export interface OpenLinkRow {
  readonly person: PersonRecordRow
  readonly givenAt: Date
  /** Null: by the command line. */
  readonly givenBy: string | null
  readonly expiresAt: Date
}

type FlatRow = Omit<OpenLinkRow, 'person'> & PersonRecordRow

/** By the login of whose they are: everybody has one at most. */
export const linksByLogin: Order<OpenLinkRow> = {
  list: 'open link by login',
  types: ['text'],
  keysOf: ({ person }) => [person.login],
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

/** A page of the links that the people of a subtree hold. */
export async function listOpenLinks(pool: Pool, scope: string, window: PageWindow): Promise<OpenLinkRow[]> {
  const values: unknown[] = []
  const bound = ofSubtree(scope, values)
  const from = window.after === null ? '' : `and p.login > $${values.push(window.after[0])}`
  const { rows } = await pool.query<FlatRow>(
    `select ${columns} from ${tables} where ${works} and ${bound} ${from}
     order by p.login limit $${values.push(window.limit)}`,
    values,
  )
  return rows.map(nested)
}

export async function countOpenLinks(pool: Pool, scope: string): Promise<number> {
  const values: unknown[] = []
  const bound = ofSubtree(scope, values)
  const { rows } = await pool.query<{ count: number }>(
    `select count(*) from ${tables} where ${works} and ${bound}`,
    values,
  )
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
