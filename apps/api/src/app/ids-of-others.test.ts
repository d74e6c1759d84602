import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Belongings, belongingsAt, type IdKind } from '../../testing/belongings.js'
import { insertAccount, insertOrg, insertPerson, type TestOrg } from '../../testing/fixtures.js'
import { type IdArgument, idArguments } from '../../testing/id-arguments.js'
import { idKinds } from '../../testing/id-kinds.js'
import { takeFrom } from '../../testing/subscribe.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { publishBuiltInEditions } from '../features/rulebook/index.js'
import { encodeCursor } from '../platform/graphql/index.js'
import { uuidv7 } from '../platform/ids/index.js'

/** Downloads that take an id, by the route. */
const downloads: Readonly<Record<string, IdKind>> = {
  '/files/runs/:id/units.csv': 'run',
  '/files/runs/:id/accounts.csv': 'run',
  '/files/runs/:id/lines.csv': 'run',
  '/files/runs/:id/unknown.csv': 'run',
  '/files/imports/:id/errors.csv': 'import',
  '/files/imports/:id/errors.xlsx': 'import',
  '/files/downloads/:id': 'download',
}

/** How a type that isn't the root of an operation is come to, from something of one's own. */
const reached: Readonly<Record<string, (asked: string, own: Belongings) => string>> = {
  AssessmentRun: (asked, own) => `query { assessmentRun(id: "${own.run}") { ${asked} } }`,
  RunComparison: (asked, own) =>
    `query { assessmentRun(id: "${own.run}") { comparison(with: "${own.run}") { ${asked} } } }`,
}

const relations = ['own', 'descendant', 'ancestor', 'sibling'] as const
type Relation = (typeof relations)[number]

let api: TestApi
let leaf: TestOrg
const belongings = {} as Record<Relation, Belongings>
const codes = {} as Record<Relation, string>

beforeAll(async () => {
  api = await startTestApi()
  await publishBuiltInEditions(api.pool)
  const ancestor = await insertOrg(api.pool)
  const own = await insertOrg(api.pool, { parent: ancestor, category: 'county' })
  const sibling = await insertOrg(api.pool, { parent: ancestor, category: 'county' })
  const descendant = await insertOrg(api.pool, { parent: own, category: 'county' })
  leaf = await insertOrg(api.pool, { parent: descendant })
  for (const [relation, org] of Object.entries({ own, descendant, ancestor, sibling }) as [
    Relation,
    TestOrg,
  ][]) {
    belongings[relation] = await belongingsAt(api.pool, org, relation)
    codes[relation] = org.code
  }
  for (const role of Object.values(Role)) await insertPerson(api.pool, { login: role, org: own, role })
})
afterAll(() => api?.close())

const documentOf = (argument: IdArgument, id: string): string => {
  const own = belongings.own
  const asked = argument.ask((name) => (name === argument.name ? id : own[idKinds[name] ?? 'org']))
  const reach = reached[argument.on]
  return reach ? reach(asked, own) : `${argument.on.toLowerCase()} { ${asked} }`
}

/** Not what is asked of the data: opening and closing, noting that somebody was there or was refused. */
const aside = /^(begin|commit|rollback)|audit_entry|last_seen_at|pgboss/i

/** All that can be told from outside, and how many statements it took, which is what its time comes from. */
async function told(argument: IdArgument, id: string, role: Role): Promise<string> {
  const document = documentOf(argument, id)
  if (argument.on === 'Subscription') {
    const taking = await takeFrom(api.url, document, { cookie: await api.cookieOf(role), until: 1 })
    return JSON.stringify(taking).replaceAll(id, 'ID')
  }
  const { status, data, errors, statements } = await api.graphql(document, {}, { as: role })
  expect(
    errors.map((error) => error.extensions.code),
    document,
  ).not.toContain('fault/unexpected')
  const asked = statements.filter((statement) => !aside.test(statement)).length
  return JSON.stringify({ status, data, errors, asked }).replaceAll(id, 'ID')
}

describe('an id that is taken anywhere', () => {
  it('is of a known kind: a new argument must say of which', () => {
    expect(
      idArguments(api.schema)
        .map((argument) => argument.name)
        .sort(),
    ).toEqual(Object.keys(idKinds).sort())
  })

  it('stands on a field that can be asked', () => {
    const types = new Set(idArguments(api.schema).map((argument) => argument.on))
    for (const type of ['Query', 'Mutation', 'Subscription', ...Object.keys(reached)]) types.delete(type)
    expect([...types]).toEqual([])
  })

  it.each(Object.values(Role))(
    'of a sibling or an ancestor tells a %s no more than one of nothing',
    async (role) => {
      const telling: object[] = []
      for (const argument of idArguments(api.schema)) {
        const kind = idKinds[argument.name] ?? 'org'
        const ofNothing = await told(argument, uuidv7(), role)
        for (const relation of ['sibling', 'ancestor'] as const) {
          const ofOther = await told(argument, belongings[relation][kind], role)
          if (ofOther === ofNothing) continue
          // Something in the background may have asked meanwhile; what tells, tells again.
          const again = [
            await told(argument, uuidv7(), role),
            await told(argument, belongings[relation][kind], role),
          ]
          if (again[0] !== again[1]) telling.push({ argument: argument.name, relation, again })
        }
      }
      expect(telling).toEqual([])
    },
  )

  it('of one’s own, or below, is told to somebody: the answers above say something', async () => {
    const silent: string[] = []
    for (const argument of idArguments(api.schema)) {
      if (argument.on === 'Mutation') continue
      for (const relation of ['own', 'descendant'] as const) {
        const id = belongings[relation][idKinds[argument.name] ?? 'org']
        let heard = false
        for (const role of [Role.officeAdministrator, Role.systemAdministrator, Role.securityAdministrator]) {
          heard ||= (await told(argument, id, role)) !== (await told(argument, uuidv7(), role))
          if (heard) break
        }
        if (!heard) silent.push(`${argument.name} ${relation}`)
      }
    }
    // These need a run with results, which other tests ask for; nobody has a result here, and no list is empty of nothing.
    // Nothing was scored in these runs: results and their comparison are empty.
    expect(silent.filter((name) => !/Result|RunComparison/.test(name))).toEqual([])
  })
})

describe('a download by an id', () => {
  it('is of a known route', () => {
    const routes = api.server.printRoutes({ commonPrefix: false }).split('\n')
    const taking = routes.flatMap((line) => /(\/\w+\/:id(?:\/\S+)?)/.exec(line)?.[1] ?? [])
    const known = Object.keys(downloads).map((route) => route.replace('/files', ''))
    const asRoute = (route: string) => (route.startsWith('/runs/') ? '/runs/:id/:file' : route)
    expect(new Set(taking)).toEqual(new Set(known.map(asRoute)))
  })

  it.each(Object.values(Role))(
    'of a sibling or an ancestor tells a %s no more than one of nothing',
    async (role) => {
      const cookie = await api.cookieOf(role)
      const answer = async (route: string, id: string) => {
        const response = await fetch(api.url + route.replace(':id', id), { headers: { cookie } })
        return [route, response.status, response.headers.get('content-type'), await response.text()]
      }
      for (const [route, kind] of Object.entries(downloads)) {
        const ofNothing = await answer(route, uuidv7())
        for (const relation of ['sibling', 'ancestor'] as const)
          expect(await answer(route, belongings[relation][kind])).toEqual(ofNothing)
      }
    },
  )
})

describe('what a county is told', () => {
  const everything = `{
    organisations { totalCount nodes { id childCount accountCount children { totalCount } accounts { totalCount } } }
    accounts { totalCount nodes { id } }
    assessmentRuns { totalCount nodes { id state counts { units } ranking { totalCount } accountResults { totalCount } categories { category units } } }
    importJobs { totalCount nodes { id errorCount } }
  }`
  const search = `{ organisations(search: "单位") { totalCount } accounts(search: "账号") { totalCount } }`
  const heard = async () =>
    JSON.stringify(
      await Promise.all(
        [everything, search].map(
          async (document) => (await api.graphql(document, {}, { as: Role.systemAdministrator })).data,
        ),
      ),
    )

  it('of counts, sums and lists is the same whatever happens beside and above it', async () => {
    const before = await heard()
    expect(before).toContain(belongings.own.account)
    const { rows } = await api.pool.query<{ id: string; code: string; path: string }>(
      'select id, code, path from org where code = any($1) order by code',
      [[codes.ancestor, codes.sibling]],
    )
    for (const org of rows) {
      const below = await insertOrg(api.pool, { parent: org, category: 'county' })
      await insertAccount(api.pool, below)
      await belongingsAt(api.pool, below, `later-${org.code}`)
    }
    await api.pool.query(`update account set name = '改名' where org_path not like $1`, [
      `%${(await api.pool.query<{ no: number }>('select no from org where id = $1', [belongings.own.org])).rows[0]?.no}/%`,
    ])
    expect(await heard()).toBe(before)
  })

  it('by a cursor of another’s list is its own list', async () => {
    const after = encodeCursor('organisation by code', [codes.ancestor ?? ''])
    const { data } = await api.graphql<{ organisations: { nodes: { id: string }[] } }>(
      'query ($after: String) { organisations(after: $after) { nodes { id } } }',
      { after },
      { as: Role.officeAdministrator },
    )
    expect(data?.organisations.nodes.map((node) => node.id)).toEqual([
      belongings.own.org,
      belongings.descendant.org,
      leaf.id,
    ])
  })
})
