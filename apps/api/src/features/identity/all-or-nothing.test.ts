import { Role } from '@zhengmei/domain/identity'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  insertAppointment,
  insertOrg,
  insertPerson,
  type TestOrg,
  testPassword,
} from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { hashPassword } from './password/password.js'
import { createAdministrator } from './person/create-administrator.js'

let api: TestApi
let org: TestOrg
let login: string
let person: { readonly id: string; readonly appointmentId: string }
let people = 0

beforeAll(async () => {
  api = await startTestApi()
  org = await insertOrg(api.pool, { code: 'ROOT' })
})
afterAll(() => api?.close())

beforeEach(async () => {
  people += 1
  login = `o'neil${people}?\\`
  person = await insertPerson(api.pool, { login, org, role: Role.officeAdministrator })
})

const signIn = (password = testPassword) =>
  api.graphql<{ signIn: { __typename: string; code?: string } }>(
    `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { code } } }`,
    { input: { login, password } },
  )

/** Everything that the use cases may change. */
async function state() {
  const tables = ['person', 'appointment', 'invitation', 'org', 'audit_entry']
  const rows = await Promise.all(
    tables.map(async (table) => (await api.pool.query(`select * from ${table} order by 1`)).rows),
  )
  const { rows: sessions } = await api.pool.query(
    'select id, person_id, appointment_id, ended_at from session order by id',
  )
  return [...rows, sessions]
}

describe('a change whose audit row fails is no change', () => {
  afterEach(() => api.pool.query('drop trigger no_trail on audit_entry'))

  const breakTrail = () =>
    api.pool.query(
      'create trigger no_trail before insert on audit_entry for each row execute function refuse_change()',
    )

  async function invited(): Promise<string> {
    const made = await createAdministrator(api.database, { login, name: 'x' })
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.secret
  }

  it.each<[string, () => Promise<() => Promise<{ readonly errors: readonly unknown[] }>>]>([
    ['signing in', async () => () => signIn()],
    [
      'signing out',
      async () => {
        await api.cookieOf(login)
        return () => api.graphql('mutation { signOut }', {}, { as: login })
      },
    ],
    [
      'switching the appointment',
      async () => {
        const other = await insertAppointment(api.pool, person.id, org, Role.inspector)
        await api.cookieOf(login)
        const change = `mutation ($id: ID!) { switchAppointment(appointmentId: $id) { __typename } }`
        return () => api.graphql(change, { id: other }, { as: login })
      },
    ],
    [
      'accepting an invitation',
      async () => {
        await signIn()
        const input = { secret: await invited(), password: 'seven rivers meet here' }
        const accept =
          'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename } }'
        return () => api.graphql(accept, { input })
      },
    ],
  ])('%s', async (_, prepare) => {
    const act = await prepare()
    await breakTrail()
    const before = await state()
    expect((await act()).errors).toMatchObject([{ extensions: { code: 'fault/unexpected' } }])
    expect(await state()).toEqual(before)
  })

  it('making an administrator with an organisation', async () => {
    await breakTrail()
    const before = await state()
    const organisation = { code: 'NEW', name: '新单位' }
    const made = createAdministrator(api.database, { login: 'new', name: 'x', organisation })
    await expect(made).rejects.toThrow('append-only')
    expect(await state()).toEqual(before)
  })
})

describe('who signs in while', () => {
  it.each([
    ['their password is replaced', 'password_hash = $2'],
    ['they are disabled', `disabled_at = now(), name = $2`],
  ])('%s gets no session', async (_, change) => {
    const client = await api.pool.connect()
    try {
      await client.query('begin')
      await client.query(`update person set ${change} where id = $1`, [
        person.id,
        await hashPassword('another'),
      ])
      const answer = signIn()
      await somebodyWaits()
      await client.query('commit')
      expect((await answer).data).toEqual({
        signIn: { __typename: 'Refusal', code: 'session/wrong-credentials' },
      })
    } finally {
      client.release()
    }
    const { rows } = await api.pool.query('select 1 from session where person_id = $1', [person.id])
    expect(rows).toEqual([])
  })

  async function somebodyWaits(): Promise<void> {
    const waiting = async () => (await api.pool.query('select 1 from pg_locks where not granted')).rows.length
    for (let times = 0; times < 500 && (await waiting()) === 0; times += 1)
      await new Promise((again) => setTimeout(again, 10))
  }
})
