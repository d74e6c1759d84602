import { firstDayOfIsoWeek, formatIsoWeek, isoWeekOf } from '../../calendar/index.js'
import { type EpochDay, fromEpochDay, toEpochDay } from '../../kernel/index.js'
import type { InspectionRule } from '../../rulebook/index.js'
import { type DaySpan, gapsOf, touchesGap } from '../live-span.js'
import { byPlatform } from '../platforms.js'
import type { Verdict } from '../results.js'
import type { InspectionFacts } from './facts.js'
import type { NamedInspectionRule } from './scheme.js'

/** What an indicator came to. `keys`: ids of findings, ISO weeks, or one span of days `<from>/<to>`, both inclusive. */
export interface InspectionFinding {
  readonly indicator: string
  readonly verdict: Verdict
  readonly occurrences: number
  readonly evidence: { readonly kind: 'finding' | 'week' | 'days'; readonly keys: readonly string[] }
}

/** Judges one indicator; a cadence may both fail in some weeks and be unknown in others. */
export function judgeInspection(
  { indicator, rule }: NamedInspectionRule,
  facts: InspectionFacts,
): InspectionFinding[] {
  switch (rule.kind) {
    case 'veto_finding':
    case 'finding':
      return [foundByChecker(indicator, facts)]
    case 'veto_silence':
      return [silence(indicator, rule.days, facts)]
    case 'cadence':
      return cadence(indicator, rule, facts)
  }
}

function foundByChecker(indicator: string, facts: InspectionFacts): InspectionFinding {
  const own = facts.findings.filter((finding) => finding.indicator === indicator && finding.occurrences > 0)
  const evidence = { kind: 'finding', keys: own.map((finding) => finding.id).sort() } as const
  const occurrences = own.reduce((sum, finding) => sum + finding.occurrences, 0)
  if (own.length > 0) return { indicator, verdict: 'fail', occurrences, evidence }
  const verdict = facts.unchecked.includes(indicator) ? 'unknown' : 'pass'
  return { indicator, verdict, occurrences: 0, evidence }
}

/** The whole days before the check, all live, without a post. An account not yet live for so long passes; a gap leaves it unknown. */
function silence(indicator: string, days: number, facts: InspectionFacts): InspectionFinding {
  const span = { from: toEpochDay(facts.checkOn) - days, to: toEpochDay(facts.checkOn) as number }
  const evidence = {
    kind: 'days',
    keys: [`${fromEpochDay(span.from)}/${fromEpochDay(span.to - 1)}`],
  } as const
  const silent = toEpochDay(facts.liveOn) <= span.from && postsWithin(span, facts) === 0
  if (!silent) return { indicator, verdict: 'pass', occurrences: 0, evidence }
  if (touchesGap(span.from, span.to, gapsOf(facts)))
    return { indicator, verdict: 'unknown', occurrences: 0, evidence }
  return { indicator, verdict: 'fail', occurrences: 1, evidence }
}

function postsWithin(span: DaySpan, facts: InspectionFacts): number {
  let posts = 0
  for (let on = span.from; on < span.to; on += 1) posts += facts.postsByDay.get(fromEpochDay(on)) ?? 0
  return posts
}

type Cadence = Extract<InspectionRule, { kind: 'cadence' }>

function cadence(indicator: string, rule: Cadence, facts: InspectionFacts): InspectionFinding[] {
  const minimum = byPlatform(rule.minimums)(facts.platform)
  const weeks = minimum === undefined ? [] : wholeWeeks(facts)
  if (minimum === undefined || weeks.length === 0) return [weekly(indicator, 'pass', 0, [])]
  return minimum.over === 'each'
    ? eachWeek(indicator, minimum.posts, weeks, facts)
    : [averageWeek(indicator, minimum.posts, weeks, facts)]
}

const weekly = (
  indicator: string,
  verdict: Verdict,
  occurrences: number,
  weeks: readonly DaySpan[],
): InspectionFinding => ({
  indicator,
  verdict,
  occurrences,
  evidence: { kind: 'week', keys: weeks.map(labelOf) },
})

function labelOf(week: DaySpan): string {
  const { weekYear, week: number } = isoWeekOf(week.from as EpochDay)
  return formatIsoWeek(weekYear, number)
}

/** ISO weeks wholly inside the inspected period and after the account went live. */
function wholeWeeks(facts: InspectionFacts): DaySpan[] {
  const from = Math.max(toEpochDay(facts.periodFromOn), toEpochDay(facts.liveOn))
  const { weekYear, week } = isoWeekOf(from as EpochDay)
  const monday = firstDayOfIsoWeek(weekYear, week)
  const weeks: DaySpan[] = []
  for (let start = monday < from ? monday + 7 : monday; start + 7 <= toEpochDay(facts.checkOn); start += 7) {
    weeks.push({ from: start, to: start + 7 })
  }
  return weeks
}

function eachWeek(
  indicator: string,
  posts: number,
  weeks: readonly DaySpan[],
  facts: InspectionFacts,
): InspectionFinding[] {
  const gaps = gapsOf(facts)
  const short = weeks.filter((week) => postsWithin(week, facts) < posts)
  const untold = short.filter((week) => touchesGap(week.from, week.to, gaps))
  const failed = short.filter((week) => !untold.includes(week))
  if (short.length === 0) return [weekly(indicator, 'pass', 0, [])]
  return [weekly(indicator, 'fail', failed.length, failed), weekly(indicator, 'unknown', 0, untold)].filter(
    (finding) => finding.evidence.keys.length > 0,
  )
}

function averageWeek(
  indicator: string,
  posts: number,
  weeks: readonly DaySpan[],
  facts: InspectionFacts,
): InspectionFinding {
  const had = weeks.reduce((sum, week) => sum + postsWithin(week, facts), 0)
  const missing = posts * weeks.length - had
  if (missing <= 0) return weekly(indicator, 'pass', 0, [])
  const gaps = gapsOf(facts)
  const touched = weeks.some((week) => touchesGap(week.from, week.to, gaps))
  return touched ? weekly(indicator, 'unknown', 0, weeks) : weekly(indicator, 'fail', missing, weeks)
}
