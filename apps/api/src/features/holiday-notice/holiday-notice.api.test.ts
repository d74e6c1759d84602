import { holidayNotices } from '@zhengmei/domain/calendar'
import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AssessedCity } from '../../../testing/assessed-city.js'
import { planned, suqian2025 } from '../../../testing/assessment.js'
import { insertPerson } from '../../../testing/fixtures.js'
import { HolidayDesk, holiday, type Notice, noticeOf } from '../../../testing/holiday-desk.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { performHere, requestRun, verifyRun } from '../assessment/index.js'
import { attachEdition } from '../rulebook/index.js'

let city: AssessedCity
let desk: HolidayDesk

beforeAll(async () => {
  city = await AssessedCity.start()
  desk = new HolidayDesk(city.api)
  const { pool } = city.api
  await insertPerson(pool, { login: 'admin', org: city.city, role: Role.systemAdministrator })
  await insertPerson(pool, { login: 'below', org: city.unit, role: Role.systemAdministrator })
  await insertPerson(pool, { login: 'security', org: city.city, role: Role.securityAdministrator })
  await insertPerson(pool, { login: 'auditor', org: city.city, role: Role.securityAuditor })
  await attachEdition(pool, {
    orgId: city.city.id,
    editionId: 'suqian-2021',
    version: 1,
    attachedFrom: '2021-01-01' as never,
  })
  const account = await city.accountId('U0000-A1')
  // Wednesday morning: 24 hours, none of them on a day off.
  await pool.query(
    `insert into message (account_id, external_id, received_at, day, kind)
     values ($1, 'WAITING', '2026-03-04 10:00+08', '2026-03-04', 'policy_enquiry')`,
    [account],
  )
  await pool.query('update account set unreplied_messages = 1 where id = $1', [account])
  await pool.query(
    `insert into finding (id, code, account_id, found_at, level, indicator, notified_at)
     values (gen_random_uuid(), 'OPEN', $1, '2026-03-04 10:00+08', 'city', 'operation.typo', '2026-03-04 10:00+08')`,
    [account],
  )
})
afterAll(() => city?.close())

/** Days that are made up: the product carries no notice of that year. */
const made2027: Notice = {
  year: 2027,
  number: '示例〔2026〕1号',
  issuedOn: '2026-11-01',
  holidays: [
    holiday('春节', '2027-02-08', '2027-02-10'),
    holiday('元旦', '2027-01-01', '2027-01-03', '2027-01-09'),
  ],
}
/** A day off in a week in March 2026 that the real notice has not. */
const amended2026 = (): Notice => ({
  ...noticeOf(2026),
  number: '示例〔2026〕2号',
  holidays: [...noticeOf(2026).holidays, holiday('示例日', '2026-03-05')],
})

const dues = async () => {
  const { data } = await city.api.graphql<{
    account: Record<
      'messages' | 'findings',
      { nodes: { externalId?: string; code?: string; due: { dueAt: string } }[] }
    >
  }>(
    `query ($id: ID!) { account(id: $id) {
      messages(replied: false) { nodes { externalId due { dueAt } } }
      findings(rectified: false) { nodes { code due { dueAt } } } } }`,
    { id: await city.accountId('U0000-A1') },
    { as: 'unit' },
  )
  const [message] = data?.account.messages.nodes.filter(({ externalId }) => externalId === 'WAITING') ?? []
  const [finding] = data?.account.findings.nodes.filter(({ code }) => code === 'OPEN') ?? []
  return [message?.due.dueAt, finding?.due.dueAt]
}

describe('before anybody enters anything', () => {
  it('the product’s notices hold, for everybody to read', async () => {
    const seen = await desk.calendar()
    expect(seen).toMatchObject({ firstYear: 2024, lastYear: 2026, viewerCanSet: false })
    expect(seen.version).toBe(city.official.calendarVersion)
    expect(seen.notices.map(({ number }) => number)).toEqual(holidayNotices.map(({ number }) => number))
    expect((await desk.calendar('admin')).viewerCanSet).toBe(true)
    expect((await desk.calendar('below')).viewerCanSet).toBe(false)
  })

  it('a version that nothing was computed with is unknown', async () => {
    const { data } = await city.api.graphql(
      '{ workCalendar(version: "cn-2024-2026.00000000") { version } }',
      {},
      { as: 'unit' },
    )
    expect(data).toEqual({ workCalendar: null })
  })
})

describe('what is refused', () => {
  it.each([
    ['the office', 'office', 'access/denied'],
    ['who says what people are', 'security', 'access/denied'],
    ['a system administrator of a unit', 'below', 'calendar/whole-installation'],
  ])('%s enters nothing and looks at nothing', async (_, as, code) => {
    expect((await desk.set(made2027, { as })).code).toBe(code)
    expect((await desk.preview(made2027, as))['code']).toBe(code)
  })

  it.each<[string, Notice, string, string]>([
    ['a year apart', { ...made2027, year: 2029 }, 'calendar/year-apart', 'year'],
    ['no number', { ...made2027, number: '' }, 'calendar/number-missing', 'number'],
    ['of tomorrow', { ...made2027, issuedOn: '2099-01-01' }, 'calendar/issued-in-future', 'issuedOn'],
    [
      'a make-up workday on a Friday',
      { ...made2027, holidays: [holiday('元旦', '2027-01-01', '2027-01-03', '2027-01-08')] },
      'calendar/makeup-on-weekday',
      'holidays.0.makeupWorkdays.0',
    ],
    [
      'days of the year before',
      { ...made2027, holidays: [holiday('元旦', '2026-12-01', '2026-12-02')] },
      'calendar/day-outside-year',
      'holidays.0.from',
    ],
    ['what holds already', noticeOf(2026), 'calendar/unchanged', 'holidays'],
  ])('%s', async (_, notice, code, field) => {
    expect(await desk.set(notice)).toMatchObject({ __typename: 'Refusal', code, field })
  })

  it('a calendar that somebody else has changed', async () => {
    expect(await desk.set(made2027, { version: 'cn-2024-2025.00000000' })).toMatchObject({
      code: 'calendar/changed',
      field: 'calendarVersion',
    })
  })

  it('taking back what was never entered', async () => {
    expect(await desk.withdraw(2026)).toMatchObject({ code: 'calendar/nothing-entered', field: 'year' })
  })
})

describe('a year that was missing', () => {
  it('is looked at before it is entered', async () => {
    const seen = await desk.preview(made2027)
    expect(seen).toMatchObject({
      problems: [],
      changedDays: 365,
      sealedRuns: 0,
      waitingEnquiries: 0,
      openFindings: 0,
    })
    // Off from 1 to 3 January and three days in February, one Saturday worked.
    expect(seen['changes']).toHaveLength(7)
    expect(seen['changes']).toContainEqual({ on: '2027-01-09', before: null, after: 'MAKEUP_WORKDAY' })
  })

  it('holds at once, its holidays in order; the same request again is answered as the first was', async () => {
    const key = uuidv7()
    const { version } = await desk.calendar()
    const entered = await desk.set(made2027, { key, version })
    expect(entered.calendar).toMatchObject({ lastYear: 2027 })
    expect(entered.calendar?.notices.at(-1)?.holidays).toMatchObject([
      { name: { zh: '元旦', en: 'New Year’s Day' }, from: '2027-01-01' },
      { name: { zh: '春节' } },
    ])
    expect((await desk.set(made2027, { key, version })).calendar?.version).toBe(entered.calendar?.version)
    expect((await desk.set(made2027)).code).toBe('calendar/unchanged')
  })

  it('is told by the trail with what it says', async () => {
    const { data } = await city.api.graphql<{
      auditEntries: { nodes: { action: string; before: unknown; after: Record<string, unknown> }[] }
    }>(`{ auditEntries(first: 20) { nodes { action before after } } }`, {}, { as: 'auditor' })
    const entries = data?.auditEntries.nodes.filter(({ action }) => action === 'calendar.set') ?? []
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      before: null,
      after: { year: 2027, number: made2027.number, calendar: (await desk.calendar()).version },
    })
    expect(JSON.stringify(entries[0]?.after)).toContain('元旦 2027-01-01…2027-01-03 班 2027-01-09')
  })

  it('can be taken back, and what was entered stays on record', async () => {
    expect((await desk.withdraw(2027))?.calendar).toMatchObject({
      lastYear: 2026,
      version: city.official.calendarVersion,
    })
    const { data } = await city.api.graphql<{ holidayNoticeEntries: unknown[] }>(
      '{ holidayNoticeEntries(year: 2027) { notice { number } builtIn inForce enteredBy } }',
      {},
      { as: 'unit' },
    )
    expect(data?.holidayNoticeEntries).toEqual([
      { notice: null, builtIn: false, inForce: false, enteredBy: 'admin' },
      { notice: { number: made2027.number }, builtIn: false, inForce: false, enteredBy: 'admin' },
    ])
    expect((await desk.withdraw(2027))?.code).toBe('calendar/nothing-entered')
  })
})

describe('an amended year', () => {
  it('moves what waits: the preview counts it, the deadlines follow', async () => {
    expect(await desk.preview(amended2026())).toMatchObject({
      problems: [],
      changes: [{ on: '2026-03-05', before: 'WORKDAY', after: 'HOLIDAY' }],
      waitingEnquiries: 1,
      openFindings: 1,
    })
    expect(await dues()).toEqual(['2026-03-05T02:00:00.000Z', '2026-03-05T16:00:00.000Z'])
    expect((await desk.set(amended2026())).__typename).toBe('WorkCalendarSet')
    expect(await dues()).toEqual(['2026-03-06T02:00:00.000Z', '2026-03-06T16:00:00.000Z'])
  })

  it('is listed above the product’s own, which holds again when it is taken back', async () => {
    const entries = async () => {
      const { data } = await city.api.graphql<{ holidayNoticeEntries: unknown[] }>(
        '{ holidayNoticeEntries(year: 2026) { notice { number } builtIn inForce } }',
        {},
        { as: 'unit' },
      )
      return data?.holidayNoticeEntries
    }
    const [own, product] = [{ number: amended2026().number }, { number: noticeOf(2026).number }]
    expect(await entries()).toEqual([
      { notice: own, builtIn: false, inForce: true },
      { notice: product, builtIn: true, inForce: false },
    ])
    await desk.withdraw(2026)
    expect(await entries()).toEqual([
      { notice: null, builtIn: false, inForce: false },
      { notice: own, builtIn: false, inForce: false },
      { notice: product, builtIn: true, inForce: true },
    ])
    expect(await dues()).toEqual(['2026-03-05T02:00:00.000Z', '2026-03-05T16:00:00.000Z'])
  })
})

describe('runs', () => {
  /** A day off in November: U0000-A1 answered an enquiry of the day before a second too late, and then has another day. */
  const amended2025 = (): Notice => ({
    ...noticeOf(2025),
    number: '示例〔2025〕3号',
    holidays: [...noticeOf(2025).holidays, holiday('示例日', '2025-11-19')],
  })
  const asked = () => ({ ...suqian2025, scopeOrgId: city.city.id, again: true })

  it('that began before go on with their calendar, those that begin after go by the new one; the sealed one is verified as it was', async () => {
    const { pool } = city.api
    const begun = await planned(pool, asked())
    const stop = ({ unitsDone }: { unitsDone: number }) => {
      if (unitsDone > 0) throw new Error('stopped')
    }
    await expect(performHere(pool, begun.id, { onProgress: stop, unitsPerBatch: 5 })).rejects.toThrow(
      'stopped',
    )
    const waiting = await planned(pool, { ...asked(), kind: 'trial' })
    // The first days of a year are looked at by the assessment of the year before.
    const newYear = { ...noticeOf(2026), holidays: noticeOf(2026).holidays.slice(1) }
    expect(await desk.preview(newYear)).toMatchObject({ plannedRuns: 1, sealedRuns: 1 })
    expect(await desk.preview(amended2025())).toMatchObject({ plannedRuns: 1, sealedRuns: 1 })

    const entered = await desk.set(amended2025())
    const goneOn = await performHere(pool, begun.id)
    const after = await performHere(pool, waiting.id)

    expect(goneOn).toMatchObject({ state: 'sealed', resultDigest: city.official.resultDigest })
    expect(goneOn.calendarVersion).toBe(city.official.calendarVersion)
    expect(after.calendarVersion).toBe(entered.calendar?.version)
    expect(after.resultDigest).not.toBe(city.official.resultDigest)
    for (const run of [city.official, goneOn, after])
      expect(await verifyRun(pool, run.id)).toMatchObject({
        ok: true,
        value: { equal: true, differences: [] },
      })
  })

  it('the calendar of each can still be looked at', async () => {
    const { calendarVersion } = city.official
    expect((await desk.calendar()).version).not.toBe(calendarVersion)
    const kept = await desk.calendar('unit', calendarVersion ?? '')
    expect(kept.notices.find(({ year }) => year === 2025)?.holidays).toHaveLength(
      noticeOf(2025).holidays.length,
    )
  })

  it('a what-if goes by the calendar of the run whose facts it takes', async () => {
    const { pool } = city.api
    const changes = [
      { key: 'annual.rule.operation.typo', value: { kind: 'finding', group: 'operation', points: 10 } },
    ]
    const { data } = await city.api.graphql<{ startWhatIf: { run: { id: string } } }>(
      `mutation ($input: StartWhatIfInput!) { startWhatIf(input: $input) { ... on RunStarted { run { id } } } }`,
      { input: { baseRunId: city.official.id, changes } },
      { as: 'office' },
    )
    const sealed = await performHere(pool, data?.startWhatIf.run.id ?? '')
    expect(sealed).toMatchObject({ state: 'sealed', calendarVersion: city.official.calendarVersion })
  })

  it('of a year are asked for once its holidays are known; taken back before one begins, it comes to nothing', async () => {
    const { pool } = city.api
    const request = { ...asked(), kind: 'trial', year: 2023 } as const
    const notice2023 = {
      year: 2023,
      number: '示例〔2022〕1号',
      issuedOn: '2022-12-08',
      holidays: [holiday('元旦', '2022-12-31', '2023-01-02')],
    }
    expect(await requestRun(pool, request, async () => undefined)).toMatchObject({
      ok: false,
      refusal: { code: 'assessment/year-beyond-calendar', field: 'year' },
    })
    await desk.set(notice2023)
    const run = await planned(pool, request)
    expect((await desk.withdraw(2023))?.calendar?.firstYear).toBe(2024)
    expect(await performHere(pool, run.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'assessment/year-beyond-calendar' },
    })
  })
})

it('asks the database once for the calendar, however many deadlines are told', async () => {
  const answer = await city.api.graphql(
    `query ($id: ID!) { account(id: $id) { messages(first: 20) { nodes { due { dueAt } } } findings(first: 20) { nodes { due { dueAt } } } } }`,
    { id: await city.accountId('U0000-A1') },
    { as: 'unit' },
  )
  expect(answer.statements.filter((statement) => statement.includes('from holiday_notice'))).toHaveLength(1)
})
