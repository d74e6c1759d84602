import { describe, expect, test } from 'vitest'
import { everyRole, policies, Role } from '../identity/index.js'
import { day } from '../kernel/index.js'
import {
  actionOfList,
  beginningOf,
  calendarWarnings,
  cardKeys,
  cardOf,
  cardsFor,
  firstOfLast,
  missingHolidays,
  postsTell,
  tensionOf,
  Urgency,
} from './index.js'

describe('who sees which card', () => {
  test.each(everyRole.map((role) => [role]))('%s may open every list that is counted', (role) => {
    const shut = cardsFor(role).filter((key) => {
      const action = actionOfList[cardOf(key).counts.list]
      return action !== null && !policies[action].includes(role)
    })
    expect(shut).toEqual([])
  })

  test('everybody sees something that is due, and no card is nobody’s', () => {
    for (const role of everyRole)
      expect(cardsFor(role).filter((key) => cardOf(key).group === 'due')).not.toEqual([])
    expect(cardKeys.filter((key) => cardOf(key).roles.length === 0)).toEqual([])
  })

  test.each<[Role, string]>([
    [
      Role.systemAdministrator,
      'imports_refused imports_under_way runs_under_way people_invited links_open people_unappointed unread accounts_live units people',
    ],
    [Role.securityAdministrator, 'people_unappointed appointments_ending handovers_open unread units people'],
    [Role.securityAuditor, 'sign_ins_refused access_refused unread people doings_today'],
    [
      Role.replyClerk,
      'replies_overdue replies_soon replies_waiting to_rectify silent_14 unread accounts_live posted_week posted_month',
    ],
    [
      Role.leader,
      'replies_overdue to_rectify silent_14 silent_30 runs_under_way unread accounts_live posted_week posted_month units',
    ],
  ])('%s: %s', (role, keys) => {
    expect(cardsFor(role).join(' ')).toBe(keys)
  })

  test('no two cards count the same', () => {
    const counted = cardKeys.map((key) => JSON.stringify(cardOf(key).counts))
    expect(new Set(counted).size).toBe(counted.length)
  })
})

describe('periods', () => {
  test.each([
    ['week', '2026-11-22', '2026-11-16'],
    ['week', '2026-11-16', '2026-11-16'],
    ['week', '2026-01-01', '2025-12-29'],
    ['month', '2026-11-22', '2026-11-01'],
    ['month', '2026-03-01', '2026-03-01'],
  ] as const)('the %s of %s begins on %s', (period, today, first) => {
    expect(beginningOf(period, day(today))).toBe(first)
  })

  test.each([
    [1, '2026-11-22'],
    [7, '2026-11-16'],
  ])('the last %i days begin on %s', (days, first) => {
    expect(firstOfLast(days, day('2026-11-22'))).toBe(first)
  })
})

describe('what is known of posts', () => {
  const today = day('2026-11-22')
  test.each([
    ['says nothing about silence when none is known', { silentForDays: 14 }, null, false],
    ['up to the day from which silence counts', { silentForDays: 14 }, '2026-11-08', true],
    ['up to the day before', { silentForDays: 14 }, '2026-11-07', false],
    ['up to Monday', { postedIn: 'week' }, '2026-11-16', true],
    ['up to Sunday before', { postedIn: 'week' }, '2026-11-15', false],
    ['up to the first of the month', { postedIn: 'month' }, '2026-11-01', true],
    ['up to the last of the one before', { postedIn: 'month' }, '2026-10-31', false],
    ['does not matter to others', { unreplied: true }, null, true],
  ] as const)('%s', (_, filter, knownTo, tells) => {
    expect(postsTell(filter, knownTo === null ? null : day(knownTo), today)).toBe(tells)
  })
})

test.each([
  [Urgency.overdue, 3, 'overdue'],
  [Urgency.soon, 1, 'soon'],
  [Urgency.plain, 1, 'some'],
  [Urgency.overdue, 0, 'none'],
  [Urgency.overdue, null, 'unknown'],
] as const)('%s with %s is %s', (urgency, count, tension) => {
  expect(tensionOf({ urgency }, count)).toBe(tension)
})

test.each([
  [2026, '2026-11-01', null],
  [2026, '2026-11-02', 2027],
  [2026, '2027-02-01', 2027],
  [2027, '2026-12-31', null],
])('holidays known to %i, on %s: %s is missing', (lastYear, today, missing) => {
  expect(missingHolidays(lastYear, day(today))).toBe(missing)
})

test.each([
  [2026, '2026-11-01', []],
  [2026, '2026-12-31', ['2027 年的节假日安排还没有载入，跨年的时限将无法判断']],
  [2026, '2027-01-01', ['2027 年的节假日安排没有载入，落在这一年的时限无法判断']],
])('a calendar up to %i warns on %s: %j', (lastYear, today, warnings) => {
  expect(calendarWarnings(lastYear, day(today)).map(({ zh }) => zh)).toEqual(warnings)
})
