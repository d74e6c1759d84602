import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'

let api: TestApi
let city: TestOrg
let county: TestOrg
let sibling: TestOrg

beforeAll(async () => {
  api = await startTestApi()
  city = await insertOrg(api.pool, { code: 'C1', name: '宿迁市' })
  county = await insertOrg(api.pool, { parent: city, code: 'C2', name: '沭阳县' })
  sibling = await insertOrg(api.pool, { parent: city, code: 'C3' })
  for (const [login, org, role] of [
    ['city', city, Role.officeAdministrator],
    ['county', county, Role.unitAdministrator],
    ['editor', county, Role.editor],
    ['sibling', sibling, Role.unitAdministrator],
  ] as const)
    await insertPerson(api.pool, { login, org, role })
})
afterAll(() => api?.close())

interface View {
  id: string
  name: string
  query: string
  version: number
  isDefault: boolean
  viewerCanChange: boolean
  sharedWith: { name: string } | null
}
interface Said {
  __typename: string
  code?: string
  view?: View
}
const shown = 'id name query version isDefault viewerCanChange sharedWith { name }'

async function change(as: string, mutation: string, variables: Record<string, unknown>, types: string) {
  const saves = mutation.includes('input')
  const answer = await api.graphql<Record<string, Said>>(
    `mutation (${types}) { ${mutation} { __typename ... on Refusal { code }
       ${saves ? `... on ListViewSaved { view { ${shown} } }` : ''} } }`,
    variables,
    { as },
  )
  return {
    errors: answer.errors.map((error) => error.extensions.code),
    ...Object.values(answer.data ?? {})[0],
  }
}
const save = (as: string, input: Record<string, unknown>) =>
  change(
    as,
    'saveListView(input: $input)',
    { input: { list: 'accounts', name: '在用的微博', query: 'platform=WEIBO&sort=-name', ...input } },
    '$input: SaveListViewInput!',
  )
const share = (as: string, id: string | undefined, organisationId: string | null) =>
  change(as, 'shareListView(input: $input)', { input: { id, organisationId } }, '$input: ShareListViewInput!')
const remove = (as: string, id: string | undefined) =>
  change(as, 'deleteListView(id: $id)', { id }, '$id: ID!')
const beginWith = (as: string, viewId: string | null | undefined, list = 'accounts') =>
  change(
    as,
    'setDefaultListView(list: $list, viewId: $viewId)',
    { list, viewId },
    '$list: String!, $viewId: ID',
  )
async function views(as: string, list = 'accounts') {
  const { data, errors } = await api.graphql<{ listViews: View[] }>(
    `query ($list: String!) { listViews(list: $list) { ${shown} } }`,
    { list },
    { as },
  )
  expect(errors).toEqual([])
  return data?.listViews ?? []
}
const actions = async () =>
  (
    await api.pool.query<{ action: string }>(
      `select action from audit_entry where action like 'view.%' order by id`,
    )
  ).rows.map((row) => row.action)

describe('a view', () => {
  it('is kept for who made it, and seen by nobody else', async () => {
    const { view } = await save('county', {})
    expect(view).toMatchObject({
      query: 'platform=WEIBO&sort=-name',
      viewerCanChange: true,
      sharedWith: null,
    })
    expect((await views('county')).map(({ name }) => name)).toEqual(['在用的微博'])
    expect(await views('county', 'people')).toEqual([])
    expect(await views('editor')).toEqual([])
    expect(await views('city')).toEqual([])
  })

  it.each([
    ['no name', { name: '  ' }, 'view/bad-name'],
    ['a name without end', { name: 'x'.repeat(61) }, 'view/bad-name'],
    ['a name that hides', { name: 'a\u202eb' }, 'view/bad-name'],
    ['a place in a list', { query: 'after=x' }, 'view/bad-query'],
    ['a parameter twice', { query: 'q=a&q=b' }, 'view/bad-query'],
    ['a parameter of another form', { query: '__proto__=1' }, 'view/bad-query'],
    ['a query without end', { query: `q=${'x'.repeat(4_000)}` }, 'view/bad-query'],
    ['a list of another form', { list: 'Accounts/..' }, 'view/unknown-list'],
    ['a name that is taken', {}, 'view/name-taken'],
  ])('is refused with %s', async (_, input, code) => {
    expect(await save('county', input)).toMatchObject({ code })
  })

  it('is written in one way only, whatever was sent', async () => {
    const { view } = await save('city', { name: 'one', query: '?q=%E5%8F%91%E5%B8%83&open=true' })
    expect(view?.query).toBe('q=%E5%8F%91%E5%B8%83&open=true')
  })

  it('is changed by who saw it as it is', async () => {
    const { view } = await save('editor', { name: 'mine' })
    const again = await save('editor', { id: view?.id, version: view?.version, name: 'mine', query: 'q=a' })
    expect(again.view).toMatchObject({ query: 'q=a', version: 2 })
    expect(await save('editor', { id: view?.id, version: 1, name: 'mine' })).toMatchObject({
      code: 'view/changed',
    })
  })
})

describe('a shared view', () => {
  it('is seen at the unit and below, changed and deleted by its owner alone, and each of that stands in the trail', async () => {
    const { view } = await save('city', { name: '全市抖音', query: 'platform=DOUYIN' })
    expect(await actions()).toEqual([])
    const seen = async (as: string) => (await views(as)).some(({ id }) => id === view?.id)
    expect((await share('city', view?.id, county.id)).view?.sharedWith?.name).toBe('沭阳县')
    expect([await seen('county'), await seen('editor'), await seen('sibling')]).toEqual([true, true, false])
    await share('city', view?.id, city.id)
    expect([await seen('county'), await seen('sibling')]).toEqual([true, true])
    expect((await views('county')).find(({ id }) => id === view?.id)?.viewerCanChange).toBe(false)

    expect(await save('county', { id: view?.id, version: 3 })).toMatchObject({ code: 'view/not-found' })
    expect(await remove('county', view?.id)).toMatchObject({ code: 'view/not-found' })
    expect(await share('county', view?.id, county.id)).toMatchObject({ code: 'view/not-found' })

    expect(await beginWith('editor', view?.id)).toMatchObject({ __typename: 'DefaultListViewSet' })
    expect((await views('editor')).find(({ isDefault }) => isDefault)?.id).toBe(view?.id)
    await save('city', { id: view?.id, version: 3, name: '全市抖音', query: 'platform=WEIBO' })
    await remove('city', view?.id)
    expect((await views('editor')).filter(({ isDefault }) => isDefault)).toEqual([])
    expect(await actions()).toEqual(['view.share', 'view.share', 'view.change', 'view.delete'])
  })

  it('can be taken back', async () => {
    const { view } = await save('city', { name: 'back', list: 'people' })
    await share('city', view?.id, city.id)
    expect(await views('county', 'people')).toHaveLength(1)
    await share('city', view?.id, null)
    expect(await views('county', 'people')).toEqual([])
  })

  it('goes to nobody outside of the scope, and not by everybody', async () => {
    const { view } = await save('county', { name: 'out' })
    expect(await share('county', view?.id, city.id)).toMatchObject({ code: 'organisation/not-found' })
    expect(await share('county', view?.id, sibling.id)).toMatchObject({ code: 'organisation/not-found' })
    const { view: own } = await save('editor', { name: 'own' })
    expect(await share('editor', own?.id, county.id)).toMatchObject({ errors: ['access/denied'] })
  })
})

it('a list begins with a view of its own only, and with none when that is wished', async () => {
  const { view } = await save('sibling', { name: 'first' })
  expect(await beginWith('sibling', view?.id, 'people')).toMatchObject({ code: 'view/not-found' })
  await beginWith('sibling', view?.id)
  expect((await views('sibling'))[0]?.isDefault).toBe(true)
  await beginWith('sibling', null)
  expect((await views('sibling'))[0]?.isDefault).toBe(false)
})
