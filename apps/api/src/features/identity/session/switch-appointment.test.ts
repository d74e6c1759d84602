import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAppointment, insertOrg, insertPerson, type TestOrg } from '../../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'

let api: TestApi
let city: TestOrg
let county: TestOrg

beforeAll(async () => {
  api = await startTestApi()
  city = await insertOrg(api.pool, { code: 'C1', name: '市' })
  county = await insertOrg(api.pool, { parent: city, code: 'C2', name: '县' })
})
afterAll(() => api?.close())

let people = 0
async function newPerson() {
  people += 1
  const login = `person${people}`
  const role = Role.officeAdministrator
  return { login, ...(await insertPerson(api.pool, { login, org: county, role })) }
}

describe('switching the appointment', () => {
  const change = `mutation ($id: ID!) { switchAppointment(appointmentId: $id) { __typename
    ... on AppointmentSwitched { viewer { appointment { id roleTitle { en } organisation { code childCount } } appointments { id } viewerCanStartRuns } }
    ... on Refusal { code field } } }`

  it('acts at once, in the same answer and on the next request, and is noted', async () => {
    const { login, id, appointmentId } = await newPerson()
    const wider = await insertAppointment(api.pool, id, city, Role.inspector)
    const seen = async () =>
      (
        await api.graphql<{ organisations: { nodes: { code: string }[] } }>(
          '{ organisations(search: "C1") { nodes { code } } }',
          {},
          { as: login },
        )
      ).data?.organisations.nodes.length
    expect(await seen()).toBe(1)
    const narrowed = await api.graphql(change, { id: appointmentId }, { as: login })
    expect(narrowed.data).toMatchObject({
      switchAppointment: {
        viewer: {
          appointment: { id: appointmentId, organisation: { code: 'C2' } },
          viewerCanStartRuns: true,
        },
      },
    })
    expect(await seen()).toBe(0)
    const { rows } = await api.pool.query(
      `select before, after from audit_entry where action = 'session.switch_appointment' and person_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ before: { appointmentId: wider }, after: { appointmentId } }])
  })

  it.each<[string, () => Promise<string>]>([
    ['another person’s', async () => (await newPerson()).appointmentId],
    ['one that isn’t there', async () => '01a2038c-efb5-7686-8e34-8c678c618690'],
    ['something that is no id', async () => 'x'],
  ])('to %s is refused alike', async (_, target) => {
    const { login } = await newPerson()
    const answer = await api.graphql(change, { id: await target() }, { as: login })
    expect(answer.data).toEqual({
      switchAppointment: { __typename: 'Refusal', code: 'appointment/not-found', field: 'appointmentId' },
    })
  })

  it('to one that is over is refused', async () => {
    const { login, id } = await newPerson()
    const over = await insertAppointment(api.pool, id, city, Role.leader, { toOn: '2021-01-01' })
    expect((await api.graphql(change, { id: over }, { as: login })).data).toMatchObject({
      switchAppointment: { code: 'appointment/not-found' },
    })
  })
})
