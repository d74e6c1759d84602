import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAccount } from '../../../../testing/fixtures.js'
import { startRegistry, type TestRegistry } from '../../../../testing/registry.js'
import { uuidv7 } from '../../../platform/ids/index.js'

let registry: TestRegistry
beforeAll(async () => {
  registry = await startRegistry()
  await registry.create({})
})
afterAll(() => registry?.api.close())

describe('the checks beforehand', () => {
  const check = async (input: Record<string, unknown>) => {
    const answer = await registry.api.graphql<{ registrationFindings: { check: string }[] }>(
      `query ($input: RegistrationInput!) { registrationFindings(input: $input) { check tier field exemptible statement { source { documentShortName clause } } } }`,
      {
        input: {
          organisationId: registry.unit.id,
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
    const { api, unit, sibling } = registry
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
    const answer = await registry.api.graphql<{
      registrationFindings: { check: string; tier: string; message: { zh: string } }[]
    }>(
      `query ($input: RegistrationInput!) { registrationFindings(input: $input) { check tier message { zh } } }`,
      { input: { organisationId: registry.unit.id, certifiedSubject: '宿迁市财政局', ...input } },
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
    expect(await check({ organisationId: registry.sibling.id })).toEqual([])
    expect(await check({ accountId: uuidv7() })).toEqual([])
  })
})
