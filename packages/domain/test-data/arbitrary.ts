import fc from 'fast-check'
import type { AccountFacts, FindingFact, UnitFacts } from '../src/assessment/index.js'
import { addDays, day, hour, type Instant, type PlainDate, startOfDay } from '../src/kernel/index.js'

/** Facts of 2025 of any shape, edges included: short spans, gaps, findings of every kind, late and missing replies. */
const dayAround2025: fc.Arbitrary<PlainDate> = fc
  .integer({ min: -20, max: 380 })
  .map((days) => addDays(day('2025-01-01'), days))

const instantAround2025: fc.Arbitrary<Instant> = fc
  .tuple(dayAround2025, fc.oneof(fc.constantFrom(0, 86_399), fc.integer({ min: 0, max: 86_399 })))
  .map(([on, seconds]) => (startOfDay(on) + seconds * 1000) as Instant)

const later = (at: Instant, hours: fc.Arbitrary<number>): fc.Arbitrary<Instant | null> =>
  fc.option(hours.map((count) => (at + count * hour) as Instant))

const uniqueId = (prefix: string): fc.Arbitrary<string> => fc.uuid().map((id) => `${prefix}${id}`)

export const findingOf = (indicators: readonly string[]): fc.Arbitrary<FindingFact> =>
  fc
    .record({
      id: uniqueId('F'),
      indicator: fc.constantFrom(...indicators),
      level: fc.constantFrom('state', 'province', 'city', 'county'),
      occurrences: fc.integer({ min: 1, max: 6 }),
      foundAt: instantAround2025,
    })
    .chain((head) =>
      later(head.foundAt, fc.integer({ min: 0, max: 60 })).chain((notifiedAt) =>
        (notifiedAt === null ? fc.constant(null) : later(notifiedAt, fc.integer({ min: 0, max: 200 }))).map(
          (rectifiedAt): FindingFact => ({ ...head, notifiedAt, rectifiedAt }),
        ),
      ),
    )

export const enquiry: fc.Arbitrary<AccountFacts['slowEnquiries'][number]> = fc
  .tuple(uniqueId('M'), instantAround2025)
  .chain(([externalId, receivedAt]) =>
    later(receivedAt, fc.integer({ min: 25, max: 90 })).map((repliedAt) => ({
      externalId,
      receivedAt,
      repliedAt,
    })),
  )

export const gap: fc.Arbitrary<AccountFacts['gaps'][number]> = fc
  .tuple(dayAround2025, fc.nat(40))
  .map(([fromOn, days]) => ({ fromOn, toOn: addDays(fromOn, days) }))

const counts = (length: number, max: number) =>
  fc.array(fc.integer({ min: 0, max }), { minLength: length, maxLength: length })

export const accountOf = (indicators: readonly string[]): fc.Arbitrary<AccountFacts> =>
  fc
    .record({
      id: uniqueId('A'),
      platform: fc.constantFrom('weibo', 'wechat_service', 'douyin'),
      liveOn: fc.oneof(
        fc.constant(day('2020-01-01')),
        dayAround2025.filter((on) => on < day('2025-12-31')),
      ),
      weekPosts: counts(52, 4),
      monthPosts: counts(12, 9),
      originals: fc.nat(60),
      gaps: fc.array(gap, { maxLength: 3 }),
      slowEnquiries: fc.array(enquiry, { maxLength: 4 }),
      findings: fc.array(findingOf(indicators), { maxLength: 5 }),
    })
    .chain((facts) =>
      fc.option(fc.integer({ min: 1, max: 400 })).map((days) => ({
        ...facts,
        closedOn: days === null ? null : addDays(facts.liveOn, days),
      })),
    )

const inspection = fc.record({
  accountId: fc.constantFrom('X1', 'X2'),
  level: fc.constantFrom('state', 'province'),
  inspectedOn: dayAround2025,
  result: fc.constantFrom('qualified', 'unqualified'),
})

const commendation = fc.record({
  awardedOn: dayAround2025,
  level: fc.constantFrom('local', 'superior'),
  title: fc.constantFrom('表扬', '通报表扬'),
})

export const unitOf = (indicators: readonly string[]): fc.Arbitrary<UnitFacts> =>
  fc.record({
    code: uniqueId('U'),
    category: fc.constantFrom('county', 'town'),
    findings: fc.array(findingOf(indicators), { maxLength: 3 }),
    commendations: fc.array(commendation, { maxLength: 3 }),
    accounts: fc.array(accountOf(indicators), { minLength: 1, maxLength: 3 }),
    inspections: fc.array(inspection, { maxLength: 2 }),
  })
