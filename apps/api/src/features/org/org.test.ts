import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson } from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
  const root = await insertOrg(api.pool)
  await insertAccount(api.pool, await insertOrg(api.pool, { parent: root }))
  await insertPerson(api.pool, { login: 'office', org: root, role: Role.officeAdministrator })
})
afterAll(() => api?.close())

it('smokes', async () => {
  const answer = await api.graphql(
    '{ viewer { person { name } appointment { roleTitle { zh } organisation { name childCount accountCount } } } organisations { totalCount nodes { id code children { nodes { code accounts { nodes { name } } } } } pageInfo { endCursor hasNextPage } } accounts { nodes { name organisation { name } } } }',
    {},
    { as: 'office' },
  )
  console.log(JSON.stringify(answer, null, 1))
  expect(answer.errors).toEqual([])
})
