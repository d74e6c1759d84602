import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson, type TestOrg } from '../../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { uuidv7 } from '../../../platform/ids/index.js'

let api: TestApi
let unit: TestOrg
let operator: TestOrg
let other: TestOrg
/** Text, video, closed, and one of a unit beside. */
let ids: { text: string; video: string; closed: string; beside: string }

beforeAll(async () => {
  api = await startTestApi()
  const { pool } = api
  const office = await insertOrg(pool, { name: '宿迁市人民政府办公室', kind: 'government_office' })
  unit = await insertOrg(pool, { parent: office, name: '宿迁市财政局' })
  const sibling = await insertOrg(pool, { parent: office, name: '宿迁市教育局' })
  operator = await insertOrg(pool, { parent: office, name: '某传媒公司', kind: 'operator' })
  other = await insertOrg(pool, { parent: office, name: '另一家公司', kind: 'operator' })
  await insertOrg(pool, { parent: office, name: '已注销的公司', kind: 'operator' })
  await pool.query(`update org set abolished_on = '2025-01-01' where name = '已注销的公司'`)
  const account = async (org: TestOrg, code: string, rest: { closedOn?: string } = {}) =>
    (await insertAccount(pool, org, { code, ...rest })).id
  ids = {
    text: await account(unit, 'A1'),
    video: await account(unit, 'A2'),
    closed: await account(unit, 'A3', { closedOn: '2025-01-01' }),
    beside: await account(sibling, 'B1'),
  }
  await insertPerson(pool, { login: 'unit', org: unit, role: Role.unitAdministrator })
  await insertPerson(pool, { login: 'editor', org: unit, role: Role.editor })
})
afterAll(() => api?.close())
beforeEach(() =>
  api.pool.query(
    `update account set operator_id = null, media_type = case code when 'A2' then 'video' else 'text' end`,
  ),
)

interface Answer {
  readonly __typename: string
  readonly code?: string
  readonly field?: string
  readonly changed?: readonly string[]
  readonly same?: readonly string[]
  readonly refused?: readonly { accountId: string; refusal: { code: string } }[]
}
const edit = async (input: object, as = 'unit') =>
  api.graphql<{ editAccounts: Answer }>(
    `mutation ($input: EditAccountsInput!) { editAccounts(input: $input) { __typename
      ... on AccountsEdited { changed same refused { accountId refusal { code } } }
      ... on Refusal { code field } } }`,
    { input },
    { as },
  )
const entries = async () =>
  Number(
    (await api.pool.query<{ n: string }>(`select count(*) n from audit_entry where action = 'account.edit'`))
      .rows[0]?.n,
  )
const files = async () =>
  (
    await api.pool.query<object>(
      'select code, media_type as media, certified_subject as subject, operator_id as operator, version from account order by code',
    )
  ).rows

describe('one change to many accounts', () => {
  it('is told account by account, before and after, and leaves an entry for each that is changed', async () => {
    const all = Object.values(ids)
    const [before, seen] = [await entries(), await files()]
    const outcome = {
      __typename: 'AccountsEdited',
      changed: [ids.text],
      same: [ids.video],
      refused: [
        { accountId: ids.closed, refusal: { code: 'account/closed' } },
        { accountId: ids.beside, refusal: { code: 'account/not-found' } },
      ],
    }
    const dry = await edit({ accountIds: all, mediaType: 'VIDEO', dryRun: true })
    expect(dry.data?.editAccounts).toEqual(outcome)
    expect([await entries(), await files()]).toEqual([before, seen])
    const done = await edit({ accountIds: all, mediaType: 'VIDEO' })
    expect(done.data?.editAccounts).toEqual(outcome)
    expect(await entries()).toBe(before + 1)
    expect(await files()).toMatchObject([
      { code: 'A1', media: 'video', version: 2 },
      { code: 'A2', media: 'video', version: 1 },
      { code: 'A3', media: 'text', version: 1 },
      { code: 'B1', media: 'text', version: 1 },
    ])
  })

  it('gives the operator and takes it, and certifies each by its host', async () => {
    const accountIds = [ids.text, ids.video]
    await edit({ accountIds, operatorId: operator.id, certifiedByHost: true })
    expect(await files()).toMatchObject([
      { operator: operator.id, subject: '宿迁市财政局' },
      { operator: operator.id, subject: '宿迁市财政局' },
      { operator: null },
      { operator: null },
    ])
    const { data } = await edit({ accountIds, operatorId: '' })
    expect(data?.editAccounts.changed).toEqual(accountIds)
    expect(await files()).toMatchObject([{ operator: null }, { operator: null }, {}, {}])
  })

  it('is done once for one key; looking beforehand uses no key up', async () => {
    const asked = { accountIds: [ids.text], operatorId: other.id, idempotencyKey: uuidv7() }
    await edit({ ...asked, dryRun: true })
    const first = await edit(asked)
    const before = await entries()
    expect((await edit(asked)).data).toEqual(first.data)
    expect(first.data?.editAccounts.changed).toEqual([ids.text])
    expect(await entries()).toBe(before)
  })

  it.each<[string, () => object, Answer]>([
    [
      'no account',
      () => ({ accountIds: [] }),
      { __typename: 'Refusal', code: 'account/bad-number', field: 'accountIds' },
    ],
    [
      '201 accounts',
      () => ({ accountIds: Array.from({ length: 201 }, uuidv7) }),
      { __typename: 'Refusal', code: 'account/bad-number', field: 'accountIds' },
    ],
    [
      'an operator that is none',
      () => ({ accountIds: [ids.text], operatorId: unit.id }),
      { __typename: 'Refusal', code: 'account/no-such-operator', field: 'operatorId' },
    ],
    [
      'what is no id, and the same twice',
      () => ({ accountIds: ['A1', 'A1'], mediaType: 'TEXT' }),
      {
        __typename: 'AccountsEdited',
        changed: [],
        same: [],
        refused: [{ accountId: 'A1', refusal: { code: 'account/not-found' } }],
      },
    ],
  ])('of %s', async (_, input, expected) => {
    expect((await edit(input())).data?.editAccounts).toEqual(expected)
  })

  it('is not for an editor', async () => {
    const { errors } = await edit({ accountIds: [ids.text], mediaType: 'VIDEO' }, 'editor')
    expect(errors[0]?.extensions.code).toBe('access/denied')
  })

  it('asks the same number of statements of accounts that stay, however many', async () => {
    const asked = async (accountIds: string[]) =>
      (await edit({ accountIds, mediaType: 'VIDEO', dryRun: true })).statements.length
    expect(await asked([ids.text, ids.video, ids.closed])).toBe(await asked([ids.text]))
  })
})

describe('operators', () => {
  const called = async (search: string | null, as = 'unit') =>
    api.graphql<{ operators: { name: string }[] }>(
      'query ($search: String) { operators(search: $search) { name } }',
      { search },
      { as },
    )
  it.each<[string, string | null, string[]]>([
    ['all that live, by name, wherever they stand', null, ['另一家公司', '某传媒公司']],
    ['by a part of the name', ' 传媒 ', ['某传媒公司']],
    ['by what means something to LIKE: none', '%', []],
    ['no unit that is no operator', '财政', []],
  ])('%s', async (_, search, names) => {
    const { data } = await called(search)
    expect(data?.operators.map(({ name }) => name).sort()).toEqual([...names].sort())
  })
  it('are not for those who edit no file', async () => {
    expect((await called(null, 'editor')).errors[0]?.extensions.code).toBe('access/denied')
  })
})
