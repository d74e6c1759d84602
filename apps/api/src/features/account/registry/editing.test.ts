import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAccount } from '../../../../testing/fixtures.js'
import { startRegistry, type TestRegistry } from '../../../../testing/registry.js'
import { uuidv7 } from '../../../platform/ids/index.js'

let registry: TestRegistry
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(() => registry?.api.close())

describe('editing', () => {
  let id: string
  beforeAll(async () => {
    id = (
      await insertAccount(registry.api.pool, registry.sibling, {
        code: 'E1',
        name: '宿迁教育',
        platform: 'weibo',
      })
    ).id
  })

  it('changes what is given, clears what is empty, and tells it in the file', async () => {
    expect(
      await registry.edit(
        {
          accountId: id,
          version: 1,
          handle: 'sq_edu',
          url: 'https://weibo.com/sqedu',
          operatorId: registry.operator.id,
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
    expect(
      await registry.edit({ accountId: id, version: 2, handle: '', operatorId: '' }, 'office'),
    ).toMatchObject({
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
                { field: 'operatorId', before: registry.operator.id, after: null, afterText: null },
              ],
            },
            {
              version: 2,
              fields: expect.arrayContaining([
                {
                  field: 'operatorId',
                  before: null,
                  after: registry.operator.id,
                  afterText: { zh: '某传媒公司' },
                },
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
    const before = await registry.counts()
    expect(
      await registry.edit({ accountId: id, version: 2, name: '宿迁教育发布', handle: 'mine' }, 'office'),
    ).toEqual({
      __typename: 'VersionConflict',
      currentVersion: 3,
      changedBy: '办公室',
      fields: [
        { field: 'name', yours: '宿迁教育发布', current: '宿迁教育' },
        { field: 'handle', yours: 'mine', current: null },
      ],
    })
    expect(await registry.counts()).toEqual(before)
  })

  it('that changes nothing leaves nothing', async () => {
    const before = await registry.counts()
    expect(await registry.edit({ accountId: id, version: 3, name: '宿迁教育' }, 'office')).toMatchObject({
      account: { version: 3 },
    })
    expect(await registry.counts()).toEqual(before)
  })

  it('of another unit’s account is as if it weren’t there', async () => {
    const refusal = { __typename: 'Refusal', code: 'account/not-found', field: 'accountId' }
    expect(await registry.edit({ accountId: id, version: 3, name: 'x' }, 'unit')).toEqual(refusal)
    expect(await registry.edit({ accountId: uuidv7(), version: 1, name: 'x' }, 'unit')).toEqual(refusal)
  })

  it.each([
    ['name', { name: '' }, 'account/bad-name'],
    ['url', { url: 'ftp://x' }, 'account/bad-url'],
    ['certifiedSubject', { certifiedSubject: '某\n局' }, 'account/bad-subject'],
  ])('refuses a bad %s at its field', async (field, change, code) => {
    expect(await registry.edit({ accountId: id, version: 3, ...change }, 'office')).toEqual({
      __typename: 'Refusal',
      code,
      field,
    })
  })

  it('keeps its history: nobody rewrites it', async () => {
    await expect(registry.api.pool.query('delete from account_change')).rejects.toThrow('append-only')
    await expect(registry.api.pool.query('update account_exemption set reason = $1', ['x'])).rejects.toThrow(
      'append-only',
    )
  })
})
