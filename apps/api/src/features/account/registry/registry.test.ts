import { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson, type TestOrg } from '../../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { attachEdition, publishBuiltInEditions } from '../../rulebook/index.js'

let api: TestApi
let office: TestOrg
let unit: TestOrg
let section: TestOrg
let sibling: TestOrg
let operator: TestOrg

beforeAll(async () => {
  api = await startTestApi()
  const { pool } = api
  office = await insertOrg(pool, { code: 'C1', name: '宿迁市人民政府办公室', kind: 'government_office' })
  unit = await insertOrg(pool, { parent: office, code: 'U1', name: '宿迁市财政局' })
  section = await insertOrg(pool, { parent: unit, code: 'S1', name: '宿迁市财政局预算处', kind: 'section' })
  sibling = await insertOrg(pool, { parent: office, code: 'U2', name: '宿迁市教育局' })
  operator = await insertOrg(pool, { code: 'OP', name: '某传媒公司', kind: 'operator' })
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
})
afterAll(() => api?.close())

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
const counts = async () =>
  (
    await api.pool.query<{ accounts: number; entries: number }>(
      `select (select count(*) from account) as accounts, (select count(*) from audit_entry where action in ('account.create', 'account.edit')) as entries`,
    )
  ).rows[0]

describe('registering', () => {
  it('makes a code of the host’s, leaves an entry, and once for one key', async () => {
    const before = await counts()
    const key = uuidv7()
    const first = await create({ platform: 'TOUTIAO', idempotencyKey: key })
    expect(first).toMatchObject({ account: { code: 'U1-01', state: 'LIVE', version: 1, exemptions: [] } })
    expect(await create({ platform: 'TOUTIAO', idempotencyKey: key })).toEqual(first)
    expect(await create({ platform: 'TOUTIAO', name: '另一个', idempotencyKey: key })).toMatchObject({
      code: 'idempotency/conflict',
    })
    const after = await counts()
    expect([
      Number(after?.accounts) - Number(before?.accounts),
      Number(after?.entries) - Number(before?.entries),
    ]).toEqual([1, 1])
  })

  it('is found by the initials of its name at once, and of its next name', async () => {
    const made = await create({ platform: 'OTHER', name: '宿迁国资' })
    const found = async (typed: string) =>
      (
        await api.graphql<{ search: { name: string }[] }>(
          'query ($typed: String!) { search(text: $typed) { name } }',
          { typed },
          { as: 'unit' },
        )
      ).data?.search.map(({ name }) => name)
    expect(await found('sqgz')).toEqual(['宿迁国资'])
    await edit({ accountId: made.account?.id, version: 1, name: '宿迁国有资产' })
    expect(await found('sqgyzc')).toEqual(['宿迁国有资产'])
    await api.pool.query('update account set closed_on = current_date - 1 where id = $1', [made.account?.id])
  })

  it('of a day to come is not live yet; a closed account on the platform is no obstacle', async () => {
    expect(
      await create({ platform: 'KUAISHOU', liveOn: `${new Date().getFullYear() + 1}-12-31` }),
    ).toMatchObject({ account: { state: 'PENDING' } })
  })

  it('a second account on a platform needs a recorded reason, which the file then tells', async () => {
    expect(await create({})).toMatchObject({ __typename: 'AccountCreated' })
    expect(await create({})).toEqual({
      __typename: 'Refusal',
      code: 'account/one-per-platform',
      field: 'platform',
    })
    expect(await create({ exemptionReason: '  ' })).toMatchObject({ code: 'account/one-per-platform' })
    expect(await create({ exemptionReason: '合并前的过渡账号' })).toMatchObject({
      account: {
        exemptions: [
          { ruleKey: 'registry.one_per_platform', reason: '合并前的过渡账号', grantedBy: '财政局管理员' },
        ],
      },
    })
  })

  it('two at once on one platform: one is refused', async () => {
    const both = await Promise.all([create({ platform: 'DOUYIN' }), create({ platform: 'DOUYIN' })])
    expect(both.map((answer) => answer.__typename).sort()).toEqual(['AccountCreated', 'Refusal'])
  })

  it.each<[string, () => Record<string, unknown>, string, string]>([
    [
      'an internal section as host',
      () => ({ organisationId: section.id }),
      'account/host-barred',
      'organisationId',
    ],
    ['a unit beside', () => ({ organisationId: sibling.id }), 'organisation/not-found', 'organisationId'],
    ['a unit above', () => ({ organisationId: office.id }), 'organisation/not-found', 'organisationId'],
    ['no unit', () => ({ organisationId: uuidv7() }), 'organisation/not-found', 'organisationId'],
    ['no id', () => ({ organisationId: 'U1' }), 'organisation/not-found', 'organisationId'],
    ['an empty name', () => ({ name: ' ' }), 'account/bad-name', 'name'],
    ['a name that turns around', () => ({ name: '宿迁\u202e财政' }), 'account/bad-name', 'name'],
    ['a handle with blanks', () => ({ handle: 'a b' }), 'account/bad-handle', 'handle'],
    ['a link that is a script', () => ({ url: 'javascript:alert(1)' }), 'account/bad-url', 'url'],
    ['a code with a slash', () => ({ code: 'a/b' }), 'account/bad-code', 'code'],
    ['a code that is taken', () => ({ code: 'OLD', platform: 'APP' }), 'account/code-taken', 'code'],
    ['a day before there were accounts', () => ({ liveOn: '2008-12-31' }), 'account/bad-day', 'liveOn'],
    [
      'an operator that is none',
      () => ({ operatorId: sibling.id }),
      'account/no-such-operator',
      'operatorId',
    ],
  ])('%s is refused at its field, and nothing is kept', async (_, input, code, field) => {
    const before = await counts()
    expect(await create({ platform: 'BAIJIAHAO', ...input() })).toEqual({
      __typename: 'Refusal',
      code,
      field,
    })
    expect(await counts()).toEqual(before)
  })

  it('is not for an editor', async () => {
    expect(await create({ platform: 'BAIJIAHAO' }, 'editor')).toEqual({
      __typename: 'error',
      code: 'access/denied',
    })
  })
})

describe('the checks beforehand', () => {
  const check = async (input: Record<string, unknown>) => {
    const answer = await api.graphql<{ registrationFindings: { check: string }[] }>(
      `query ($input: RegistrationInput!) { registrationFindings(input: $input) { check tier field exemptible statement { source { documentShortName clause } } } }`,
      {
        input: {
          organisationId: unit.id,
          platform: 'WEIBO',
          name: '宿迁财政',
          certifiedSubject: '宿迁市财政局',
          ...input,
        },
      },
      { as: 'unit' },
    )
    return answer.data?.registrationFindings
  }
  it('tell tier, field and clause', async () => {
    expect(await check({ name: '每日一报', certifiedSubject: null })).toEqual([
      {
        check: 'ONE_PER_PLATFORM',
        tier: 'FORBID',
        field: 'platform',
        exemptible: true,
        statement: { source: { documentShortName: 'SQ', clause: '三' } },
      },
      {
        check: 'CERTIFICATION',
        tier: 'WARN',
        field: 'certifiedSubject',
        exemptible: false,
        statement: { source: { documentShortName: 'SQ', clause: '三' } },
      },
      { check: 'NAME_OF_DUTY', tier: 'HINT', field: 'name', exemptible: false, statement: null },
      {
        check: 'SAME_NAME',
        tier: 'HINT',
        field: 'name',
        exemptible: false,
        statement: { source: { documentShortName: 'SQ', clause: '三' } },
      },
    ])
  })
  it.each<[string, Record<string, unknown>, { check: string; tier: string; zh: string }[]]>([
    [
      'a handle and a name of one’s own account',
      { platform: 'APP', handle: 'TWIN', name: '宿迁财政' },
      [
        { check: 'HANDLE_TAKEN', tier: 'WARN', zh: '该平台账号已登记为“宿迁市财政局”的“宿迁财政”' },
        { check: 'NAME_TAKEN', tier: 'HINT', zh: '同一平台已有“宿迁市财政局”的同名账号' },
      ],
    ],
    [
      'a handle of somebody else: only that it is taken',
      { platform: 'APP', handle: 'theirs', name: '财政' },
      [{ check: 'HANDLE_TAKEN', tier: 'WARN', zh: '该平台账号已由范围外的单位登记' }],
    ],
    ['one on another platform', { platform: 'OTHER', handle: 'theirs', name: '财政' }, []],
    ['one of an account that is closed', { platform: 'APP', handle: 'gone', name: '财政' }, []],
    ['no handle', { platform: 'APP', handle: ' ', name: '财政' }, []],
  ])('tell who goes by the same words on the platform: %s', async (_, input, expected) => {
    const { pool } = api
    const own = await insertAccount(pool, unit, { name: '宿迁财政', platform: 'app' })
    const other = await insertAccount(pool, sibling, { name: '宿迁教育', platform: 'app' })
    const gone = await insertAccount(pool, sibling, { platform: 'app', closedOn: '2025-01-01' })
    const handles = [
      [own.id, 'twin'],
      [other.id, 'Theirs'],
      [gone.id, 'gone'],
    ] as const
    for (const [id, handle] of handles)
      await pool.query('update account set handle = $2 where id = $1', [id, handle])
    const answer = await api.graphql<{
      registrationFindings: { check: string; tier: string; message: { zh: string } }[]
    }>(
      `query ($input: RegistrationInput!) { registrationFindings(input: $input) { check tier message { zh } } }`,
      { input: { organisationId: unit.id, certifiedSubject: '宿迁市财政局', ...input } },
      { as: 'unit' },
    )
    await pool.query('delete from account where id = any($1)', [handles.map(([id]) => id)])
    const found = answer.data?.registrationFindings.map(({ check, tier, message: { zh } }) => ({
      check,
      tier,
      zh,
    }))
    expect(found?.filter(({ check }) => check.endsWith('TAKEN'))).toEqual(expected)
  })
  it('tell nothing of a unit that is not one’s own', async () => {
    expect(await check({ organisationId: sibling.id })).toEqual([])
    expect(await check({ accountId: uuidv7() })).toEqual([])
  })
})

describe('editing', () => {
  let id: string
  beforeAll(async () => {
    id = (await insertAccount(api.pool, sibling, { code: 'E1', name: '宿迁教育', platform: 'weibo' })).id
  })

  it('changes what is given, clears what is empty, and tells it in the file', async () => {
    expect(
      await edit(
        {
          accountId: id,
          version: 1,
          handle: 'sq_edu',
          url: 'https://weibo.com/sqedu',
          operatorId: operator.id,
          main: true,
          mediaType: 'VIDEO',
        },
        'office',
      ),
    ).toMatchObject({
      account: {
        version: 2,
        name: '宿迁教育',
        handle: 'sq_edu',
        url: 'https://weibo.com/sqedu',
        mediaType: 'VIDEO',
        main: true,
        operator: { name: '某传媒公司' },
        viewerCanEdit: true,
      },
    })
    expect(await edit({ accountId: id, version: 2, handle: '', operatorId: '' }, 'office')).toMatchObject({
      account: {
        version: 3,
        handle: null,
        operator: null,
        changes: {
          totalCount: 2,
          nodes: [
            {
              version: 3,
              changedBy: '办公室',
              fields: [
                { field: 'handle', before: 'sq_edu', after: null, afterText: null },
                { field: 'operatorId', before: operator.id, after: null, afterText: null },
              ],
            },
            {
              version: 2,
              fields: expect.arrayContaining([
                { field: 'operatorId', before: null, after: operator.id, afterText: { zh: '某传媒公司' } },
                { field: 'mediaType', before: 'text', after: 'video', afterText: { zh: '视频' } },
                { field: 'main', before: false, after: true, afterText: { zh: '是' } },
              ]),
            },
          ],
        },
      },
    })
  })

  it('shows both sides to whom somebody was faster, and changes nothing', async () => {
    const before = await counts()
    expect(await edit({ accountId: id, version: 2, name: '宿迁教育发布', handle: 'mine' }, 'office')).toEqual(
      {
        __typename: 'VersionConflict',
        currentVersion: 3,
        changedBy: '办公室',
        fields: [
          { field: 'name', yours: '宿迁教育发布', current: '宿迁教育' },
          { field: 'handle', yours: 'mine', current: null },
        ],
      },
    )
    expect(await counts()).toEqual(before)
  })

  it('that changes nothing leaves nothing', async () => {
    const before = await counts()
    expect(await edit({ accountId: id, version: 3, name: '宿迁教育' }, 'office')).toMatchObject({
      account: { version: 3 },
    })
    expect(await counts()).toEqual(before)
  })

  it('of another unit’s account is as if it weren’t there', async () => {
    const refusal = { __typename: 'Refusal', code: 'account/not-found', field: 'accountId' }
    expect(await edit({ accountId: id, version: 3, name: 'x' }, 'unit')).toEqual(refusal)
    expect(await edit({ accountId: uuidv7(), version: 1, name: 'x' }, 'unit')).toEqual(refusal)
  })

  it.each([
    ['name', { name: '' }, 'account/bad-name'],
    ['url', { url: 'ftp://x' }, 'account/bad-url'],
    ['certifiedSubject', { certifiedSubject: '某\n局' }, 'account/bad-subject'],
  ])('refuses a bad %s at its field', async (field, change, code) => {
    expect(await edit({ accountId: id, version: 3, ...change }, 'office')).toEqual({
      __typename: 'Refusal',
      code,
      field,
    })
  })

  it('keeps its history: nobody rewrites it', async () => {
    await expect(api.pool.query('delete from account_change')).rejects.toThrow('append-only')
    await expect(api.pool.query('update account_exemption set reason = $1', ['x'])).rejects.toThrow(
      'append-only',
    )
  })
})
