import { Role } from '@zhengmei/domain/identity'
import { insertOrg, insertPerson, type TestOrg } from './fixtures.js'
import type { TestApi } from './test-api.js'

/** A tree with people who administer it: `system`, `security`, `audit` at the root, `office` in the city, `unit` in a county. */
export interface AdministeredTree {
  readonly root: TestOrg
  readonly city: TestOrg
  readonly county: TestOrg
  /** Another county of the city. */
  readonly beside: TestOrg
  readonly ids: Readonly<Record<'system' | 'security' | 'audit' | 'office' | 'unit', string>>
}

/** Inserts an {@link AdministeredTree}. */
export async function insertAdministeredTree(api: TestApi): Promise<AdministeredTree> {
  const root = await insertOrg(api.pool, { name: '省政府办公厅' })
  const city = await insertOrg(api.pool, { parent: root, name: '市政府办公室' })
  const county = await insertOrg(api.pool, { parent: city, name: '甲县' })
  const beside = await insertOrg(api.pool, { parent: city, name: '乙县' })
  const add = async (login: string, org: TestOrg, role: Role) =>
    (await insertPerson(api.pool, { login, org, role })).id
  const ids = {
    system: await add('system', root, Role.systemAdministrator),
    security: await add('security', root, Role.securityAdministrator),
    audit: await add('audit', root, Role.securityAuditor),
    office: await add('office', city, Role.officeAdministrator),
    unit: await add('unit', county, Role.unitAdministrator),
  }
  return { root, city, county, beside, ids }
}

/** What a mutation that changes people came to: the refusal's code, or the fields that were asked for. */
export interface Outcome {
  readonly __typename: string
  readonly code?: string
  readonly field?: string
  readonly secret?: string | null
  readonly endedAppointments?: number
  readonly person?: {
    readonly id: string
    readonly name: string
    readonly version: number
    readonly state: string
    readonly appointments: readonly {
      readonly id: string
      readonly role: string
      readonly state: string
      readonly fromOn: string
      readonly toOn: string | null
      readonly jobTitle: string | null
      readonly standInFor: { readonly name: string } | null
    }[]
  }
}

const person = `person { id name version state
  appointments { id role state fromOn toOn jobTitle standInFor { name } } }`
const success: Readonly<Record<string, string>> = {
  createPerson: `... on PersonInvited { secret ${person} }`,
  invitePerson: `... on PersonInvited { secret ${person} }`,
  departPerson: `... on PersonDeparted { endedAppointments ${person} }`,
}

/** Calls a mutation of people as somebody; its single argument is `input` or `personId`. */
export async function change(
  api: TestApi,
  as: string,
  mutation: string,
  input: Readonly<Record<string, unknown>> | string,
): Promise<Outcome> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const [declared, given] =
    typeof input === 'string' ? ['$it: ID!', 'personId: $it'] : [`$it: ${type}!`, 'input: $it']
  const answer = await api.graphql<Record<string, Outcome>>(
    `mutation Change(${declared}) { ${mutation}(${given}) { __typename ... on Refusal { code field }
      ${success[mutation] ?? `... on PersonChanged { ${person} }`} } }`,
    { it: input },
    { as },
  )
  const outcome = answer.data?.[mutation]
  return outcome ?? { __typename: 'RequestError', code: answer.errors[0]?.extensions.code ?? 'none' }
}
