import { builtInCalendar } from '@zhengmei/domain/calendar'
import {
  dayOf,
  type EpochDay,
  firstDayOfYear,
  formatInstant,
  hour,
  type Instant,
  startOfEpochDay,
  toEpochDay,
} from '@zhengmei/domain/kernel'
import type { AccountPlan } from './account-plan.js'
import type { Conduct } from './conduct.js'
import type { Unit } from './org-tree.js'
import { at, later, type Period } from './period.js'
import { type Random, random } from './random.js'
import type { FindingRow } from './rows.js'
import { findingNotes } from './texts/messages.js'

/** A finding before it has its number. */
export type UnnumberedFinding = Omit<FindingRow, 'id'> & { readonly id?: string }

const minute = 60_000

/** Findings which happen by themselves on a unit and its accounts over the period. */
export function* findingsOf(
  unit: Unit,
  plans: readonly AccountPlan[],
  conductIn: (year: number) => Conduct,
  period: Period,
): Generator<UnnumberedFinding> {
  for (const year of [period.lastYear, period.thisYear]) {
    const conduct = conductIn(year)
    const draw = random('findings', unit.row.code, year)
    const find = finder(year, period, conduct)
    for (let n = draw.count(conduct.unmet); n > 0; n--) {
      yield* find(draw, { org_code: unit.row.code }, 'operation.requirement_not_met', 'city')
    }
    if (draw.chance(conduct.noRules)) {
      yield* find(
        draw,
        { org_code: unit.row.code },
        draw.pick(['regime.no_rules', 'regime.no_review_publicity', 'regime.no_review_publicity']),
        'city',
      )
    }
    for (const plan of plans) {
      const ofAccount = random('findings', plan.row.id, year)
      const level = () =>
        ofAccount.pick([
          'city',
          'city',
          'city',
          unit.unitClass === 'municipal' ? 'city' : 'county',
          'province',
        ])
      const ownConduct = plan.conductIn(year)
      const counts = [
        ['operation.typo', ownConduct.typos],
        ['operation.filing_or_function', ownConduct.faults],
        ['operation.veto_issue', ownConduct.grave],
      ] as const
      for (const [indicator, mean] of counts) {
        for (let n = ofAccount.count(mean); n > 0; n--) {
          yield* find(ofAccount, { account_id: plan.row.id }, indicator, level(), plan)
        }
      }
    }
  }
}

type On = { readonly org_code: string } | { readonly account_id: string }

/** Inspectors find on working days between 9 and 17 h and notify the same day. */
function finder(year: number, period: Period, conduct: Conduct) {
  const first = toEpochDay(firstDayOfYear(year))
  return function* (
    draw: Random,
    on: On,
    indicator: string,
    level: string,
    plan?: AccountPlan,
  ): Generator<UnnumberedFinding> {
    const foundOn = workingDayFrom(first + draw.between(3, 355))
    const foundAt = at(foundOn, draw.between(9, 15), draw.between(0, 59), draw.between(0, 59))
    const notifiedAt = later(foundAt, draw.between(10, 80) * minute)
    const rectifiedAt = rectification(notifiedAt, conduct, draw)
    const note = draw.pick(findingNotes[indicator] ?? ['抽查发现'])
    const occurrences = indicator === 'operation.typo' && draw.chance(0.15) ? 2 : 1
    if (foundOn >= period.endDay || (plan && (foundOn < plan.from || foundOn >= plan.to))) return
    yield {
      ...on,
      found_at: formatInstant(foundAt),
      level,
      indicator,
      occurrences,
      note,
      notified_at: formatInstant(notifiedAt),
      ...(rectifiedAt !== null && rectifiedAt < startOfEpochDay(period.endDay)
        ? { rectified_at: formatInstant(rectifiedAt) }
        : {}),
    }
  }
}

/** Null = never. What is in time is mended the same day or in the office hours of the day on which it is due. */
function rectification(notifiedAt: Instant, conduct: Conduct, draw: Random): Instant | null {
  const never = draw.chance(conduct.neverRectifies)
  const late = draw.chance(conduct.rectifiesLate)
  const sameDay = draw.chance(0.6)
  const seconds = draw.between(0, 3_599)
  const hours = draw.between(0, 90)
  if (never) return null
  const due = builtInCalendar.endOfNthWorkingDayAfter(dayOf(notifiedAt), 1)
  if (!due.ok) return null
  if (late) return later(due.value, (9 + hours) * hour + seconds * 1_000)
  if (sameDay) return later(notifiedAt, (hours % 4) * hour + (seconds + 900) * 1_000)
  return later(due.value, -(8 + (hours % 8)) * hour + seconds * 1_000)
}

export function workingDayFrom(on: number): EpochDay {
  for (let candidate = on; ; candidate++) {
    const working = builtInCalendar.isWorkingDay(candidate as EpochDay)
    if (!working.ok || working.value) return candidate as EpochDay
  }
}

/** Numbers the findings in the order of time: JC2025-0001; those of documented cases keep their own ids. */
export function numbered(findings: readonly UnnumberedFinding[]): FindingRow[] {
  const counters = new Map<string, number>()
  return [...findings]
    .sort((a, b) => (a.found_at < b.found_at ? -1 : a.found_at > b.found_at ? 1 : 0))
    .map((finding) => {
      const year = finding.found_at.slice(0, 4)
      const number = (counters.get(year) ?? 0) + 1
      if (finding.id === undefined) counters.set(year, number)
      const id = finding.id ?? `JC${year}-${String(number).padStart(4, '0')}`
      return { evidence_url: `https://evidence.example/${id}.png`, ...finding, id }
    })
}
