import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson, type TestOrg } from '../../testing/fixtures.js'
import { takeFrom } from '../../testing/subscribe.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { publish } from '../platform/events/index.js'
import { uuidv7 } from '../platform/ids/index.js'

let api: TestApi
let own: TestOrg
let beside: TestOrg
let office: { id: string; appointmentId: string }

beforeAll(async () => {
  api = await startTestApi()
  own = await insertOrg(api.pool)
  beside = await insertOrg(api.pool)
  office = await insertPerson(api.pool, { login: 'office', org: own, role: Role.officeAdministrator })
})
afterAll(() => api?.close())

async function insertJob(org: TestOrg): Promise<string> {
  const id = uuidv7()
  await api.pool.query(
    'insert into import_job (id, dry_run, org_id, requested_by, appointment_id) values ($1, true, $2, $3, $4)',
    [id, org.id, office.id, office.appointmentId],
  )
  return id
}

async function insertRun(org: TestOrg): Promise<string> {
  const id = uuidv7()
  await api.pool.query(
    `insert into assessment_run (id, kind, scope_org_id, year, cutoff_at, edition_id, edition_version, layers,
       facts_from, enquiries_over_hours, state, request_key, requested_by)
     values ($1, 'trial', $2, 2025, now(), 'suqian-2021', 1, '[]', 'rollups', 24, 'planned', $3, $4)`,
    [id, org.id, id, office.id],
  )
  return id
}

describe.each([
  {
    field: 'importJobProgress',
    table: 'import_job',
    topic: 'import_job',
    insert: insertJob,
    states: ['running', 'cancelled'],
  },
  {
    field: 'assessmentRunProgress',
    table: 'assessment_run',
    topic: 'assessment_run',
    insert: insertRun,
    states: ['freezing', 'cancelled'],
  },
])('$field', ({ field, table, topic, insert, states }) => {
  const document = `subscription ($id: ID!) { ${field}(id: $id) { id state } }`

  it('tells the state as it is, each change, and ends when it is over', async () => {
    const id = await insert(own)
    const proceed = async (count: number) => {
      if (count > states.length) return
      await api.pool.query(`update ${table} set state = $2 where id = $1`, [id, states[count - 1]])
      await publish(api.pool, { topic, id })
    }
    const { values } = await takeFrom(api.url, document, {
      cookie: await api.cookieOf('office'),
      variables: { id },
      onValue: (count) => void proceed(count),
    })
    const expected = ['planned', ...states].map((state) => ({
      data: { [field]: { id, state: state.toUpperCase() } },
    }))
    expect(values).toEqual(expected)
  })

  it.each([
    ['what is another’s', () => insert(beside)],
    ['what is not there', async () => uuidv7()],
    ['what is no id', async () => 'x'],
  ])('tells nothing of %s', async (_, target) => {
    const taking = await takeFrom(api.url, document, {
      cookie: await api.cookieOf('office'),
      variables: { id: await target() },
    })
    expect(taking).toEqual({ values: [] })
  })
})
