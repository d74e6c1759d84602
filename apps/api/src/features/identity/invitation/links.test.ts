import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAppointment } from '../../../../testing/fixtures.js'
import { type AdministeredTree, change, insertAdministeredTree } from '../../../../testing/people.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { uuidv7 } from '../../../platform/ids/index.js'

let api: TestApi
let tree: AdministeredTree
beforeAll(async () => {
  api = await startTestApi()
  tree = await insertAdministeredTree(api)
})
afterAll(() => api?.close())

interface LinkShown {
  readonly givenAt: string
  readonly expiresAt: string
  readonly givenBy: { readonly name: string } | null
  readonly viewerCanWithdraw: boolean
  readonly person: { readonly id: string; readonly login: string }
}

async function openLinks(as: string, scopeId?: string): Promise<readonly LinkShown[]> {
  const { data } = await api.graphql<{ openLinks: { totalCount: number; nodes: LinkShown[] } }>(
    `query Links($scopeId: ID) { openLinks(scopeId: $scopeId) { totalCount
      nodes { givenAt expiresAt givenBy { name } viewerCanWithdraw person { id login } } } }`,
    { scopeId },
    { as },
  )
  expect(data?.openLinks.totalCount).toBe(data?.openLinks.nodes.length)
  return data?.openLinks.nodes ?? []
}
const logins = (links: readonly LinkShown[]) => links.map(({ person }) => person.login)

interface Invited {
  readonly __typename: string
  readonly code?: string
  readonly links: readonly { readonly secret: string; readonly person: { readonly login: string } }[]
  readonly passedOver: number
  readonly more: boolean
}
async function inviteAll(as: string, scopeId?: string): Promise<Invited> {
  const { data, errors } = await api.graphql<{ invitePeople: Invited }>(
    `mutation InviteAll($input: InvitePeopleInput!) { invitePeople(input: $input) { __typename ... on Refusal { code }
      ... on PeopleInvited { passedOver more links { secret person { login } } } } }`,
    { input: { scopeId } },
    { as },
  )
  return (
    data?.invitePeople ?? {
      __typename: '',
      code: errors[0]?.extensions.code ?? '',
      links: [],
      passedOver: 0,
      more: false,
    }
  )
}
const accept = async (secret: string) => {
  const { data } = await api.graphql<{ acceptInvitation: { __typename: string } }>(
    `mutation Accept($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename } }`,
    { input: { secret, password: 'seven rivers meet here' } },
  )
  return data?.acceptInvitation.__typename
}
const add = async (login: string, home: { readonly id: string }) => {
  const id = uuidv7()
  await api.pool.query('insert into person (id, login, name, home_org_id) values ($1, $2, $2, $3)', [
    id,
    login,
    home.id,
  ])
  return id
}

describe('a link that was given', () => {
  it('is listed with who gave it and until when, for those who see the person, and never with its secret', async () => {
    const made = await change(api, 'system', 'createPerson', {
      login: 'zhang',
      name: '张三',
      organisationId: tree.county.id,
    })
    const [link] = await openLinks('system')
    expect(link).toMatchObject({ givenBy: { name: 'system' }, viewerCanWithdraw: true })
    const lasts = Date.parse(link?.expiresAt ?? '') - Date.parse(link?.givenAt ?? '')
    expect(lasts / 3_600_000).toBe(72)
    expect(await openLinks('unit')).toMatchObject([{ person: { login: 'zhang' }, viewerCanWithdraw: false }])
    expect(logins(await openLinks('system', tree.beside.id))).toEqual([])
    expect(api.schema.getType('OpenLink')?.toString()).not.toContain('secret')
    expect(await accept(made.secret ?? '')).toBe('InvitationAccepted')
    expect(await openLinks('system')).toEqual([])
  })

  it('works no more once it was taken back, which the trail tells', async () => {
    const made = await change(api, 'system', 'createPerson', {
      login: 'li',
      name: '李四',
      organisationId: tree.county.id,
    })
    const id = made.person?.id ?? ''
    expect(await change(api, 'security', 'withdrawLink', id)).toMatchObject({ code: 'access/denied' })
    expect(await change(api, 'system', 'withdrawLink', id)).toMatchObject({ __typename: 'PersonChanged' })
    expect(await accept(made.secret ?? '')).toBe('Refusal')
    expect(await change(api, 'system', 'withdrawLink', id)).toMatchObject({ code: 'invitation/none' })
    const { rows } = await api.pool.query(
      `select action from audit_entry where object_id = $1 and action like '%link'`,
      [id],
    )
    expect(rows).toEqual([{ action: 'person.withdraw_link' }])
  })
})

it('tells its holder, and nobody else, what is asked of the password', async () => {
  const { secret } = await change(api, 'system', 'createPerson', {
    login: 'qian',
    name: '钱一',
    organisationId: tree.county.id,
  })
  const advice = async (by: string) => {
    const { data } = await api.graphql<{
      passwordAdviceFor: { shortest: number; ownWords: string[] } | null
    }>('query AdviceFor($secret: String!) { passwordAdviceFor(secret: $secret) { shortest ownWords } }', {
      secret: by,
    })
    return data?.passwordAdviceFor
  }
  const given = await advice(secret ?? '')
  expect(given?.shortest).toBeGreaterThanOrEqual(8)
  expect(given?.ownWords).toEqual(expect.arrayContaining(['qian', '钱一', '甲县']))
  expect(await advice('x'.repeat(43))).toBeNull()
  expect(await advice('short')).toBeNull()
  await accept(secret ?? '')
  expect(await advice(secret ?? '')).toBeNull()
})

describe('links for many', () => {
  it('are for who has neither password nor link; who watches over administrators is passed over', async () => {
    for (const login of ['p1', 'p2']) await add(login, tree.county)
    await add('p3', tree.beside)
    await insertAppointment(api.pool, await add('watcher', tree.beside), tree.root, Role.securityAuditor)
    const first = await inviteAll('system', tree.county.id)
    expect(first.links.map(({ person }) => person.login)).toEqual(['li', 'p1', 'p2'])
    expect(first).toMatchObject({ passedOver: 0, more: false })
    const rest = await inviteAll('system')
    expect(rest.links.map(({ person }) => person.login)).toEqual(['p3'])
    expect(rest).toMatchObject({ passedOver: 1, more: false })
    expect((await inviteAll('system')).links).toEqual([])
    expect(await accept(first.links[1]?.secret ?? '')).toBe('InvitationAccepted')
    expect(logins(await openLinks('system'))).toEqual(['li', 'p2', 'p3'])
  })

  it('are the system administrator’s to give, within their scope', async () => {
    expect(await inviteAll('security')).toMatchObject({ code: 'access/denied' })
    expect(await inviteAll('system', uuidv7())).toMatchObject({ code: 'organisation/not-found' })
  })
})
