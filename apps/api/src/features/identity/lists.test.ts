import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { Role, wholeForest } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertPerson } from '../../../testing/fixtures.js'
import { type AdministeredTree, change, insertAdministeredTree } from '../../../testing/people.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import type { Exportable } from '../../platform/exports/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { linksExport, peopleExport, tokensExport } from './index.js'

let api: TestApi
let tree: AdministeredTree
beforeAll(async () => {
  api = await startTestApi()
  tree = await insertAdministeredTree(api)
  await insertPerson(api.pool, {
    login: 'county.security',
    org: tree.county,
    role: Role.securityAdministrator,
  })
})
afterAll(() => api?.close())

/** Of each row asked for `done`, or the code of its refusal; of the whole request its code. */
async function ask(as: string, mutation: string, ids: readonly string[]): Promise<string | string[]> {
  const name = mutation === 'revokeApiTokens' ? 'ids' : 'personIds'
  const { data, errors } = await api.graphql<
    Record<string, { code?: string; outcomes?: { id: string; refusal: { code: string } | null }[] }>
  >(
    `mutation Many($ids: [ID!]!) { ${mutation}(${name}: $ids) { ... on Refusal { code }
       ... on RowOutcomes { outcomes { id refusal { code } } } } }`,
    { ids },
    { as },
  )
  const answer = data?.[mutation]
  if (!answer?.outcomes) return answer?.code ?? errors[0]?.extensions.code ?? ''
  const told = new Map(answer.outcomes.map(({ id, refusal }) => [id, refusal?.code ?? 'done']))
  return ids.map((id) => told.get(id) ?? 'nothing')
}
const trail = async (action: string) => {
  const { rows } = await api.pool.query<{ id: string }>(
    'select object_id as id from audit_entry where action = $1 order by object_id',
    [action],
  )
  return rows.map(({ id }) => id)
}
const stranger = uuidv7()

describe.each([
  ['endSessionsOfPeople', 'security'],
  ['withdrawLinks', 'system'],
  ['revokeApiTokens', 'security'],
])('%s', (mutation, as) => {
  it('asks for one row at least and 200 at most', async () => {
    expect(await ask(as, mutation, [])).toBe('rows/none')
    expect(await ask(as, mutation, Array.from({ length: 201 }, uuidv7))).toBe('rows/too-many')
    const same = Array.from({ length: 201 }, () => stranger)
    expect(new Set(await ask(as, mutation, same))).toHaveLength(1)
  })
})

describe('ending the sessions of several people', () => {
  const cookies = new Map<string, string>()
  const people: Record<string, string> = {}
  beforeAll(async () => {
    for (const [login, org] of [
      ['signed.in', tree.county],
      ['signed.in.too', tree.county],
      ['away', tree.county],
      ['beside', tree.beside],
    ] as const) {
      people[login] = (await insertPerson(api.pool, { login, org, role: Role.editor })).id
      if (login !== 'away') cookies.set(login, await api.cookieOf(login))
    }
  })
  const isIn = async (login: string) => {
    const { data } = await api.graphql<{ viewer: object | null }>(
      '{ viewer { person { login } } }',
      {},
      { headers: { cookie: cookies.get(login) ?? '' } },
    )
    return data?.viewer != null
  }

  it('ends those within the scope and tells of every other why not', async () => {
    const self = (
      await api.pool.query<{ id: string }>(`select id from person where login = 'county.security'`)
    ).rows[0]
    const asked = [
      people['signed.in'],
      people['signed.in.too'],
      people['away'],
      people['beside'],
      self?.id,
      stranger,
      'x',
    ]
    expect(
      await ask(
        'county.security',
        'endSessionsOfPeople',
        asked.map((id) => id ?? ''),
      ),
    ).toEqual([
      'done',
      'done',
      'session/none',
      'person/not-found',
      'session/own',
      'person/not-found',
      'person/not-found',
    ])
    expect([await isIn('signed.in'), await isIn('signed.in.too'), await isIn('beside')]).toEqual([
      false,
      false,
      true,
    ])
    expect(await trail('session.end_all')).toEqual([people['signed.in'], people['signed.in.too']].sort())
    const { rows } = await api.pool.query(
      `select facts ->> 'what' as what from notification where person_id = $1`,
      [people['signed.in']],
    )
    expect(rows).toContainEqual({ what: 'sessions_ended' })
  })

  it('is the security administrator’s', async () => {
    for (const as of ['system', 'audit', 'office'])
      expect(await ask(as, 'endSessionsOfPeople', [stranger])).toBe('access/denied')
  })
})

describe('taking back the links of several people', () => {
  const added = async (login: string, org: { readonly id: string }) => {
    const made = await change(api, 'system', 'createPerson', { login, name: login, organisationId: org.id })
    return made.person?.id ?? ''
  }

  it('ends those that work and tells of every other why not', async () => {
    const [one, two, gone] = [
      await added('link.one', tree.county),
      await added('link.two', tree.beside),
      await added('link.gone', tree.county),
    ]
    await change(api, 'system', 'withdrawLink', gone)
    const asked = [one, two, gone, tree.ids.security, tree.ids.system, stranger]
    expect(await ask('system', 'withdrawLinks', asked)).toEqual([
      'done',
      'done',
      'invitation/none',
      'person/administrator',
      'person/own',
      'person/not-found',
    ])
    expect(await trail('person.withdraw_link')).toEqual([one, two, gone].sort())
    expect(await ask('system', 'withdrawLinks', [one])).toEqual(['invitation/none'])
  })

  it('is not for who may give none, nor beyond the scope', async () => {
    const far = await added('link.far', tree.beside)
    expect(await ask('security', 'withdrawLinks', [far])).toBe('access/denied')
    await insertPerson(api.pool, { login: 'county.system', org: tree.county, role: Role.systemAdministrator })
    expect(await ask('county.system', 'withdrawLinks', [far])).toEqual(['person/not-found'])
  })
})

describe('API tokens', () => {
  const made: Record<string, string> = {}
  beforeAll(async () => {
    const owner = await insertPerson(api.pool, { login: 'zhao', org: tree.city, role: Role.leader })
    for (const [name, org, expires, used] of [
      ['b 报表', tree.county, '30 days', null],
      ['a 大屏', tree.county, '60 days', '1 day'],
      ['c 旧的', tree.county, '-1 day', '90 days'],
      ['d 邻县', tree.beside, '10 days', null],
    ] as const) {
      const id = uuidv7()
      made[name[0] ?? ''] = id
      await api.pool.query(
        `insert into api_token (id, secret_hash, person_id, org_id, name, access, created_at, expires_at, last_used_at)
         values ($1::uuid, sha256($1::uuid::text::bytea), $2, $3, $4, 'read_only', now() - interval '100 days', now() + $5::interval, now() - $6::interval)`,
        [id, owner.id, org.id, name, expires, used],
      )
    }
  })
  const listed = async (as: string, args: string) => {
    const answer = await api.graphql<{
      apiTokens: { totalCount: number; nodes: { name: string }[]; pageInfo: { endCursor: string } }
    }>(`{ apiTokens(${args}) { totalCount nodes { name } pageInfo { endCursor } } }`, {}, { as })
    expect(answer.errors).toEqual([])
    return answer.data?.apiTokens
  }
  const names = async (as: string, args: string) =>
    (await listed(as, args))?.nodes.map(({ name }) => name[0]).join('')

  it.each([
    ['first: 9', 'dcab'],
    ['sort: MADE', 'bacd'],
    ['sort: NAME', 'abcd'],
    ['sort: NAME, descending: true', 'dcba'],
    ['sort: EXPIRES_AT', 'cdba'],
    ['sort: LAST_USED_AT, descending: true', 'acdb'],
    ['search: "大屏"', 'a'],
    ['search: "zha"', 'dcab'],
    ['search: "%"', ''],
    ['state: EXPIRED', 'c'],
    ['state: ACTIVE, sort: NAME', 'abd'],
    ['access: INGEST_ONLY', ''],
  ])('are listed by %s', async (args, expected) => {
    expect(await names('security', args)).toBe(expected)
    expect((await listed('security', args))?.totalCount).toBe(expected.length)
  })

  it.each(['MADE', 'NAME', 'EXPIRES_AT', 'LAST_USED_AT'])(
    'are turned page by page by %s, both ways',
    async (sort) => {
      for (const descending of [false, true]) {
        const all = await names('security', `sort: ${sort}, descending: ${descending}`)
        const first = await listed('security', `first: 2, sort: ${sort}, descending: ${descending}`)
        const rest = await names(
          'security',
          `sort: ${sort}, descending: ${descending}, after: "${first?.pageInfo.endCursor}"`,
        )
        expect(`${first?.nodes.map(({ name }) => name[0]).join('')}${rest}`).toBe(all)
      }
    },
  )

  it('are revoked together within the scope, each for itself', async () => {
    const [a = '', b = '', d = ''] = [made['a'], made['b'], made['d']]
    expect(await ask('county.security', 'revokeApiTokens', [a, b, d, stranger, 'x'])).toEqual([
      'done',
      'done',
      'token/not-found',
      'token/not-found',
      'token/not-found',
    ])
    expect(await ask('county.security', 'revokeApiTokens', [a])).toEqual(['token/revoked'])
    expect(await names('security', 'state: REVOKED, sort: NAME')).toBe('ab')
    expect(await trail('token.revoke')).toEqual([a, b].sort())
    // One's own are one's own wherever they are.
    expect(await ask('zhao', 'revokeApiTokens', [d])).toEqual(['done'])
  })
})

describe('people', () => {
  const named = async (args: string) => {
    const answer = await api.graphql<{
      people: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
    }>(
      `{ people(search: "sorted.", ${args}) { nodes { name } pageInfo { hasNextPage endCursor } } }`,
      {},
      { as: 'system' },
    )
    expect(answer.errors).toEqual([])
    return answer.data?.people
  }
  beforeAll(async () => {
    for (const [login, name] of [
      ['sorted.b', '甲'],
      ['sorted.c', '甲'],
      ['sorted.a', '乙'],
    ])
      await api.pool.query('insert into person (id, login, name, home_org_id) values ($1, $2, $3, $4)', [
        uuidv7(),
        login,
        name,
        tree.county.id,
      ])
  })

  it.each([
    ['sort: LOGIN', '乙甲甲'],
    ['sort: LOGIN, descending: true', '甲甲乙'],
    ['sort: NAME', '乙甲甲'],
    ['sort: NAME, descending: true', '甲甲乙'],
    ['sort: ADDED', '甲甲乙'],
    ['sort: ADDED, descending: true', '乙甲甲'],
  ])('are listed by %s, one page after the other', async (args, expected) => {
    const seen: string[] = []
    let after = ''
    for (let turn = 0; turn < 3; turn += 1) {
      const page = await named(`${args}, first: 1${after}`)
      seen.push(...(page?.nodes.map(({ name }) => name) ?? []))
      after = `, after: "${page?.pageInfo.endCursor}"`
    }
    expect(seen.join('')).toBe(expected)
  })
})

describe('taken out as a file', () => {
  /** Lines of the CSV, and the filters that the sheet 导出说明 names. */
  async function taken(exported: Exportable, scope: string, parameters: unknown) {
    const viewer = {
      personId: tree.ids.security,
      appointment: {
        id: uuidv7(),
        role: Role.securityAdministrator,
        orgId: tree.root.id,
        orgPath: scope,
        fromOn: day,
        toOn: null,
      },
    }
    const prepared = await exported.prepare({ pool: api.pool, scope, viewer, language: 'zh' }, parameters)
    if (!prepared.ok) return { refused: prepared.refusal.code }
    const file = new PassThrough()
    await prepared.value.write(file, {
      format: 'csv',
      columns: [],
      facts: { at: new Date(), person: '', unit: '' },
      signal: new AbortController().signal,
      onProgress: () => undefined,
    })
    file.end()
    const lines = (await text(file)).trim().split('\r\n')
    const filters = prepared.value.description.filters.map(([what, to]) => `${what.zh}=${to.zh}`)
    return { header: lines[0], rows: lines.slice(1), filters }
  }
  const day = '2025-01-01' as PlainDate

  it('people are named with what they hold in the scope, filtered and selected', async () => {
    const all = await taken(peopleExport, tree.county.path, { search: 'sorted.', sort: 'NAME' })
    expect(all.rows?.map((row) => row.slice(0, 8))).toEqual(['sorted.a', 'sorted.b', 'sorted.c'])
    expect(all.filters).toEqual(['姓名或登录名=sorted.'])
    const held = await taken(peopleExport, wholeForest, {
      role: 'UNIT_ADMINISTRATOR',
      scopeId: tree.county.id,
    })
    expect(held.rows).toHaveLength(1)
    expect(held.rows?.[0]).toContain('甲县')
    expect(held.filters).toEqual(['单位及其下级=甲县', '角色=主办单位管理员'])
    const one = await taken(peopleExport, wholeForest, { ids: [tree.ids.unit] })
    expect([one.rows?.length, one.filters]).toEqual([1, ['选中的行=1']])
    expect(await taken(peopleExport, tree.county.path, { ids: [tree.ids.office] })).toMatchObject({
      rows: [],
    })
    expect(await taken(peopleExport, tree.county.path, { scopeId: tree.beside.id })).toEqual({
      refused: 'organisation/not-found',
    })
    expect(await taken(peopleExport, wholeForest, { nobody: 1 })).toEqual({
      refused: 'download/bad-parameters',
    })
  })

  it('tokens are named with whose they are, never with their secret', async () => {
    const all = await taken(tokensExport, tree.city.path, { state: 'EXPIRED', search: 'zhao' })
    expect(all.rows).toHaveLength(1)
    expect(all.rows?.[0]).toMatch(/^c 旧的,甲县,zhao,/)
    expect(all.filters).toEqual(['名称或所有者=zhao', '状态=已到期'])
    expect(all.header).not.toMatch(/hash|secret/i)
  })

  it('links are named with whose they are and who gave them', async () => {
    const all = await taken(linksExport, tree.beside.path, { search: 'link.', sort: 'EXPIRES_AT' })
    expect(all.rows?.map((row) => row.split(',').slice(0, 4).join())).toEqual([
      'link.far,link.far,乙县,system',
    ])
  })
})
