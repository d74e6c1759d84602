import { receivedForDeadline } from '@zhengmei/domain/assessment'
import { builtInCalendar } from '@zhengmei/domain/calendar'
import { Role } from '@zhengmei/domain/identity'
import { dayOf, type Instant } from '@zhengmei/domain/kernel'
import {
  type CardKey,
  type CardList,
  cardKeys,
  cardOf,
  cardsFor,
  firstOfLast,
} from '@zhengmei/domain/workbench'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importSuqianMini, performed } from '../../../testing/assessment.js'
import {
  insertAccount,
  insertAppointment,
  insertOrg,
  insertPerson,
  type TestOrg,
} from '../../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../../testing/test-api.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { RunKind } from '../assessment/index.js'
import { attachEdition } from '../rulebook/index.js'
import { accountFilterOf } from './count-cards.js'

let api: TestApi
let city: TestOrg
let desert: TestOrg
const today = dayOf(Date.now() as Instant)

/** Who, between them, see every card there is. */
const some = [
  Role.systemAdministrator,
  Role.securityAdministrator,
  Role.securityAuditor,
  Role.officeAdministrator,
  Role.unitAdministrator,
]

const others = [Role.approver, Role.leader, Role.reporting, Role.editor, Role.replyClerk]

const loginOf = (role: Role) => `of_${role}`

beforeAll(async () => {
  api = await startTestApi()
  const { pool } = api
  await importSuqianMini(pool)
  const { rows } = await pool.query<TestOrg>(`select id, code, path from org where code = 'CITY'`)
  const [found] = rows
  if (!found) throw new Error('the data set has another city')
  city = found
  desert = await insertOrg(pool, { parent: city, code: 'DESERT', name: '尚无数据的单位' })
  await insertAccount(pool, desert, { code: 'D-1' })
  await attachEdition(pool, {
    orgId: city.id,
    editionId: 'suqian-2021',
    version: 1,
    attachedFrom: '2021-01-01' as never,
  })
  for (const role of [...some, ...others]) await insertPerson(pool, { login: loginOf(role), org: city, role })
  await insertPerson(pool, { login: 'desert', org: desert, role: Role.unitAdministrator })
  await somethingOfEverything()
})
afterAll(() => api?.close())

/** When an enquiry came in that is due between now and the end of the next working day, whatever day it is. */
function soonDue(): string {
  const now = Date.now()
  const end = builtInCalendar.endOfNthWorkingDayAfter(today, 1)
  if (!end.ok) throw new Error('the notices of holidays don’t reach that far')
  const hours = { hours: 24, hoursTouchingNonWorkingDay: 48 }
  const [first] = receivedForDeadline(
    hours,
    { fromAt: now, beforeAt: end.value },
    builtInCalendar.isWorkingDay,
  )
  if (!first) throw new Error('nothing can be due soon')
  return new Date((first.fromAt + Math.min(first.beforeAt, now)) / 2).toISOString()
}

/** Enquiries of every age, findings, hosts that ended, imports, runs, people: so that no card of a list that is filled stays 0. */
async function somethingOfEverything(): Promise<void> {
  const { pool } = api
  const request = { scopeOrgId: city.id, year: 2025, rulebook: { id: 'suqian-2021' } } as const
  await performed(pool, { ...request, kind: RunKind.trial })
  await pool.query(
    `update account set last_post_on = (now() at time zone 'Asia/Shanghai')::date where code like 'U0000%'`,
  )
  const enquiry = async (code: string, receivedAt: string, kind = 'policy_enquiry') =>
    pool.query(
      `insert into message (account_id, external_id, received_at, day, kind)
       select id, $2, $3::timestamptz, ($3::timestamptz at time zone 'Asia/Shanghai')::date, $4 from account where code = $1`,
      [code, uuidv7(), receivedAt, kind],
    )
  await pool.query(`select ensure_month_partitions('message', date '2021-01-01', current_date)`)
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  await enquiry('U0003-A0', minutesAgo(100 * 60))
  await enquiry('U0004-A0', soonDue())
  await enquiry('U0002-A0', minutesAgo(100 * 60), 'other')
  // Before any book said in what time: there is no deadline.
  await enquiry('U0002-A1', '2020-06-01T08:00:00+08:00')
  await pool.query(`update account a set unreplied_messages = waiting.count from (
    select account_id, count(*) from message where replied_at is null group by account_id) waiting where waiting.account_id = a.id`)
  await pool.query(
    `insert into finding (id, code, account_id, found_at, level, indicator, notified_at)
     select $1, 'W1', id, now() - interval '3 days', 'city', 'operation.x', now() - interval '2 days' from account where code = 'U0003-A0'`,
    [uuidv7()],
  )
  const { rows: people } = await pool.query<{ id: string; appointment: string }>(
    `select p.id, a.id as appointment from person p join appointment a on a.person_id = p.id where login = $1`,
    [loginOf(Role.officeAdministrator)],
  )
  const office = people[0]
  if (!office) throw new Error('nobody at the office')
  const change = uuidv7()
  await pool.query(
    `insert into org_change (id, kind, org_id, target_id, effective_on, state, requested_by, appointment_id, scope_org_id)
     values ($1, 'rename', $2, null, current_date + 40, 'planned', $3, $4, $5)`,
    [change, desert.id, office.id, office.appointment, city.id],
  )
  await pool.query(
    `insert into account_obligation (account_id, org_id, change_id, arose_on) select id, org_id, $1, current_date from account where code = 'U0002-A0'`,
    [change],
  )
  for (const [state, ago] of [
    ['refused', '1 day'],
    ['failed', '6 days'],
    ['refused', '8 days'],
    ['running', '0 days'],
  ])
    await pool.query(
      `insert into import_job (id, state, dry_run, org_id, requested_by, appointment_id, requested_at)
       values ($1, $2, false, $3, $4, $5, now() - $6::interval)`,
      [uuidv7(), state, city.id, office.id, office.appointment, ago],
    )
  const ending = await insertPerson(pool, { login: 'ending', org: city, role: Role.editor })
  await pool.query(`update appointment set to_on = $2::date + 30 where id = $1`, [
    ending.appointmentId,
    today,
  ])
  const idle = await insertPerson(pool, { login: 'idle', org: city, role: Role.editor })
  await pool.query(`update appointment set to_on = date '2024-01-01' where id = $1`, [idle.appointmentId])
  for (const settled of [false, true])
    await pool.query(
      `insert into handover_item (id, appointment_id, org_id, kind, object_id, title, due_on, settled_at, settled_by, note)
       select gen_random_uuid(), $1, $2, 'account', gen_random_uuid(), '{"zh":"x","en":"x"}', '2024-01-01',
         case when $3 then now() end, case when $3 then $4::uuid end, case when $3 then 'x' end`,
      [idle.appointmentId, city.id, settled, office.id],
    )
  const later = await insertPerson(pool, { login: 'later', org: city, role: Role.editor })
  await pool.query(`update appointment set to_on = $2::date + 31 where id = $1`, [later.appointmentId, today])
  await insertAppointment(pool, later.id, city, Role.leader)
  await pool.query(`update person set password_hash = null where login = 'later'`)
  await pool.query(
    `insert into invitation (secret_hash, person_id, given_by, expires_at) values ('\\x01', $1, $2, now() + interval '1 day')`,
    [later.id, office.id],
  )
  await pool.query(
    `insert into notification (id, person_id, kind, facts) select $1, id, 'welcome', '{}' from person where login = $2`,
    [uuidv7(), loginOf(Role.reporting)],
  )
  await api.graphql('{ people { totalCount } }', {}, { as: loginOf(Role.editor) })
  await api.graphql('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', {
    input: { login: 'idle', password: 'not this one' },
  })
}

interface ShownCard {
  readonly key: string
  readonly count: number | null
  readonly tension: string
}
interface Shown {
  readonly workbench: {
    readonly knownTo: string | null
    readonly cards: readonly ShownCard[]
    readonly platforms: readonly { readonly platform: string; readonly count: number }[]
    readonly months: readonly { readonly month: string; readonly posts: number | null }[]
    readonly latestRun: { readonly year: number; readonly kind: string } | null
    readonly earlierRun: { readonly year: number } | null
    readonly plannedChanges: readonly { readonly id: string }[]
  }
}
const cardsDocument = '{ workbench { knownTo cards { key count tension } platforms { platform count } } }'
const wholeDocument = `{ workbench { knownTo missingHolidays cards { key count tension } platforms { platform count } months { month posts }
  latestRun { year kind } earlierRun { year } plannedChanges { id } } }`

async function workbenchOf(login: string, document = cardsDocument) {
  const { data, errors, statements } = await api.graphql<Shown>(document, {}, { as: login })
  expect(errors).toEqual([])
  if (!data) throw new Error('no workbench')
  return { ...data.workbench, statements }
}

const upper = (word: string | undefined) => word?.toUpperCase()

/** The list behind a card, asked as the console asks for it. */
function listOf(counts: CardList): [document: string, variables: Record<string, unknown>] {
  switch (counts.list) {
    case 'accounts': {
      const filter = accountFilterOf(counts.filter, today)
      return [
        `query ($state: AccountState, $replies: ReplyTerm, $unreplied: Boolean, $toRectify: Boolean, $toSettle: Boolean, $silentForDays: Int, $lastPostFrom: Date) {
          list: accounts(state: $state, replies: $replies, unreplied: $unreplied, toRectify: $toRectify, toSettle: $toSettle,
            silentForDays: $silentForDays, lastPostFrom: $lastPostFrom, first: 100) { totalCount nodes { id } } }`,
        { ...filter, state: upper(filter.state ?? undefined), replies: upper(filter.replies ?? undefined) },
      ]
    }
    case 'units':
      return [
        'query ($id: ID) { list: organisations(scopeId: $id, first: 100) { totalCount nodes { id } } }',
        { id: city.id },
      ]
    case 'people':
      return [
        `query ($state: PersonState, $appointed: Boolean, $endingWithinDays: Int) {
          list: people(state: $state, appointed: $appointed, endingWithinDays: $endingWithinDays, first: 100) { totalCount nodes { id } } }`,
        { ...counts.filter, state: upper(counts.filter.state) },
      ]
    case 'links':
      return ['{ list: openLinks(first: 100) { totalCount nodes { expiresAt } } }', {}]
    case 'handovers':
      return ['{ list: openHandoverItems(first: 100) { totalCount nodes { id } } }', {}]
    case 'imports':
      return [
        'query ($states: [JobState!], $from: Date) { list: importJobs(states: $states, requestedFrom: $from, first: 100) { totalCount nodes { id } } }',
        {
          states: counts.filter.states.map(upper),
          from: counts.filter.withinDays && firstOfLast(counts.filter.withinDays, today),
        },
      ]
    case 'runs':
      return [
        'query ($standing: RunStanding) { list: assessmentRuns(standing: $standing, first: 100) { totalCount nodes { id } } }',
        { standing: upper(counts.filter.standing) },
      ]
    case 'notifications':
      return ['{ list: notifications(unread: true, first: 100) { totalCount nodes { id } } }', {}]
    case 'audit':
      return [
        'query ($filter: AuditFilter) { list: auditEntries(filter: $filter, first: 100) { totalCount nodes { id } } }',
        { filter: { action: counts.filter.action, fromOn: firstOfLast(counts.filter.withinDays, today) } },
      ]
  }
}

describe('a number and its list', () => {
  it.each(some.map((role) => [role]))('say the same, every one of a %s', async (role) => {
    // Signed in before anything is counted, since that itself is a doing.
    await api.cookieOf(loginOf(role))
    const { cards } = await workbenchOf(loginOf(role))
    expect(cards.map(({ key }) => key)).toEqual(cardsFor(role).map(upper))
    for (const { key, count } of cards) {
      const [document, variables] = listOf(cardOf(key.toLowerCase() as CardKey).counts)
      const { data, errors } = await api.graphql<{ list: { totalCount: number; nodes: object[] } }>(
        document,
        variables,
        { as: loginOf(role) },
      )
      expect(errors).toEqual([])
      expect([key, data?.list.totalCount]).toEqual([key, count])
      expect(data?.list.nodes).toHaveLength(Math.min(100, count ?? -1))
    }
  })

  it('there is something to count on nearly every card', async () => {
    const seen = new Map<string, number>()
    for (const role of some)
      for (const { key, count } of (await workbenchOf(loginOf(role))).cards)
        seen.set(key, Math.max(seen.get(key) ?? 0, count ?? 0))
    const empty = cardKeys.filter((key) => (seen.get(key.toUpperCase()) ?? 0) === 0)
    expect(empty).toEqual(['runs_under_way', 'unread', 'accounts_pending'])
  })
})

describe('what a card counts', () => {
  const count = async (key: CardKey, role: Role = Role.officeAdministrator) =>
    (await workbenchOf(loginOf(role))).cards.find((card) => card.key === upper(key))
  it.each<[CardKey, Role, number, string]>([
    ['replies_soon', Role.officeAdministrator, 1, 'SOON'],
    ['unread', Role.reporting, 1, 'SOME'],
    ['host_ended', Role.approver, 1, 'SOON'],
    ['imports_refused', Role.systemAdministrator, 2, 'OVERDUE'],
    ['imports_under_way', Role.officeAdministrator, 1, 'SOME'],
    ['runs_awaiting_official', Role.officeAdministrator, 1, 'SOON'],
    ['runs_under_way', Role.reporting, 0, 'NONE'],
    ['people_invited', Role.systemAdministrator, 1, 'SOON'],
    ['people_unappointed', Role.securityAdministrator, 1, 'SOON'],
    ['appointments_ending', Role.officeAdministrator, 1, 'SOON'],
    ['handovers_open', Role.officeAdministrator, 1, 'SOON'],
  ])('%s of a %s: %i, %s', async (key, role, expected, tension) => {
    expect(await count(key, role)).toMatchObject({ count: expected, tension })
  })

  it.each<[string, string, string[], string[]]>([
    [
      'overdue by the hours in force when it came in, not what is no enquiry or had no deadline',
      'replies: OVERDUE',
      ['U0003-A0'],
      ['U0004-A0', 'U0002-A1'],
    ],
    ['due soon', 'replies: SOON', ['U0004-A0'], ['U0003-A0', 'U0002-A1']],
    ['to rectify', 'toRectify: true', ['U0003-A0'], ['U0004-A0']],
    ['not to rectify', 'toRectify: false', ['U0004-A0'], ['U0003-A0']],
    ['of a host that ended', 'toSettle: true', ['U0002-A0'], ['U0002-A1']],
    ['silent since a day', `lastPostTo: "2025-12-31"`, ['U0003-A0'], ['U0000-A0']],
  ])('an account is %s', async (_, filter, listed, left) => {
    const { data } = await api.graphql<{ accounts: { nodes: { code: string }[] } }>(
      `{ accounts(${filter}, first: 100) { nodes { code } } }`,
      {},
      { as: loginOf(Role.leader) },
    )
    const codes = data?.accounts.nodes.map(({ code }) => code) ?? []
    expect(listed.filter((code) => !codes.includes(code))).toEqual([])
    expect(left.filter((code) => codes.includes(code))).toEqual([])
  })
})

describe('what there is no data of', () => {
  it('is no number, which is not 0', async () => {
    const { cards, knownTo, months } = await workbenchOf('desert', wholeDocument)
    expect(knownTo).toBeNull()
    expect(Object.fromEntries(cards.map(({ key, count, tension }) => [key, [count, tension]]))).toMatchObject(
      {
        REPLIES_OVERDUE: [null, 'UNKNOWN'],
        REPLIES_WAITING: [null, 'UNKNOWN'],
        SILENT_14: [null, 'UNKNOWN'],
        POSTED_WEEK: [null, 'UNKNOWN'],
        TO_RECTIFY: [0, 'NONE'],
        ACCOUNTS_LIVE: [1, 'SOME'],
      },
    )
    expect(months).toHaveLength(13)
    expect(months.every(({ posts }) => posts === null)).toBe(true)
  })
})

describe('beside the numbers', () => {
  it('stand platforms, whose numbers sum to the live accounts, months, the result that holds, what is planned', async () => {
    const bench = await workbenchOf(loginOf(Role.officeAdministrator), wholeDocument)
    const live = bench.cards.find(({ key }) => key === 'ACCOUNTS_LIVE')?.count
    expect(bench.platforms.reduce((sum, { count }) => sum + count, 0)).toBe(live)
    expect(bench.knownTo).toBe(today)
    expect(bench.latestRun).toEqual({ year: 2025, kind: 'TRIAL' })
    expect(bench.earlierRun).toBeNull()
    expect(bench.plannedChanges).toHaveLength(1)
  })

  it('nobody sees a workbench who is not signed in', async () => {
    const { errors } = await api.graphql(cardsDocument)
    expect(errors[0]?.extensions.code).toBe('session/required')
  })

  it.each<[Role, number]>([
    [Role.officeAdministrator, 18],
    [Role.systemAdministrator, 15],
    [Role.securityAuditor, 12],
    [Role.leader, 13],
    [Role.replyClerk, 10],
  ])('it takes a %s %i statements', async (role, statements) => {
    expect((await workbenchOf(loginOf(role), wholeDocument)).statements).toHaveLength(statements)
  })
})
