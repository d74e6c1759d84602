import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, it } from 'vitest'
import { importSuqianMini, performed, suqian2025 } from '../../../testing/assessment.js'
import { insertPerson } from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
  await importSuqianMini(api.pool)
})
afterAll(() => api?.close())
it('x', async () => {
  const { rows } = await api.pool.query(`SELECT id, code, path FROM org WHERE code in ('CITY','U0000') order by code`)
  const [city, unit] = rows as { id: string; code: string; path: string }[]
  await insertPerson(api.pool, { login: 'aud', org: city as never, role: Role.securityAuditor })
  await insertPerson(api.pool, { login: 'unit', org: unit as never, role: Role.unitAdministrator })
  const run = await performed(api.pool, { ...suqian2025, scopeOrgId: city?.id ?? '' })
  const q = `query($id: ID!) { assessmentRun(id: $id) { id rulebook { id } counts { units vetoed } scope { name code children(first: 5) { totalCount } } requestedBy { name } ranking(first: 2) { totalCount nodes { rank organisation { code } } } categories { category units best } } }`
  for (const as of ['aud', 'unit']) console.log(as, JSON.stringify(await api.graphql(q, { id: run.id }, { as })))
  const runSecret = await performed(api.pool, { ...suqian2025, kind: 'trial', scopeOrgId: city?.id ?? '' })
  for (const id of [runSecret.id, '01a2038c-c14c-72dc-b869-9c0fe14ab69a']) console.log('trial', JSON.stringify(await api.graphql(`query($id: ID!) { assessmentRun(id: $id) { id } unitResult(runId: $id, organisationId: "${unit?.id}") { rank } }`, { id }, { as: 'unit' })))
  console.log('sibling', JSON.stringify(await api.graphql(`query($id: ID!) { unitResult(runId: $id, organisationId: "${city?.id}") { rank } assessmentRuns(scopeId: "${city?.id}", first: 5) { totalCount } }`, { id: run.id }, { as: 'unit' })))
})
