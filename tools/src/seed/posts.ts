import {
  day,
  daysInMonth,
  type EpochDay,
  formatInstant,
  fromEpochDay,
  type Instant,
  isoWeekday,
  toEpochDay,
} from '@zhengmei/domain/kernel'
import type { AccountPlan } from './account-plan.js'
import { platforms } from './accounts.js'
import type { UnitClass } from './org-tree.js'
import { at, within } from './period.js'
import { type Random, random } from './random.js'
import type { PostRow } from './rows.js'
import { fill } from './texts/fill.js'
import { columns, reposts, seasonal } from './texts/seasons.js'
import { postsIn } from './texts/themes.js'

/** Posts a week on an ordinary platform, by kind of unit. */
const postsPerWeek: Readonly<Record<UnitClass, number>> = {
  city: 6,
  county: 3.6,
  municipal: 2.2,
  institution: 1.6,
  county_department: 1.5,
  township: 1.45,
}

const readersOf: Readonly<Record<UnitClass, number>> = {
  city: 5200,
  county: 2600,
  municipal: 900,
  institution: 520,
  county_department: 340,
  township: 190,
}

/** Everything an account published, in the order of time. */
export function* postsOf(plan: AccountPlan): Generator<PostRow> {
  const write = postWriter(plan)
  if (plan.platform === 'wechat_service') yield* pushes(plan, write)
  else yield* weekly(plan, write)
}

type Write = (on: EpochDay, first: boolean, draw: Random, time?: Instant) => PostRow

/** Every week of its own stream of chance, so that a later end of the period changes no earlier week. */
function* weekly(plan: AccountPlan, write: Write): Generator<PostRow> {
  const usual = postsPerWeek[plan.unit.unitClass] * platforms[plan.platform].pace
  for (let monday = plan.from - isoWeekday(plan.from) + 1; monday < plan.to; monday += 7) {
    const draw = random('week', plan.row.id, monday)
    const conduct = plan.conductIn(yearOfDay(monday + 3))
    const skipped = draw.chance(conduct.skipsWeek)
    const number = 1 + draw.count(Math.max(0.1, usual * conduct.diligence - 1))
    const days = Array.from({ length: number }, (_, index) => monday + weekdayOf(index, draw)).sort(
      (a, b) => a - b,
    )
    let first = true
    for (const on of days) {
      if (on < plan.from || on >= plan.to || skipped || within(on, plan.silent) || within(on, plan.gaps))
        continue
      yield write(on as EpochDay, first, draw)
      first = false
    }
  }
}

/** The first post of a week falls on Monday to Thursday, the others now and then on a weekend. */
const weekdayOf = (index: number, draw: Random): number =>
  index === 0 ? draw.between(0, 3) : draw.pick([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 6])

/** A service account may push four times a month; a push holds one article or two. */
function* pushes(plan: AccountPlan, write: Write): Generator<PostRow> {
  for (let first = firstOfMonth(plan.from); first < plan.to; first = firstOfNextMonth(first)) {
    const month = fromEpochDay(first).slice(0, 7)
    const draw = random('month', plan.row.id, month)
    const conduct = plan.conductIn(yearOfDay(first))
    const lapse = draw.chance(conduct.skipsWeek * 3)
    const stated = plan.pushesIn.get(month)
    for (let push = 0; push < (stated ?? (lapse ? 3 : 4)); push++) {
      const on = first + 2 + push * 7 + draw.between(0, 4)
      const articles = stated === undefined && !lapse ? draw.between(1, 2) : 1
      const time = at(on, draw.between(9, 17), draw.between(0, 59), draw.between(0, 59))
      for (let article = 0; article < articles; article++) {
        if (on < plan.from || on >= plan.to || within(on, plan.silent) || within(on, plan.gaps)) continue
        yield write(on as EpochDay, article === 0, draw, time)
      }
    }
  }
}

function postWriter(plan: AccountPlan): Write {
  const { row, unit } = plan
  const reach =
    readersOf[unit.unitClass] *
    platforms[plan.platform].reach *
    Math.exp(random('reach', row.id).spread() * 0.5)
  const originalsSoFar = new Map<number, number>()
  let lastDay = 0
  let numberOfDay = 0
  const recent: string[] = []
  return (on, first, draw, time) => {
    numberOfDay = on === lastDay ? numberOfDay + 1 : 1
    lastDay = on
    const year = yearOfDay(on)
    const limit = plan.originalsIn.get(year)
    const written = originalsSoFar.get(year) ?? 0
    const conduct = plan.conductIn(year)
    const drawn = (first && conduct.skipsWeek === 0) || draw.chance(conduct.originalShare)
    const original = limit === undefined ? drawn : written < limit
    if (original) originalsSoFar.set(year, written + 1)
    const [title, source] = titleOf(plan, on, original, draw, recent)
    const reads = Math.round(reach * Math.exp(draw.spread() * 0.8))
    const externalId = `P${fromEpochDay(on).replaceAll('-', '').slice(2)}${String(numberOfDay).padStart(2, '0')}`
    return {
      account_id: row.id,
      external_id: externalId,
      published_at: formatInstant(
        time ??
          at(
            on,
            8 + Math.min(11, numberOfDay * 2 + draw.between(0, 2)),
            draw.between(0, 59),
            draw.between(0, 59),
          ),
      ),
      title,
      origin: original ? 'original' : 'repost',
      ...(source === undefined ? {} : { source }),
      url: `https://${platforms[plan.platform].suffix.toLowerCase()}.posts.example/${row.id}/${externalId}`,
      reads,
      likes: Math.round(reads * (0.004 + 0.03 * draw.next())),
      shares: Math.round(reads * (0.002 + 0.015 * draw.next())),
      comments: Math.round(reads * 0.006 * draw.next()),
    }
  }
}

/** So many subjects back an account does not come again to the same one, if it has enough of them. */
const remembered = 8

function titleOf(
  plan: AccountPlan,
  on: EpochDay,
  original: boolean,
  draw: Random,
  recent: string[],
): [title: string, source: string | undefined] {
  const [subject, source] = freshSubject(
    () => (original ? [ownSubject(plan, on, draw)] : draw.pick(reposts)),
    recent,
  )
  const inColumn = original && !/[｜【]/.test(subject) && draw.chance(0.4)
  const column = inColumn ? draw.pick(columns[plan.row.media_type]) : ''
  const scene = { place: plan.unit.place, townships: plan.unit.townships, on }
  return [fill(column + subject, scene, draw), source]
}

type Subject = readonly [text: string, source?: string]

function freshSubject(pick: () => Subject, recent: string[]): Subject {
  let subject = pick()
  for (let attempt = 1; attempt < 6 && recent.includes(subject[0]); attempt++) subject = pick()
  recent.push(subject[0])
  if (recent.length > remembered) recent.shift()
  return subject
}

function ownSubject(plan: AccountPlan, on: EpochDay, draw: Random): string {
  const month = Number(fromEpochDay(on).slice(5, 7))
  return draw.pick(draw.chance(0.1) ? (seasonal[month - 1] ?? []) : postsIn(plan.unit.theme, month))
}

const yearOfDay = (on: number): number => Number(fromEpochDay(on).slice(0, 4))
const firstOfMonth = (on: number): number => toEpochDay(day(`${fromEpochDay(on).slice(0, 7)}-01`))

function firstOfNextMonth(first: number): number {
  const date = fromEpochDay(first)
  return first + daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
}
