import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { importSuqianMini, suqian2025 } from '../../testing/assessment.js'
import { insertPerson, type TestOrg } from '../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { performHere } from '../features/assessment/index.js'

let api: TestApi
let city: TestOrg
let unit: TestOrg
let people = 0
/** Login of somebody appointed at the city for each test anew. */
let login: string
let appointmentId: string

beforeAll(async () => {
  api = await startTestApi()
  await importSuqianMini(api.pool)
  const { rows } = await api.pool.query<TestOrg>(
    `select id, code, path from org where code in ('CITY', 'U0000') order by code`,
  )
  const [first, second] = rows
  if (!first || !second) throw new Error('the data set has other organisations')
  city = first
  unit = second
})
afterAll(() => api?.close())

beforeEach(async () => {
  people += 1
  login = `office-${people}`
  const person = await insertPerson(api.pool, { login, org: city, role: Role.officeAdministrator })
  appointmentId = person.appointmentId
})

const endAppointment = () =>
  api.pool.query(`update appointment set to_on = (now() at time zone 'Asia/Shanghai')::date where id = $1`, [
    appointmentId,
  ])

/** Takes the unit out of the city into a tree of its own, as an import does; gives back the way home. */
async function moveUnitAway(): Promise<() => Promise<void>> {
  const place = async (path: string, parentId: string | null) => {
    await api.pool.query('update org set path = $2, parent_id = $3 where id = $1', [unit.id, path, parentId])
    await api.pool.query('update account set org_path = $2 where org_id = $1', [unit.id, path])
  }
  await place(`${unit.path.split('/').at(-2)}/`, null)
  return () => place(unit.path, city.id)
}

const page = (after: string | null) =>
  api.graphql<{
    accounts: { totalCount: number; nodes: { code: string }[]; pageInfo: { endCursor: string } }
  }>(
    `query ($after: String) { accounts(first: 2, after: $after) { totalCount nodes { code } pageInfo { endCursor } } }`,
    { after },
    { as: login },
  )

describe('the next request', () => {
  it('with a cursor from before is refused once the appointment has ended', async () => {
    const first = await page(null)
    await endAppointment()
    const second = await page(first.data?.accounts.pageInfo.endCursor ?? null)
    expect(second.errors.map((error) => error.extensions.code)).toEqual(['session/required'])
  })

  it('with a cursor from before counts and shows nothing of what has left the subtree', async () => {
    const first = await page(null)
    const cursor = first.data?.accounts.pageInfo.endCursor ?? null
    const before = await page(cursor)
    expect(before.data?.accounts.nodes.some((node) => node.code.startsWith('U0000-'))).toBe(true)
    const moveBack = await moveUnitAway()
    try {
      const { data } = await page(cursor)
      expect(data?.accounts.nodes.some((node) => node.code.startsWith('U0000-'))).toBe(false)
      const { rows } = await api.pool.query<{ count: number }>(
        `select count(*) from account where org_path like $1 || '%'`,
        [city.path],
      )
      expect(data?.accounts.totalCount).toBe(rows[0]?.count)
      expect(data?.accounts.totalCount).toBeLessThan(first.data?.accounts.totalCount ?? 0)
    } finally {
      await moveBack()
    }
  })
})

describe('a run that was asked for before', () => {
  /** Another cut-off is another run. */
  let month = 5
  async function asked(scopeId: string): Promise<string> {
    month += 1
    const { data, errors } = await api.graphql<{ startAssessmentRun: { run: { id: string } } }>(
      `mutation ($input: StartAssessmentRunInput!) { startAssessmentRun(input: $input) {
         ... on Refusal { code } ... on RunStarted { run { id } } } }`,
      {
        input: {
          scopeId,
          year: 2025,
          cutoffAt: `2025-0${month}-01T00:00:00Z`,
          kind: 'TRIAL',
          rulebookId: suqian2025.rulebook?.id,
        },
      },
      { as: login },
    )
    expect([errors, data]).toEqual([[], { startAssessmentRun: { run: { id: expect.any(String) } } }])
    return data?.startAssessmentRun.run.id ?? ''
  }

  it('is performed while its requester holds the appointment', async () => {
    expect(await performHere(api.pool, await asked(city.id))).toMatchObject({
      state: 'sealed',
      failure: null,
    })
  })

  it('comes to nothing when the appointment ended before it was performed, and says so', async () => {
    const run = await asked(city.id)
    await endAppointment()
    expect(await performHere(api.pool, run)).toMatchObject({
      state: 'failed',
      failure: { code: 'assessment/no-longer-allowed' },
      unitsTotal: null,
    })
  })

  it('comes to nothing when its scope has moved out of the appointment’s', async () => {
    const run = await asked(unit.id)
    const moveBack = await moveUnitAway()
    try {
      expect(await performHere(api.pool, run)).toMatchObject({
        state: 'failed',
        failure: { code: 'assessment/no-longer-allowed' },
      })
    } finally {
      await moveBack()
    }
  })
})
