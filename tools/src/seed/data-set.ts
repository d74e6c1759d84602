import { day, type EpochDay, fromEpochDay, toEpochDay } from '@zhengmei/domain/kernel'
import type { AccountPlan } from './account-plan.js'
import { type AccountChanges, accountsOf, type PlatformName } from './accounts.js'
import { type AccountCase, casesOf, type DemoCase, type UnitCase } from './cases/index.js'
import { type Conduct, conducts, tierOf } from './conduct.js'
import { findingsOf, numbered } from './findings.js'
import { followersOf } from './followers.js'
import { messagesOf } from './messages.js'
import { orgTree, type Size, type Unit } from './org-tree.js'
import type { Period } from './period.js'
import { postsOf } from './posts.js'
import { random } from './random.js'
import type {
  AccountRow,
  CommendationRow,
  FollowersRow,
  GapRow,
  GeneratedDataSet,
  MessageRow,
  PostRow,
  UpperInspectionRow,
} from './rows.js'

/** The data set of a size over a period: the same to the byte whenever and wherever it is made. */
export function generateDataSet(size: Size, period: Period): GeneratedDataSet {
  const { rows, units } = orgTree(size)
  const stories = casesOf(period)
  const plots = units.map((unit) => plotOf(unit, stories, period))
  const plans = plots.flatMap((plot) => plot.plans)
  return {
    orgs: rows,
    accounts: plans.map((plan) => plan.row),
    posts: { [Symbol.iterator]: () => allPosts(plans) },
    messages: { [Symbol.iterator]: () => allMessages(plans, stories) },
    findings: numbered([
      ...plots.flatMap((plot) => [...findingsOf(plot.unit, plot.plans, plot.conductIn, period)]),
      ...stories.flatMap((story) => story.findings ?? []),
    ]),
    upper_inspections: [
      ...routineInspections(plans, stories, period),
      ...stories.flatMap((story) => story.upperInspections ?? []),
    ],
    commendations: [
      ...plots.flatMap((plot) => commendationsOf(plot, period)),
      ...stories.flatMap((story) => story.commendations ?? []),
    ],
    gaps: [...plots.flatMap((plot) => plot.gaps), ...stories.flatMap((story) => story.gaps ?? [])],
    followers: { [Symbol.iterator]: () => allFollowers(plans) },
  }
}

/** A unit with its accounts, ready to be told. */
interface Plot {
  readonly unit: Unit
  readonly plans: readonly AccountPlan[]
  readonly conductIn: (year: number) => Conduct
  readonly gaps: readonly GapRow[]
  /** A unit left to chance may be commended and lose a feed for some days by chance. */
  readonly byChance: boolean
}

function plotOf(unit: Unit, stories: readonly DemoCase[], period: Period): Plot {
  const { code } = unit.row
  const unitCase = stories.flatMap((story) => story.units ?? []).find((candidate) => candidate.code === code)
  const changes = new Map<string, AccountCase>(
    stories.flatMap((story) => Object.entries(story.accounts ?? {})),
  )
  const tierIn = (year: number) =>
    unitCase?.tiers?.[year === period.lastYear ? 0 : 1] ?? tierOf(code, year, period.lastYear)
  const conductIn = (year: number) => conducts[tierIn(Math.max(year, period.lastYear))]
  const rows = accountsOf(unit, unitCase?.platforms, changes as ReadonlyMap<string, AccountChanges>)
  const gaps = unitCase === undefined ? rows.flatMap((row) => gapOf(row, period)) : []
  const knownGaps = [...gaps, ...stories.flatMap((story) => story.gaps ?? [])]
  const plans = rows.map((row) => planOf(unit, row, changes.get(row.id), knownGaps, conductIn, period))
  return { unit, plans, conductIn, gaps, byChance: isLeftToChance(unitCase) }
}

const isLeftToChance = (unitCase: UnitCase | undefined): boolean => unitCase?.tiers === undefined

function planOf(
  unit: Unit,
  row: AccountRow,
  story: AccountCase | undefined,
  gaps: readonly GapRow[],
  conductIn: (year: number) => Conduct,
  period: Period,
): AccountPlan {
  const closedOn = row.closed_on === undefined ? period.endDay : toEpochDay(day(row.closed_on))
  return {
    row,
    platform: row.platform as PlatformName,
    unit,
    from: Math.max(period.firstDay, toEpochDay(day(row.live_on))) as EpochDay,
    to: Math.min(period.endDay, closedOn) as EpochDay,
    conductIn: story === undefined ? conductIn : () => conducts.steady,
    silent: story?.silent ?? [],
    gaps: gaps
      .filter((gap) => gap.account_id === row.id)
      .map((gap) => ({ from: toEpochDay(day(gap.from_on)), to: toEpochDay(day(gap.to_on)) })),
    originalsIn: new Map(story?.originals === undefined ? [] : [[period.lastYear, story.originals]]),
    pushesIn: new Map(Object.entries(story?.pushes ?? {})),
  }
}

/** One feed in sixty breaks for some days of the period. */
function gapOf(row: AccountRow, period: Period): GapRow[] {
  const draw = random('gap', row.id)
  if (!draw.chance(1 / 60)) return []
  const from = toEpochDay(day(`${period.lastYear}-02-10`)) + draw.between(0, 280)
  return [
    {
      account_id: row.id,
      from_on: fromEpochDay(from),
      to_on: fromEpochDay(from + draw.between(2, 9)),
      reason: draw.pick(['平台接口升级，采集中断', '授权令牌失效，待重新授权', '采集服务维护']),
    },
  ]
}

function* allPosts(plans: readonly AccountPlan[]): Generator<PostRow> {
  for (const plan of plans) yield* postsOf(plan)
}

function* allFollowers(plans: readonly AccountPlan[]): Generator<FollowersRow> {
  for (const plan of plans) yield* followersOf(plan)
}

function* allMessages(plans: readonly AccountPlan[], stories: readonly DemoCase[]): Generator<MessageRow> {
  for (const plan of plans) yield* messagesOf(plan)
  for (const story of stories) yield* story.messages ?? []
}

/** The province samples every quarter, the State Council's office every half-year; only documented cases fail. */
function* routineInspections(
  plans: readonly AccountPlan[],
  stories: readonly DemoCase[],
  period: Period,
): Generator<UpperInspectionRow> {
  const told = new Set(stories.flatMap((story) => story.upperInspections ?? []).map((row) => row.account_id))
  for (const year of [period.lastYear, period.thisYear]) {
    const rounds = [
      ...['03-26', '06-25', '09-24', '12-17'].map((date) => ['province', date, 0.025] as const),
      ...['06-11', '11-12'].map((date) => ['state', date, 0.01] as const),
    ]
    for (const [level, date, share] of rounds) {
      const on = toEpochDay(day(`${year}-${date}`))
      if (on >= period.endDay) continue
      for (const { row, from, to } of plans) {
        if (told.has(row.id) || on < from || on >= to || !random(level, year, date, row.id).chance(share))
          continue
        yield { level, inspected_on: `${year}-${date}`, account_id: row.id, result: 'qualified' }
      }
    }
  }
}

function commendationsOf({ unit, byChance, conductIn }: Plot, period: Period): CommendationRow[] {
  if (!byChance) return []
  return [period.lastYear, period.thisYear].flatMap((year) => {
    const draw = random('commendation', unit.row.code, year)
    const excellent = conductIn(year) === conducts.excellent
    const rows: CommendationRow[] = []
    if (draw.chance(excellent ? 0.4 : 0.03)) {
      rows.push({
        org_code: unit.row.code,
        awarded_on: `${year}-12-24`,
        level: 'local',
        title: '年度政务新媒体工作先进单位',
      })
    }
    if (draw.chance(excellent ? 0.15 : 0)) {
      rows.push({
        org_code: unit.row.code,
        awarded_on: `${year}-08-28`,
        level: 'superior',
        title: '全省政务新媒体优秀案例',
      })
    }
    return rows.filter((row) => toEpochDay(day(row.awarded_on)) < period.endDay)
  })
}
