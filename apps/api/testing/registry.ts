import { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { attachEdition, publishBuiltInEditions } from '../src/features/rulebook/index.js'
import { insertAccount, insertOrg, insertPerson, type TestOrg } from './fixtures.js'
import { startTestApi, type TestApi } from './test-api.js'

/** What registering came to. */
interface Created {
  createAccount: {
    __typename: string
    code?: string
    field?: string
    account?: {
      id: string
      code: string
      state: string
      version: number
      exemptions: { ruleKey: string; reason: string; grantedBy: string }[]
    }
  }
}
/** A city with a unit, what is below and beside it, and those who register and edit accounts. */
export interface TestRegistry {
  readonly api: TestApi
  readonly office: TestOrg
  readonly unit: TestOrg
  /** Within the unit: no host. */
  readonly section: TestOrg
  readonly sibling: TestOrg
  /** A company that runs accounts for others. */
  readonly operator: TestOrg
  /** Registers an account of the unit, on Weibo unless told otherwise. */
  create(input: Record<string, unknown>, as?: string): Promise<Created['createAccount']>
  edit(input: Record<string, unknown>, as?: string): Promise<Record<string, unknown>>
  /** How many accounts there are, and entries of the audit about them. */
  counts(): Promise<{ accounts: number; entries: number }>
}

/** Starts the product with the city; `office`, `unit` (its administrator) and `editor` can sign in. */
export async function startRegistry(): Promise<TestRegistry> {
  const api = await startTestApi()
  const { pool } = api
  const office = await insertOrg(pool, {
    code: 'C1',
    name: '宿迁市人民政府办公室',
    kind: 'government_office',
  })
  const unit = await insertOrg(pool, { parent: office, code: 'U1', name: '宿迁市财政局' })
  const section = await insertOrg(pool, {
    parent: unit,
    code: 'S1',
    name: '宿迁市财政局预算处',
    kind: 'section',
  })
  const sibling = await insertOrg(pool, { parent: office, code: 'U2', name: '宿迁市教育局' })
  const operator = await insertOrg(pool, { code: 'OP', name: '某传媒公司', kind: 'operator' })
  await insertAccount(pool, unit, {
    code: 'OLD',
    name: '宿迁财政',
    platform: 'kuaishou',
    closedOn: '2024-06-01',
  })
  await publishBuiltInEditions(pool)
  await attachEdition(pool, {
    orgId: office.id,
    editionId: 'suqian-2021',
    version: 1,
    attachedFrom: '2021-06-20' as PlainDate,
  })
  await insertPerson(pool, { login: 'office', org: office, role: Role.officeAdministrator, name: '办公室' })
  await insertPerson(pool, { login: 'unit', org: unit, role: Role.unitAdministrator, name: '财政局管理员' })
  await insertPerson(pool, { login: 'editor', org: unit, role: Role.editor })

  const create = async (input: Record<string, unknown>, as = 'unit') => {
    const answer = await api.graphql<Created>(
      `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { __typename
        ... on AccountCreated { account { id code state version exemptions { ruleKey reason grantedBy } } }
        ... on Refusal { code field } } }`,
      {
        input: {
          organisationId: unit.id,
          platform: 'WEIBO',
          mediaType: 'TEXT',
          name: '宿迁财政',
          certifiedSubject: '宿迁市财政局',
          liveOn: '2025-01-01',
          ...input,
        },
      },
      { as },
    )
    return (
      answer.data?.createAccount ?? { __typename: 'error', code: String(answer.errors[0]?.extensions.code) }
    )
  }
  const edit = async (input: Record<string, unknown>, as = 'unit') => {
    const answer = await api.graphql<{ editAccount: Record<string, unknown> }>(
      `mutation ($input: EditAccountInput!) { editAccount(input: $input) { __typename
        ... on AccountEdited { account { version name handle url certifiedSubject mediaType main operator { name } viewerCanEdit
          changes { totalCount nodes { version changedBy fields { field before after afterText { zh } } } } } }
        ... on Refusal { code field }
        ... on VersionConflict { currentVersion changedBy fields { field yours current } } } }`,
      { input },
      { as },
    )
    return answer.data?.editAccount ?? { code: String(answer.errors[0]?.extensions.code) }
  }
  const counts = async () => {
    const { rows } = await pool.query<{ accounts: string; entries: string }>(
      `select (select count(*) from account) as accounts,
         (select count(*) from audit_entry where action in ('account.create', 'account.edit')) as entries`,
    )
    return { accounts: Number(rows[0]?.accounts), entries: Number(rows[0]?.entries) }
  }
  return { api, office, unit, section, sibling, operator, create, edit, counts }
}
