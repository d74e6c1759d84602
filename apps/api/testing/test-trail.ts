import { Role } from '@zhengmei/domain/identity'
import { record } from '../src/platform/audit/index.js'
import { withTransaction } from '../src/platform/db/index.js'
import { insertOrg, insertPerson, type TestOrg } from './fixtures.js'
import { startTestApi, type TestApi } from './test-api.js'

/** An entry as the API tells it. */
interface Entry {
  id: string
  stream: string
  seq: number
  login: string | null
  personName: string | null
  orgName: string | null
  roleTitle: { zh: string } | null
  action: string
  objectTitle: { zh: string }
  objectId: string
  before: unknown
  after: unknown
  address: string | null
  requestId: string | null
  tokenId: string | null
  tokenName: string | null
  hash: string
  previousHash: string | null
}
/** A page of the trail. */
export type TrailPage = {
  nodes: Entry[]
  totalCount: number
  pageInfo: { endCursor: string | null; hasNextPage: boolean }
}

/** What the tests read of a page. */
export const trailPage = `nodes { id stream seq login personName orgName roleTitle { zh } action objectTitle { zh } objectId before after address requestId tokenId tokenName hash previousHash }
  totalCount pageInfo { endCursor hasNextPage }`

interface Actor {
  readonly id: string
  readonly appointmentId: string
}

/** An office and a county below it, their people signed in, auditors at both. */
export interface TestTrail {
  readonly api: TestApi
  readonly root: TestOrg
  readonly county: TestOrg
  readonly office: Actor
  readonly clerk: Actor
  /** What `as` reads under a filter, or the codes of the refusal. */
  readonly entries: (
    as: string,
    filter?: object,
    window?: object,
  ) => Promise<{ page: TrailPage | undefined; codes: unknown[] }>
  /** Records an entry as somebody's. */
  readonly write: (as: Actor, entry: Parameters<typeof record>[2]) => Promise<unknown>
}

/** Starts an API in which something was done, by people whose names try to be formulas too. */
export async function startTestTrail(config: { auditSigningKey?: string } = {}): Promise<TestTrail> {
  const api = await startTestApi({ config })
  const { pool } = api
  const root = await insertOrg(pool, { name: '市政府办公室' })
  const county = await insertOrg(pool, { parent: root, name: '县政府办公室' })
  const office = await insertPerson(pool, {
    login: 'office',
    name: '秦岭',
    org: root,
    role: Role.officeAdministrator,
  })
  const clerk = await insertPerson(pool, {
    login: 'clerk',
    name: '=1+1',
    org: county,
    role: Role.unitAdministrator,
  })
  await insertPerson(pool, { login: 'auditor', name: '方守拙', org: root, role: Role.securityAuditor })
  await insertPerson(pool, { login: 'below', org: county, role: Role.securityAuditor })
  await insertPerson(pool, { login: 'security', org: root, role: Role.securityAdministrator })
  await insertPerson(pool, { login: 'system', org: root, role: Role.systemAdministrator })
  for (const login of ['office', 'clerk', 'security']) await api.cookieOf(login)
  return {
    api,
    root,
    county,
    office,
    clerk,
    async entries(as, filter = {}, window = {}) {
      const { data, errors } = await api.graphql<{ auditEntries: TrailPage }>(
        `query ($filter: AuditFilter, $first: Int, $after: String) { auditEntries(filter: $filter, first: $first, after: $after) { ${trailPage} } }`,
        { filter, first: 100, ...window },
        { as },
      )
      return { page: data?.auditEntries, codes: errors.map((error) => error.extensions.code) }
    },
    write: (as, entry) =>
      withTransaction(api.pool, (client) =>
        record(
          client,
          {
            personId: as.id,
            appointmentId: as.appointmentId,
            tokenId: null,
            requestId: null,
            address: '10.1.2.3',
          },
          entry,
        ),
      ),
  }
}
