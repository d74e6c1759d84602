import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertAppointment, insertPerson, type TestOrg } from '../../../testing/fixtures.js'
import { daysFrom, type SmallTree, smallTree } from '../../../testing/small-tree.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { fixedClock } from '../../platform/clock/index.js'
import { endAtGoneUnits } from '../identity/index.js'
import { carryOutPlanned } from './index.js'

let api: TestApi
let tree: SmallTree
let today: string
/** Who works in the west county, and nowhere else. */
let clerk: { readonly id: string; readonly appointmentId: string; readonly login: string }

beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api?.close())
beforeEach(async () => {
  tree = await smallTree(api)
  today = await tree.today()
  const login = `clerk${tree.no}`
  clerk = { ...(await insertPerson(api.pool, { login, org: tree.west, role: Role.editor })), login }
})

const end = (kind: 'abolish' | 'merge', more: object = {}) =>
  tree.change(tree.cityOffice, `${kind}Organisation`, {
    organisationId: tree.west.id,
    version: 1,
    ...(kind === 'merge' ? { targetId: tree.east.id } : {}),
    ...more,
  })
const rowsOf = async (sql: string, values: unknown[] = [clerk.id]) => (await api.pool.query(sql, values)).rows
const lastDays = () =>
  rowsOf('select to_on as "toOn" from appointment where person_id = $1 order by from_on, id')
const entries = () =>
  rowsOf('select action, after from audit_entry where object_id = any($1) order by action', [
    [clerk.appointmentId, tree.west.id, clerk.id],
  ])
const isIn = async () => {
  const answer = await api.graphql('{ accounts { totalCount } }', {}, { as: clerk.login })
  return answer.data !== null
}

describe('appointments at a unit that is no more', () => {
  it.each(['abolish', 'merge'] as const)(
    'end with it (%s): out on the very next request, told by the trail, what they leave is on a list',
    async (kind) => {
      expect(await isIn()).toBe(true)
      expect(await end(kind)).toMatchObject({ change: { state: 'DONE' } })
      expect(await isIn()).toBe(false)
      expect(await lastDays()).toEqual([{ toOn: today }])
      expect(await entries()).toEqual([
        { action: 'appointment.end', after: expect.objectContaining({ personId: clerk.id, toOn: today }) },
        { action: 'handover.open', after: { items: 1, dueOn: today } },
        { action: `organisation.${kind}`, after: expect.objectContaining({ endedAppointments: 1 }) },
      ])
      expect(
        await rowsOf(`select kind from notification where person_id = $1 and kind = 'appointment_ended'`),
      ).toHaveLength(1)
    },
  )

  it('are handed over to the same post at the unit that follows', async () => {
    await end('merge')
    const [item] = await rowsOf('select id from handover_item where appointment_id = $1', [
      clerk.appointmentId,
    ])
    const settle = async (successorId: string) =>
      (
        await api.graphql<{ settleHandoverItem: { code?: string } }>(
          `mutation ($input: SettleHandoverItemInput!) { settleHandoverItem(input: $input) { __typename ... on Refusal { code } } }`,
          { input: { itemId: item.id, successorId } },
          { as: tree.cityOffice },
        )
      ).data?.settleHandoverItem
    const at = (org: TestOrg) =>
      insertPerson(api.pool, { login: `${org.code} of ${tree.no}`, org, role: Role.editor })
    expect(await settle((await at(tree.town)).id)).toMatchObject({ code: 'handover/not-appointed' })
    expect(await settle((await at(tree.east)).id)).toEqual({ __typename: 'HandoverItemSettled' })
  })

  it('take their stand-ins with them, call off what was to come, and leave those elsewhere in force', async () => {
    const standIn = await insertPerson(api.pool, {
      login: `stand-in${tree.no}`,
      org: tree.east,
      role: Role.editor,
    })
    const standing = await insertAppointment(api.pool, standIn.id, tree.west, Role.editor)
    await api.pool.query('update appointment set stand_in_for = $2, to_on = $3 where id = $1', [
      standing,
      clerk.appointmentId,
      daysFrom(today, 60),
    ])
    const coming = await insertAppointment(api.pool, clerk.id, tree.west, Role.replyClerk)
    await api.pool.query('update appointment set from_on = $2 where id = $1', [coming, daysFrom(today, 20)])
    await insertAppointment(api.pool, clerk.id, tree.east, Role.editor)
    await end('merge')
    expect(await lastDays()).toEqual([{ toOn: today }, { toOn: null }, { toOn: daysFrom(today, 20) }])
    expect(
      await rowsOf('select org_id = $2 as there, to_on as "toOn" from appointment where person_id = $1', [
        standIn.id,
        tree.west.id,
      ]),
    ).toEqual(
      expect.arrayContaining([
        { there: true, toOn: today },
        { there: false, toOn: null },
      ]),
    )
  })

  it('were acted under on the days gone by: an abolition of the past ends them today', async () => {
    await end('abolish', { effectiveOn: daysFrom(today, -10), reason: '补录' })
    expect(await lastDays()).toEqual([{ toOn: today }])
  })

  it('stay in force until the day of a planned change, and end on it', async () => {
    const day = daysFrom(today, 30)
    expect(await end('merge', { effectiveOn: day })).toMatchObject({ change: { state: 'PLANNED' } })
    expect([await isIn(), await lastDays()]).toEqual([true, [{ toOn: null }]])
    await carryOutPlanned(api.pool, fixedClock(Date.parse(`${day}T00:00:00+08:00`)))
    expect(await lastDays()).toEqual([{ toOn: day }])
    expect(await entries()).toEqual(
      expect.arrayContaining([
        { action: 'organisation.merge', after: expect.objectContaining({ endedAppointments: 1 }) },
      ]),
    )
  })

  it('that an earlier version left in force are ended by the hourly upkeep, and nothing else is', async () => {
    expect(await isIn()).toBe(true)
    await api.pool.query('update org set abolished_on = $2 where id = $1', [tree.west.id, today])
    const elsewhere = await insertPerson(api.pool, {
      login: `town${tree.no}`,
      org: tree.town,
      role: Role.editor,
    })
    await endAtGoneUnits(api.pool)
    expect([await isIn(), await lastDays()]).toEqual([false, [{ toOn: today }]])
    const told = await rowsOf(`select person_id as by, action from audit_entry where object_id = $1`, [
      clerk.appointmentId,
    ])
    expect(told).toEqual([{ by: null, action: 'appointment.end' }])
    expect(
      await rowsOf('select to_on as "toOn" from appointment where id = $1', [elsewhere.appointmentId]),
    ).toEqual([{ toOn: null }])
  })

  it.each([['today'], ['on a day to come']])(
    'are not all there is: with the last administrator a unit does not end (%s)',
    async (when) => {
      await insertPerson(api.pool, {
        login: `security${tree.no}`,
        org: tree.west,
        role: Role.securityAdministrator,
      })
      const refused = await end('abolish', when === 'today' ? {} : { effectiveOn: daysFrom(today, 30) })
      expect(refused.code).toBe('appointment/last-administrator')
      expect([await isIn(), await lastDays()]).toEqual([true, [{ toOn: null }]])
    },
  )
})
