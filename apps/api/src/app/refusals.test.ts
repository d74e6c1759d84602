import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { insertOrg, insertPerson } from '../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { RefusalLog } from '../platform/audit/index.js'

let api: TestApi
let counter = 0
let login: string
let root: Awaited<ReturnType<typeof insertOrg>>

beforeAll(async () => {
  api = await startTestApi()
  root = await insertOrg(api.pool)
})
afterAll(() => api?.close())
beforeEach(async () => {
  // Another person each time: what one may leave in a minute is bounded.
  counter += 1
  login = `leader${counter}`
  await insertPerson(api.pool, { login, org: root, role: Role.leader })
  await api.cookieOf(login)
})

async function traces(): Promise<{ login: string; object_id: string; after: unknown }[]> {
  const { rows } = await api.pool.query<{ login: string; object_id: string; after: unknown }>(
    `select login, object_id, after from audit_entry where action = 'access.refuse' and login = $1 order by id`,
    [login],
  )
  return rows
}

it('a query that the role denies leaves one record, however often it is asked for in a request', async () => {
  const aliases = Array.from({ length: 10 }, (_, index) => `a${index}: auditEntries { totalCount }`).join(' ')
  const answer = await api.graphql(`{ ${aliases} }`, {}, { as: login })
  expect(answer.errors[0]?.extensions.code).toBe('access/denied')
  expect(await traces()).toMatchObject([
    { object_id: 'auditEntries', after: { refused: [{ operation: 'auditEntries', code: 'access/denied' }] } },
  ])
})

it('a mutation that is refused leaves its code and field, and changes nothing', async () => {
  await api.graphql(
    'mutation { switchAppointment(appointmentId: "00000000-0000-7000-8000-000000000000") { __typename } }',
    {},
    { as: login },
  )
  expect(await traces()).toEqual([
    {
      login,
      object_id: 'switchAppointment',
      after: {
        refused: [
          { operation: 'switchAppointment', code: 'appointment/not-found', field: 'appointmentId', count: 1 },
        ],
      },
    },
  ])
})

it('a file that the role denies leaves a record', async () => {
  const headers = { cookie: await api.cookieOf(login) }
  expect((await fetch(`${api.url}/files/audit/entries.csv`, { headers })).status).toBe(403)
  expect(await traces()).toMatchObject([{ object_id: 'GET /files/audit/entries.csv' }])
})

it('what is allowed leaves none, nor does a session that is over', async () => {
  await api.graphql('{ viewer { person { name } } }', {}, { as: login })
  await api.graphql('{ auditEntries { totalCount } }')
  expect(await traces()).toEqual([])
})

it('nobody floods the trail: the rest of a minute is counted and told by the next record', async () => {
  let now = 0
  const refusals = new RefusalLog(api.pool, () => now)
  const { rows } = await api.pool.query<{ id: string }>('select id from person where login = $1', [login])
  const actor = {
    personId: rows[0]?.id ?? null,
    appointmentId: null,
    tokenId: null,
    requestId: null,
    address: null,
  }
  const refused = [
    { operation: 'a', code: 'x/y' },
    { operation: 'a', code: 'x/y' },
  ]
  for (let request = 0; request < 50; request += 1) await refusals.write(actor, refused)
  expect(await traces()).toHaveLength(6)
  expect((await traces())[0]?.after).toEqual({ refused: [{ operation: 'a', code: 'x/y', count: 2 }] })
  now = 60_000
  await refusals.write(actor, refused)
  expect((await traces()).at(-1)?.after).toMatchObject({ unrecordedBefore: 88 })
})
