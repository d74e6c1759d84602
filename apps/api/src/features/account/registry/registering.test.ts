import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRegistry, type TestRegistry } from '../../../../testing/registry.js'
import { uuidv7 } from '../../../platform/ids/index.js'

let registry: TestRegistry
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(() => registry?.api.close())

describe('registering', () => {
  it('makes a code of the host’s, leaves an entry, and once for one key', async () => {
    const before = await registry.counts()
    const key = uuidv7()
    const first = await registry.create({ platform: 'TOUTIAO', idempotencyKey: key })
    expect(first).toMatchObject({ account: { code: 'U1-01', state: 'LIVE', version: 1, exemptions: [] } })
    expect(await registry.create({ platform: 'TOUTIAO', idempotencyKey: key })).toEqual(first)
    expect(await registry.create({ platform: 'TOUTIAO', name: '另一个', idempotencyKey: key })).toMatchObject(
      {
        code: 'idempotency/conflict',
      },
    )
    expect(await registry.counts()).toEqual({
      accounts: before.accounts + 1,
      entries: before.entries + 1,
    })
  })

  it('is found by the initials of its name at once, and of its next name', async () => {
    const made = await registry.create({ platform: 'OTHER', name: '宿迁国资' })
    const found = async (typed: string) =>
      (
        await registry.api.graphql<{ search: { name: string }[] }>(
          'query ($typed: String!) { search(text: $typed) { name } }',
          { typed },
          { as: 'unit' },
        )
      ).data?.search.map(({ name }) => name)
    expect(await found('sqgz')).toEqual(['宿迁国资'])
    await registry.edit({ accountId: made.account?.id, version: 1, name: '宿迁国有资产' })
    expect(await found('sqgyzc')).toEqual(['宿迁国有资产'])
    await registry.api.pool.query('update account set closed_on = current_date - 1 where id = $1', [
      made.account?.id,
    ])
  })

  it('of a day to come is not live yet; a closed account on the platform is no obstacle', async () => {
    expect(
      await registry.create({ platform: 'KUAISHOU', liveOn: `${new Date().getFullYear() + 1}-12-31` }),
    ).toMatchObject({ account: { state: 'PENDING' } })
  })

  it('a second account on a platform needs a recorded reason, which the file then tells', async () => {
    expect(await registry.create({})).toMatchObject({ __typename: 'AccountCreated' })
    expect(await registry.create({})).toEqual({
      __typename: 'Refusal',
      code: 'account/one-per-platform',
      field: 'platform',
    })
    expect(await registry.create({ exemptionReason: '  ' })).toMatchObject({
      code: 'account/one-per-platform',
    })
    expect(await registry.create({ exemptionReason: '合并前的过渡账号' })).toMatchObject({
      account: {
        exemptions: [
          { ruleKey: 'registry.one_per_platform', reason: '合并前的过渡账号', grantedBy: '财政局管理员' },
        ],
      },
    })
  })

  it('two at once on one platform: one is refused', async () => {
    const both = await Promise.all([
      registry.create({ platform: 'DOUYIN' }),
      registry.create({ platform: 'DOUYIN' }),
    ])
    expect(both.map((answer) => answer.__typename).sort()).toEqual(['AccountCreated', 'Refusal'])
  })

  it.each<[string, () => Record<string, unknown>, string, string]>([
    [
      'an internal section as host',
      () => ({ organisationId: registry.section.id }),
      'account/host-barred',
      'organisationId',
    ],
    [
      'a unit beside',
      () => ({ organisationId: registry.sibling.id }),
      'organisation/not-found',
      'organisationId',
    ],
    [
      'a unit above',
      () => ({ organisationId: registry.office.id }),
      'organisation/not-found',
      'organisationId',
    ],
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
      () => ({ operatorId: registry.sibling.id }),
      'account/no-such-operator',
      'operatorId',
    ],
  ])('%s is refused at its field, and nothing is kept', async (_, input, code, field) => {
    const before = await registry.counts()
    expect(await registry.create({ platform: 'BAIJIAHAO', ...input() })).toEqual({
      __typename: 'Refusal',
      code,
      field,
    })
    expect(await registry.counts()).toEqual(before)
  })

  it('is not for an editor', async () => {
    expect(await registry.create({ platform: 'BAIJIAHAO' }, 'editor')).toEqual({
      __typename: 'error',
      code: 'access/denied',
    })
  })
})
