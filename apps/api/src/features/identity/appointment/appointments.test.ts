import { Role } from '@zhengmei/domain/identity'
import { dayOf, fromEpochDay, type PlainDate, toEpochDay } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertAppointment, insertOrg, insertPerson } from '../../../../testing/fixtures.js'
import { type AdministeredTree, change, insertAdministeredTree } from '../../../../testing/people.js'
import { startTestApi, type TestApi } from '../../../../testing/test-api.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'

let api: TestApi
let tree: AdministeredTree
let today: PlainDate
/** Somebody new for each test: an inspector of the county. */
let login: string
let id: string
let appointmentId: string
let made = 0
beforeAll(async () => {
  api = await startTestApi()
  tree = await insertAdministeredTree(api)
  today = dayOf(await databaseClock(api.pool).now())
})
afterAll(() => api?.close())
beforeEach(async () => {
  made += 1
  login = `person${made}`
  const person = await insertPerson(api.pool, { login, org: tree.county, role: Role.inspector })
  id = person.id
  appointmentId = person.appointmentId
})

const later = (days: number) => fromEpochDay((toEpochDay(today) + days) as ReturnType<typeof toEpochDay>)
const grant = (as: string, input: Record<string, unknown> = {}) =>
  change(api, as, 'grantAppointment', {
    personId: id,
    organisationId: tree.county.id,
    role: 'EDITOR',
    ...input,
  })
const end = (as: string, input: Record<string, unknown> = {}) =>
  change(api, as, 'endAppointment', { appointmentId, ...input })
const viewer = async (as: string) =>
  (await api.graphql<{ viewer: object | null }>('{ viewer { appointment { role } } }', {}, { as })).data
    ?.viewer
const countAppointments = async () =>
  (await api.pool.query<{ count: number }>('select count(*) from appointment')).rows[0]?.count

describe('appointing', () => {
  it('counts on the very next request', async () => {
    const outcome = await grant('unit', { jobTitle: 'EDITOR_IN_CHIEF' })
    expect(outcome.person?.appointments).toContainEqual({
      id: expect.any(String),
      role: 'EDITOR',
      state: 'CURRENT',
      fromOn: today,
      toOn: null,
      jobTitle: 'EDITOR_IN_CHIEF',
      standInFor: null,
    })
    const own = await api.graphql<{ viewer: { appointments: { role: string }[] } }>(
      '{ viewer { appointments { role jobTitleName { zh } } } }',
      {},
      { as: login },
    )
    expect(own.data?.viewer.appointments).toContainEqual({ role: 'EDITOR', jobTitleName: { zh: '总编辑' } })
  })

  it('for days to come does not count yet', async () => {
    const outcome = await grant('unit', { fromOn: later(1), toOn: later(3) })
    expect(outcome.person?.appointments.map(({ role, state }) => [role, state])).toEqual([
      ['INSPECTOR', 'CURRENT'],
      ['EDITOR', 'FUTURE'],
    ])
    const own = await api.graphql<{ viewer: { appointments: object[] } }>(
      '{ viewer { appointments { role } } }',
      {},
      { as: login },
    )
    expect(own.data?.viewer.appointments).toEqual([{ role: 'INSPECTOR' }])
  })

  const refusals: [string, string, () => Record<string, unknown>, string][] = [
    ['a role of the own rank', 'unit', () => ({ role: 'UNIT_ADMINISTRATOR' }), 'appointment/role-too-high'],
    [
      'an administrator, by an office',
      'office',
      () => ({ role: 'SECURITY_AUDITOR' }),
      'appointment/role-too-high',
    ],
    ['a unit beside', 'unit', () => ({ organisationId: tree.beside.id }), 'organisation/not-found'],
    ['a unit above', 'unit', () => ({ organisationId: tree.city.id }), 'organisation/not-found'],
    ['a unit that is not there', 'unit', () => ({ organisationId: uuidv7() }), 'organisation/not-found'],
    ['a person who is not there', 'unit', () => ({ personId: uuidv7() }), 'person/not-found'],
    ['oneself', 'unit', () => ({ personId: tree.ids.unit }), 'appointment/own'],
    ['oneself, being security', 'security', () => ({ personId: tree.ids.security }), 'appointment/own'],
    ['what they hold already', 'office', () => ({ role: 'INSPECTOR' }), 'appointment/already-held'],
    ['from yesterday', 'unit', () => ({ fromOn: later(-1) }), 'appointment/begins-in-the-past'],
    ['to the day it begins', 'unit', () => ({ toOn: today }), 'appointment/ends-before-it-begins'],
    ['by the system administrator', 'system', () => ({}), 'access/denied'],
    ['by the auditor', 'audit', () => ({}), 'access/denied'],
    [
      'a second of the three',
      'security',
      () => ({ personId: tree.ids.audit, role: 'SYSTEM_ADMINISTRATOR' }),
      'appointment/administrators-are-separate',
    ],
  ]
  it.each(refusals)('refuses %s, and leaves nothing', async (_, as, input, code) => {
    const before = await countAppointments()
    expect(await grant(as, input())).toMatchObject({ code })
    expect(await countAppointments()).toBe(before)
  })

  it('refuses who is disabled, and who is beyond one’s subtree', async () => {
    const { id: foreign } = await insertPerson(api.pool, {
      login: `${login}.beside`,
      org: tree.beside,
      role: Role.editor,
    })
    expect(await grant('unit', { personId: foreign })).toMatchObject({ code: 'person/not-found' })
    await change(api, 'system', 'disablePerson', id)
    expect(await grant('unit')).toMatchObject({ code: 'person/disabled' })
  })

  it('refuses a unit that has ended, by code and field', async () => {
    const gone = await insertOrg(api.pool, { parent: tree.county })
    await api.pool.query('update org set abolished_on = $2 where id = $1', [gone.id, today])
    const refusal = { code: 'organisation/abolished', field: 'organisationId' }
    expect(await grant('unit', { organisationId: gone.id })).toMatchObject(refusal)
    expect(await grant('unit', { organisationId: gone.id, fromOn: later(30) })).toMatchObject(refusal)
    const added = { login: `${login}.gone`, name: '甲', organisationId: gone.id }
    expect(await change(api, 'system', 'createPerson', added)).toMatchObject(refusal)
    const moved = { personId: id, version: 1, organisationId: gone.id }
    expect(await change(api, 'system', 'editPerson', moved)).toMatchObject(refusal)
  })

  it('once for a key', async () => {
    const input = { idempotencyKey: `key ${login}` }
    const [one, other] = [await grant('unit', input), await grant('unit', input)]
    expect(other).toEqual(one)
    expect(one.person?.appointments).toHaveLength(2)
  })

  it('to two of the three roles at once: one gets through', async () => {
    const outcomes = await Promise.all(
      ['SYSTEM_ADMINISTRATOR', 'SECURITY_AUDITOR', 'SECURITY_ADMINISTRATOR'].map((role) =>
        grant('security', { role, organisationId: tree.city.id }),
      ),
    )
    expect(outcomes.map(({ code }) => code ?? 'done').sort()).toEqual([
      'appointment/administrators-are-separate',
      'appointment/administrators-are-separate',
      'done',
    ])
  })
})

describe('ending an appointment', () => {
  it('now: the session is over on the very next request', async () => {
    expect(await viewer(login)).toEqual({ appointment: { role: 'INSPECTOR' } })
    expect(await end('office')).toMatchObject({ person: { appointments: [{ state: 'PAST', toOn: today }] } })
    expect(await viewer(login)).toBeNull()
    const { rows } = await api.pool.query(
      'select count(*) from session where person_id = $1 and ended_at is null',
      [id],
    )
    expect(rows).toEqual([{ count: 0 }])
  })

  it('leaves what else the person does', async () => {
    await insertAppointment(api.pool, id, tree.beside, Role.editor)
    await end('office')
    expect(await viewer(login)).toEqual({ appointment: { role: 'EDITOR' } })
  })

  it('on a day to come: until then it counts', async () => {
    expect(await end('office', { on: later(2) })).toMatchObject({
      person: { appointments: [{ state: 'CURRENT', toOn: later(2) }] },
    })
    expect(await viewer(login)).toEqual({ appointment: { role: 'INSPECTOR' } })
    expect(await end('office', { on: later(3) })).toMatchObject({
      code: 'appointment/ends-earlier',
      field: 'on',
    })
    expect(await end('office', { on: later(1) })).toMatchObject({ __typename: 'PersonChanged' })
  })

  it('made today, or to begin later, calls it off', async () => {
    const outcome = await grant('unit', { fromOn: later(5) })
    const future = outcome.person?.appointments.find(({ role }) => role === 'EDITOR')
    const ended = await change(api, 'unit', 'endAppointment', { appointmentId: future?.id })
    expect(ended.person?.appointments).toContainEqual(
      expect.objectContaining({ role: 'EDITOR', fromOn: later(5), toOn: later(5) }),
    )
    const again = await grant('unit')
    const fresh = again.person?.appointments.find(
      ({ state, role }) => role === 'EDITOR' && state === 'CURRENT',
    )
    expect(await change(api, 'unit', 'endAppointment', { appointmentId: fresh?.id })).toMatchObject({
      __typename: 'PersonChanged',
    })
    // And may be made anew the same day.
    expect(await grant('unit')).toMatchObject({ __typename: 'PersonChanged' })
  })

  const refusals: [string, string, () => Record<string, unknown>, string][] = [
    ['in the past', 'office', () => ({ on: later(-1) }), 'appointment/ends-in-the-past'],
    ['one that is not there', 'office', () => ({ appointmentId: uuidv7() }), 'appointment/not-found'],
    ['no id', 'office', () => ({ appointmentId: 'x' }), 'appointment/not-found'],
    ['of a higher role', 'unit', () => ({}), 'appointment/role-too-high'],
    ['by the system administrator', 'system', () => ({}), 'access/denied'],
  ]
  it.each(refusals)('refuses %s', async (_, as, input, code) => {
    expect(await end(as, input())).toMatchObject({ code })
    expect(await viewer(login)).toEqual({ appointment: { role: 'INSPECTOR' } })
  })

  it('refuses what is over, one’s own, and what is beside', async () => {
    await end('office')
    expect(await end('office')).toMatchObject({ code: 'appointment/over' })
    const { rows } = await api.pool.query<{ id: string }>('select id from appointment where person_id = $1', [
      tree.ids.office,
    ])
    expect(await end('office', { appointmentId: rows[0]?.id })).toMatchObject({ code: 'appointment/own' })
    const beside = await insertAppointment(api.pool, id, tree.beside, Role.editor)
    expect(await end('unit', { appointmentId: beside })).toMatchObject({ code: 'appointment/not-found' })
  })

  it('refuses to end the last administrator of a kind over a node', async () => {
    const { rows } = await api.pool.query<{ id: string }>('select id from appointment where person_id = $1', [
      tree.ids.system,
    ])
    const endOfSystem = () => end('security', { appointmentId: rows[0]?.id })
    expect(await endOfSystem()).toMatchObject({ code: 'appointment/last-administrator' })
    // One below doesn't keep what is above.
    await insertPerson(api.pool, { login: `${login}.below`, org: tree.city, role: Role.systemAdministrator })
    expect(await endOfSystem()).toMatchObject({ code: 'appointment/last-administrator' })
    const elsewhere = await insertOrg(api.pool)
    // Nor one who has yet to follow their link.
    const invited = await insertPerson(api.pool, {
      login: `${login}.invited`,
      org: elsewhere,
      role: Role.systemAdministrator,
    })
    await api.pool.query('update person set password_hash = null where id = $1', [invited.id])
    expect(await endOfSystem()).toMatchObject({ code: 'appointment/last-administrator' })
    // One at the root of another tree does: they keep every tree.
    await insertPerson(api.pool, { login: `${login}.else`, org: elsewhere, role: Role.systemAdministrator })
    expect(await endOfSystem()).toMatchObject({ __typename: 'PersonChanged' })
    await api.pool.query('update appointment set to_on = null where id = $1', [rows[0]?.id])
    api.forget('system')
  })

  it('that can not be written down is not done', async () => {
    await api.pool.query(
      'create trigger no_trail before insert on audit_entry for each row execute function refuse_change()',
    )
    try {
      expect(await end('office')).toMatchObject({ code: 'fault/unexpected' })
    } finally {
      await api.pool.query('drop trigger no_trail on audit_entry')
    }
    expect(await viewer(login)).toEqual({ appointment: { role: 'INSPECTOR' } })
  })
})

describe('a stand-in', () => {
  let deputy: string
  let deputyLogin: string
  beforeEach(async () => {
    deputyLogin = `${login}.deputy`
    deputy = (await insertPerson(api.pool, { login: deputyLogin, org: tree.county, role: Role.editor })).id
  })
  const standIn = (input: Record<string, unknown> = {}, as = 'office') =>
    change(api, as, 'appointStandIn', {
      appointmentId,
      personId: deputy,
      fromOn: today,
      toOn: later(7),
      ...input,
    })

  it('has the role for these days, and says for whom', async () => {
    const outcome = await standIn()
    expect(outcome.person?.appointments).toContainEqual(
      expect.objectContaining({
        role: 'INSPECTOR',
        fromOn: today,
        toOn: later(7),
        standInFor: { name: login },
      }),
    )
    const own = await api.graphql<{ viewer: { appointments: object[] } }>(
      '{ viewer { appointments { role toOn standInFor { name } } } }',
      {},
      { as: deputyLogin },
    )
    expect(own.data?.viewer.appointments).toContainEqual({
      role: 'INSPECTOR',
      toOn: later(7),
      standInFor: { name: login },
    })
  })

  it('ends with the original', async () => {
    await standIn()
    await end('office', { on: later(2) })
    const toOns = async () => {
      const { rows } = await api.pool.query<{ to_on: string }>(
        'select to_on from appointment where stand_in_for = $1',
        [appointmentId],
      )
      return rows.map((row) => row.to_on)
    }
    expect(await toOns()).toEqual([later(2)])
    await end('office')
    expect(await toOns()).toEqual([today])
    expect(await viewer(deputyLogin)).toEqual({ appointment: { role: 'EDITOR' } })
  })

  const refusals: [string, () => Record<string, unknown>, string][] = [
    ['for oneself', () => ({ personId: id }), 'stand-in/same-person'],
    ['longer than the original', () => ({ toOn: later(31) }), 'stand-in/outside-the-term'],
    ['in the past', () => ({ fromOn: later(-1) }), 'appointment/begins-in-the-past'],
    ['by nobody who is there', () => ({ personId: uuidv7() }), 'person/not-found'],
  ]
  it.each(refusals)('is refused %s', async (_, input, code) => {
    await end('office', { on: later(30) })
    expect(await standIn(input())).toMatchObject({ code })
  })

  it('has none themselves, and is named only by who may give the role', async () => {
    const outcome = await standIn()
    const their = outcome.person?.appointments.find(({ standInFor }) => standInFor !== null)
    const other = await insertPerson(api.pool, {
      login: `${login}.third`,
      org: tree.county,
      role: Role.editor,
    })
    expect(await standIn({ appointmentId: their?.id, personId: other.id })).toMatchObject({
      code: 'stand-in/of-a-stand-in',
    })
    expect(await standIn({ personId: other.id }, 'unit')).toMatchObject({ code: 'appointment/role-too-high' })
  })
})

describe('a departure', () => {
  it('ends all appointments, sessions, tokens and links at once', async () => {
    await insertAppointment(api.pool, id, tree.beside, Role.editor, { fromOn: later(3) })
    await viewer(login)
    expect(await change(api, 'office', 'departPerson', id)).toMatchObject({
      endedAppointments: 2,
      person: { appointments: [{ state: 'PAST' }, { state: 'PAST' }] },
    })
    expect(await viewer(login)).toBeNull()
    expect(await change(api, 'office', 'departPerson', id)).toMatchObject({ code: 'person/holds-nothing' })
  })

  it('is refused while something is not one’s own to end, and then ends nothing', async () => {
    await insertAppointment(api.pool, id, tree.root, Role.leader)
    expect(await change(api, 'office', 'departPerson', id)).toMatchObject({
      code: 'person/beyond-your-scope',
    })
    expect(await change(api, 'unit', 'departPerson', id)).toMatchObject({ code: 'appointment/role-too-high' })
    expect(await viewer(login)).not.toBeNull()
    expect(await change(api, 'security', 'departPerson', id)).toMatchObject({ endedAppointments: 2 })
  })
})
