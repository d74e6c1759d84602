import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson } from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { withTransaction } from '../../platform/db/index.js'
import { fillInitials } from './index.js'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
  const city = await insertOrg(api.pool, { code: 'SQ', name: '宿迁市人民政府办公室' })
  const county = await insertOrg(api.pool, { code: 'SY', name: '沭阳县人民政府办公室', parent: city })
  const town = await insertOrg(api.pool, { code: 'SY01', name: '沭城街道', parent: county })
  const other = await insertOrg(api.pool, { code: 'SQ2', name: '宿迁市财政局', parent: city })
  await insertAccount(api.pool, county, { code: 'W-1', name: '沭阳发布', platform: 'weibo' })
  await insertAccount(api.pool, town, { code: 'W-2', name: '微沭城 100%_好' })
  await insertAccount(api.pool, other, { code: 'W-3', name: '宿迁财政' })
  await insertPerson(api.pool, { login: 'city', org: city, role: Role.leader })
  await insertPerson(api.pool, { login: 'county', org: county, role: Role.unitAdministrator })
  await fillInitials(api.pool)
})
afterAll(() => api?.close())

const hits = async (text: string, as: string, first?: number) => {
  const answer = await api.graphql<{
    search: { code: string; match: string; place: string | null; kind: string }[]
  }>(
    'query ($text: String!, $first: Int! = 10) { search(text: $text, first: $first) { kind code match place } }',
    { text, first },
    { as },
  )
  expect(answer.errors).toEqual([])
  return { statements: answer.statements, found: answer.data?.search ?? [] }
}
const codes = async (text: string, as = 'city') => (await hits(text, as)).found.map(({ code }) => code)

describe('finding', () => {
  it.each([
    ['the whole initials', 'sqsrmzfbgs', ['SQ']],
    ['the initials as people say it', 'sqszfbgs', ['SQ']],
    ['their beginning, in capitals', 'SYX', ['SY']],
    ['initials amid a name', 'fbgs', ['SQ', 'SY']],
    ['an exact code before those it begins', 'SQ', ['SQ', 'SQ2', 'W-3']],
    ['a code in small letters', 'w-1', ['W-1']],
    ['an account by its name', '沭阳发布', ['W-1']],
    ['what begins so before what holds it', '沭城', ['SY01', 'W-2']],
    ['signs that mean something to LIKE', '100%_', ['W-2']],
    ['nothing by signs alone', '%%%', []],
    ['two characters amid a name', '财政', ['W-3', 'SQ2']],
    ['nothing by characters that stand apart', '沭办', []],
    ['nothing by blanks', '  ', []],
  ])('%s', async (_, text, expected) => expect(await codes(text)).toEqual(expected))

  it('keeps to the scope of whoever asks, and takes one statement', async () => {
    expect(await codes('宿迁', 'county')).toEqual([])
    expect(await codes('sqcz', 'county')).toEqual([])
    expect(await codes('W-3', 'county')).toEqual([])
    const { found, statements } = await hits('沭', 'county')
    expect(found.map(({ code, place }) => [code, place])).toEqual([
      ['SY01', '沭阳县人民政府办公室'],
      ['W-1', '沭阳县人民政府办公室'],
      // What stands above the scope is named where it is on the way up.
      ['SY', '宿迁市人民政府办公室'],
      ['W-2', '沭城街道'],
    ])
    expect(statements).toHaveLength(2)
  })

  it('tells accounts of one name apart by their platform', async () => {
    const { data } = await api.graphql<{ search: { platformTitle: { zh: string } | null }[] }>(
      '{ search(text: "沭阳") { platformTitle { zh en } } }',
      {},
      { as: 'city' },
    )
    expect(data?.search.map(({ platformTitle }) => platformTitle?.zh)).toEqual(['微博', undefined])
  })

  it('says how each was found', async () => {
    expect((await hits('SQ', 'city')).found.map(({ match }) => match)).toEqual([
      'EXACT',
      'BEGINNING',
      'INITIALS',
    ])
    expect((await hits('沭', 'city', 1)).found).toHaveLength(1)
  })

  it('finds what was renamed under its new initials only', async () => {
    await api.pool.query(`update org set name = '宿迁市审计局' where code = 'SQ2'`)
    await fillInitials(api.pool)
    expect(await codes('sqssjj')).toEqual(['SQ2'])
    expect(await codes('sqsczj')).toEqual([])
  })

  it('goes by the index, also behind the wall', async () => {
    const { rows } = await api.pool.query<{ definition: string }>(
      `select pg_get_functiondef(oid) as definition from pg_proc where proname in ('orgs_called', 'accounts_called')`,
    )
    expect(rows).toHaveLength(2)
    for (const { definition } of rows) {
      expect(definition).toContain('scope_from()')
      expect(definition).toContain(`string_to_array(lower(t.name), null) @>`)
    }
  })

  it.each(['org', 'account', 'org_period'])(
    'two characters are looked up in the index of %s',
    async (table) => {
      const plan = await withTransaction(api.pool, async (client) => {
        await client.query('set local enable_seqscan = off')
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(
          `explain select from ${table} t where string_to_array(lower(t.name), null) @> string_to_array(lower('财政'), null)`,
        )
        return rows.map((row) => row['QUERY PLAN']).join('\n')
      })
      expect(plan).toContain(`Index Scan on ${table}_signs`)
    },
  )
})
