import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAppointment, insertOrg, insertPerson, testPassword } from '../../../../testing/fixtures.js'
import { type AdministeredTree, change, insertAdministeredTree } from '../../../../testing/people.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { uuidv7 } from '../../../platform/ids/index.js'

let api: TestApi
let tree: AdministeredTree
let made = 0
beforeAll(async () => {
  api = await startTestApi()
  tree = await insertAdministeredTree(api)
})
afterAll(() => api?.close())

const newLogin = () => {
  made += 1
  return `new.person${made}`
}
const create = (as: string, input: Record<string, unknown> = {}) =>
  change(api, as, 'createPerson', {
    login: newLogin(),
    name: '王小明',
    organisationId: tree.county.id,
    ...input,
  })
async function created(input: Record<string, unknown> = {}): Promise<{ id: string; secret: string }> {
  const { person, secret, code } = await create('system', input)
  if (!person || !secret) throw new Error(code)
  return { id: person.id, secret }
}
const trailOf = async (objectId: string) => {
  const { rows } = await api.pool.query<{ action: string }>(
    'select action from audit_entry where object_id = $1 order by id',
    [objectId],
  )
  return rows.map(({ action }) => action)
}
const list = async (as: string, args: string) => {
  const answer = await api.graphql<{ people: { totalCount: number; nodes: { login: string }[] } }>(
    `{ people(${args}) { totalCount nodes { login } } }`,
    {},
    { as },
  )
  expect(answer.errors).toEqual([])
  return answer.data?.people.nodes.map(({ login }) => login) ?? []
}

describe('adding a person', () => {
  it('makes somebody with a link, who may do nothing yet', async () => {
    const login = newLogin()
    const outcome = await create('system', { login: ` ${login.toUpperCase()} ` })
    expect(outcome).toMatchObject({
      __typename: 'PersonInvited',
      person: { name: '王小明', version: 1, state: 'INVITED', appointments: [] },
    })
    const accepted = await api.graphql(
      `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { ... on InvitationAccepted { login } } }`,
      { input: { secret: outcome.secret, password: testPassword } },
    )
    expect(accepted.data).toEqual({ acceptInvitation: { login } })
    const signedIn = await api.graphql(
      `mutation ($input: SignInInput!) { signIn(input: $input) { ... on Refusal { code } } }`,
      { input: { login, password: testPassword } },
    )
    expect(signedIn.data).toEqual({ signIn: { code: 'session/no-appointment' } })
    expect(await trailOf(outcome.person?.id ?? '')).toEqual(['person.create', 'person.set_password'])
  })

  it.each([
    ['a login that is too short', { login: ' x ' }, 'person/bad-login', 'login'],
    ['a login with a blank', { login: 'a b' }, 'person/bad-login', 'login'],
    ['a login with a line break', { login: 'a\nb' }, 'person/bad-login', 'login'],
    ['a login that somebody has', { login: ' SYSTEM ' }, 'person/login-taken', 'login'],
    ['no name', { name: '  ' }, 'person/bad-name', 'name'],
    ['a name of 101 characters', { name: '王'.repeat(101) }, 'person/bad-name', 'name'],
    ['a name that turns the writing round', { name: '王\u202e明' }, 'person/bad-name', 'name'],
    ['a unit that is not there', { organisationId: uuidv7() }, 'organisation/not-found', 'organisationId'],
    ['no id at all', { organisationId: 'x' }, 'organisation/not-found', 'organisationId'],
  ])('refuses %s, and leaves nothing', async (_, input, code, field) => {
    const count = async () => (await api.pool.query('select count(*) from person')).rows
    const before = await count()
    expect(await create('system', input)).toEqual({ __typename: 'Refusal', code, field })
    expect(await count()).toEqual(before)
  })

  it('is the system administrator’s alone, within their subtree', async () => {
    for (const as of ['security', 'audit', 'office', 'unit'])
      expect(await create(as)).toMatchObject({ code: 'access/denied' })
    await insertPerson(api.pool, { login: 'county.system', org: tree.county, role: Role.systemAdministrator })
    expect(await create('county.system')).toMatchObject({ __typename: 'PersonInvited' })
    expect(await create('county.system', { organisationId: tree.beside.id })).toMatchObject({
      code: 'organisation/not-found',
    })
  })

  it('asked twice with one key makes one person, and tells the link once', async () => {
    const input = { login: newLogin(), idempotencyKey: 'once' }
    const first = await create('system', input)
    const second = await create('system', input)
    expect(second.person?.id).toBe(first.person?.id)
    expect([typeof first.secret, second.secret]).toEqual(['string', null])
    expect(await create('system', { ...input, name: '另一人' })).toMatchObject({
      code: 'idempotency/conflict',
    })
    const { rows } = await api.pool.query(`select response::text from idempotency where key = 'once'`)
    expect(JSON.stringify(rows)).not.toContain(first.secret)
  })

  it('many at once with one login make one', async () => {
    const login = newLogin()
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => create('system', { login })))
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
      'PersonInvited',
      'Refusal',
      'Refusal',
      'Refusal',
      'Refusal',
    ])
  })
})

describe('editing a person', () => {
  it('changes name and unit, and notes both sides', async () => {
    const { id } = await created()
    const edit = { personId: id, version: 1, name: ' 王大明 ', organisationId: tree.city.id }
    const outcome = await change(api, 'system', 'editPerson', edit)
    expect(outcome).toMatchObject({ person: { name: '王大明', version: 2 } })
    const { rows } = await api.pool.query(
      `select before, after from audit_entry where object_id = $1 and action = 'person.edit'`,
      [id],
    )
    expect(rows).toEqual([
      {
        before: { name: '王小明', organisationId: tree.county.id },
        after: { name: '王大明', organisationId: tree.city.id },
      },
    ])
  })

  it('of a version that is gone is told both sides, and changes nothing', async () => {
    const { id } = await created()
    await change(api, 'system', 'editPerson', { personId: id, version: 1, name: '先到' })
    const answer = await api.graphql(
      `mutation ($input: EditPersonInput!) { editPerson(input: $input) { __typename
        ... on VersionConflict { yourVersion currentVersion fields { field yours current } } } }`,
      { input: { personId: id, version: 1, name: '后到' } },
      { as: 'system' },
    )
    expect(answer.data).toEqual({
      editPerson: {
        __typename: 'VersionConflict',
        yourVersion: 1,
        currentVersion: 2,
        fields: [{ field: 'name', yours: '后到', current: '先到' }],
      },
    })
  })

  it('needs all of the person to be within one’s subtree', async () => {
    const { id } = await created()
    await insertPerson(api.pool, { login: 'small.system', org: tree.county, role: Role.systemAdministrator })
    const edit = (name: string, version: number) =>
      change(api, 'small.system', 'editPerson', { personId: id, version, name })
    expect(await edit('可以', 1)).toMatchObject({ __typename: 'PersonChanged' })
    await insertAppointment(api.pool, id, tree.city, Role.inspector)
    expect(await edit('不可以', 2)).toMatchObject({ code: 'person/beyond-your-scope' })
    const foreign = await created({ organisationId: tree.beside.id })
    const input = { personId: foreign.id, version: 1, name: '看不到' }
    expect(await change(api, 'small.system', 'editPerson', input)).toMatchObject({ code: 'person/not-found' })
  })
})

describe('disabling a person', () => {
  it('ends sessions, tokens and links at once; enabling lets them sign in again', async () => {
    const login = newLogin()
    const { id } = await insertPerson(api.pool, { login, org: tree.county, role: Role.editor })
    await api.pool.query(
      `insert into api_token (id, secret_hash, person_id, org_id, name, access, expires_at)
       values ($1, $2, $3, $4, 't', 'read_only', now() + interval '1 day')`,
      [uuidv7(), Buffer.from(login), id, tree.county.id],
    )
    const invited = await change(api, 'system', 'invitePerson', id)
    const me = () => api.graphql('{ viewer { person { login } } }', {}, { as: login })
    expect((await me()).data).toEqual({ viewer: { person: { login } } })
    expect(await change(api, 'system', 'disablePerson', id)).toMatchObject({ person: { state: 'DISABLED' } })
    expect((await me()).data).toEqual({ viewer: null })
    const { rows } = await api.pool.query(
      `select (select count(*) from session where person_id = $1 and ended_at is null) as sessions,
              (select count(*) from api_token where person_id = $1 and revoked_at is null) as tokens,
              (select count(*) from invitation where person_id = $1 and used_at is null) as links`,
      [id],
    )
    expect(rows).toEqual([{ sessions: 0, tokens: 0, links: 0 }])
    expect(invited.secret).toEqual(expect.any(String))
    expect(await change(api, 'system', 'invitePerson', id)).toMatchObject({ code: 'person/disabled' })
    expect(await change(api, 'system', 'enablePerson', id)).toMatchObject({ person: { state: 'ACTIVE' } })
    api.forget(login)
    expect((await me()).data).toEqual({ viewer: { person: { login } } })
    expect(await trailOf(id)).toEqual(['person.invite', 'person.disable', 'person.enable'])
  })

  it('nobody disables themselves, nor the last administrator of a kind', async () => {
    expect(await change(api, 'system', 'disablePerson', tree.ids.system)).toMatchObject({
      code: 'person/own',
    })
    expect(await change(api, 'system', 'disablePerson', tree.ids.security)).toMatchObject({
      code: 'appointment/last-administrator',
    })
    const login = newLogin()
    await insertPerson(api.pool, { login, org: tree.root, role: Role.systemAdministrator })
    expect(await change(api, login, 'disablePerson', tree.ids.system)).toMatchObject({
      __typename: 'PersonChanged',
    })
    expect(await change(api, login, 'enablePerson', tree.ids.system)).toMatchObject({
      __typename: 'PersonChanged',
    })
    api.forget('system')
  })

  it('two who disable each other at once leave one', async () => {
    const other = await insertOrg(api.pool)
    const logins = [newLogin(), newLogin()] as const
    const [a, b] = await Promise.all(
      logins.map((login) => insertPerson(api.pool, { login, org: other, role: Role.securityAdministrator })),
    )
    await Promise.all(logins.map((login) => api.cookieOf(login)))
    // All others of their kind step aside, so that it is about these two.
    await api.pool.query(
      `update appointment set to_on = from_on where role = 'security_administrator' and person_id <> all($1)`,
      [[a?.id, b?.id]],
    )
    const outcomes = await Promise.all([
      change(api, 'system', 'disablePerson', a?.id ?? ''),
      change(api, 'system', 'disablePerson', b?.id ?? ''),
    ])
    expect(outcomes.map(({ code }) => code ?? 'done').sort()).toEqual([
      'appointment/last-administrator',
      'done',
    ])
    await api.pool.query(`update appointment set to_on = null where role = 'security_administrator'`)
  })
})

describe('a new link', () => {
  it('replaces the one before', async () => {
    const { id, secret } = await created()
    const again = await change(api, 'system', 'invitePerson', id)
    expect(again.secret).not.toBe(secret)
    const accept = (old: string) =>
      api.graphql(
        'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename } }',
        { input: { secret: old, password: testPassword } },
      )
    expect((await accept(secret)).data).toEqual({ acceptInvitation: { __typename: 'Refusal' } })
    expect((await accept(again.secret ?? '')).data).toEqual({
      acceptInvitation: { __typename: 'InvitationAccepted' },
    })
  })

  it.each(['security', 'audit'] as const)('is not a system administrator’s to give to %s', async (whom) => {
    expect(await change(api, 'system', 'invitePerson', tree.ids[whom])).toMatchObject({
      code: 'person/administrator',
    })
  })
})

describe('the list of people', () => {
  it('holds who belongs to the subtree or is appointed in it, and no one else', async () => {
    const apart = await insertOrg(api.pool, { parent: tree.city })
    const home = newLogin()
    await created({ login: home, organisationId: apart.id })
    const guest = newLogin()
    const { id } = await created({ login: guest, organisationId: tree.county.id })
    await insertAppointment(api.pool, id, apart, Role.editor)
    await insertPerson(api.pool, { login: 'apart.unit', org: apart, role: Role.unitAdministrator })
    expect((await list('apart.unit', 'first: 50')).sort()).toEqual(['apart.unit', home, guest].sort())
    expect(await list('office', `scopeId: "${tree.root.id}"`)).toEqual([])
    expect(await list('office', `scopeId: "${apart.id}", role: EDITOR`)).toEqual([guest])
    expect(await list('office', `scopeId: "${tree.county.id}", role: EDITOR, search: "${guest}"`)).toEqual([])
    expect(await list('office', `scopeId: "${apart.id}", state: INVITED`)).toEqual([home, guest].sort())
    expect(await list('office', `scopeId: "${apart.id}", search: "王小"`)).toEqual([home, guest].sort())
    expect(await list('office', `search: "%"`)).toEqual([])
  })

  it('shows of a person only the appointments within one’s subtree', async () => {
    const { id } = await insertPerson(api.pool, { login: newLogin(), org: tree.county, role: Role.editor })
    await insertAppointment(api.pool, id, tree.beside, Role.replyClerk)
    const rolesSeenBy = async (as: string) => {
      const answer = await api.graphql<{ person: { appointments: { role: string }[] } | null }>(
        'query ($id: ID!) { person(id: $id) { appointments { role } } }',
        { id },
        { as },
      )
      return answer.data?.person?.appointments.map(({ role }) => role).sort()
    }
    expect(await rolesSeenBy('security')).toEqual(['EDITOR', 'REPLY_CLERK'])
    expect(await rolesSeenBy('unit')).toEqual(['EDITOR'])
  })

  it('holds who is of no unit for those who keep every tree, and for nobody else', async () => {
    const id = uuidv7()
    await api.pool.query(`insert into person (id, login, name) values ($1, 'of.no.unit', '无单位')`, [id])
    expect(await list('security', 'search: "of.no.unit"')).toEqual(['of.no.unit'])
    expect(await list('office', 'search: "of.no.unit"')).toEqual([])
  })

  it('goes page by page', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const answer: Awaited<ReturnType<typeof page>> = await page(after)
      seen.push(...(answer.data?.people.nodes.map(({ login }) => login) ?? []))
      after = answer.data?.people.pageInfo.hasNextPage
        ? (answer.data.people.pageInfo.endCursor ?? null)
        : null
    } while (after !== null)
    const { rows } = await api.pool.query<{ login: string }>('select login from person order by login')
    expect(seen).toEqual(rows.map(({ login }) => login))
  })
  const page = (after: string | null) =>
    api.graphql<{
      people: { nodes: { login: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
    }>(
      'query ($after: String) { people(first: 7, after: $after) { nodes { login } pageInfo { hasNextPage endCursor } } }',
      { after },
      { as: 'system' },
    )

  it('costs the same number of statements for some and for many', async () => {
    const everything = `id login name state version createdAt organisation { name } activeSessionCount openLink { expiresAt givenAt givenBy { name } viewerCanWithdraw }
      importsUnderWay runsUnderWay viewerCanEdit viewerCanDisable viewerCanInvite viewerCanAppoint
      appointments { role roleTitle { zh } organisation { name } state jobTitleName { zh } standInFor { name } viewerCanEnd viewerCanAppointStandIn }`
    const statements = async (first: number) => {
      const answer = await api.graphql(
        `{ people(first: ${first}) { totalCount nodes { ${everything} } } }`,
        {},
        { as: 'system' },
      )
      expect(answer.errors).toEqual([])
      return answer.statements.length
    }
    const some = await statements(12)
    expect(await statements(45)).toBe(some)
    expect(some).toBeLessThanOrEqual(12)
  })

  it.each(['editor', 'leader', 'inspector'] as const)('is not for a %s', async (role) => {
    await insertPerson(api.pool, { login: role, org: tree.county, role: Role[role] })
    const answer = await api.graphql('{ people { totalCount } }', {}, { as: role })
    expect(answer.errors.map((error) => error.extensions.code)).toEqual(['access/denied'])
  })
})
