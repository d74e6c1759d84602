import { firstDayOfIsoWeek, isoWeekOf, weeksInIsoYear } from '@zhengmei/domain/calendar'
import {
  type EpochDay,
  firstDayOfYear,
  fromEpochDay,
  type PlainDate,
  toEpochDay,
} from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { type PostsOfDays, postTables } from './post-months.js'

/** Which posts are counted, and how far. */
export interface PostCount {
  readonly year: number
  /** SELECT of the ids of the accounts; absent: all. */
  readonly accounts?: string
  /** Only posts published before; absent: all. */
  readonly before?: Date
  /** Whether originals are counted by week too (column `week_originals`). */
  readonly weekOriginals: boolean
}

/**
 * Counts the posts of a year into a new temporary table with the columns of `account_year` (`posts` and `originals` are of the calendar
 * year, originals of the live span only); an account without any post has no row. Counts by week and month end at 32,767.
 *
 * Each month is grouped by account alone, by as many workers as there are: small hash tables. The counts of its few weeks are kept in the
 * bits of one sum, which costs no more than counting the rows; where an account has so many posts in a month that its bits may not do,
 * all is counted anew in wider ones. `CREATE TABLE AS` because only that scans in parallel.
 */
export async function countPosts(client: ClientBase, table: string, count: PostCount): Promise<void> {
  const posts = await postTables(client)
  const countInto = (packing: Packing) =>
    client.query(`CREATE TEMPORARY TABLE ${table} AS ${countsQuery(count, packing, posts)}`)
  await countInto(narrow)
  const { rows } = await client.query<{ tooMany: boolean }>(
    `SELECT EXISTS (SELECT FROM ${table} WHERE most >= ${2 ** narrow.bits}) AS "tooMany"`,
  )
  if (rows[0]?.tooMany) {
    await client.query(`DROP TABLE ${table}`)
    await countInto(wide)
  }
}

/** How the counts of weeks share the 63 bits of a sum. */
interface Packing {
  /** Of each count: the posts of an account in a stretch must be fewer than two to that power. */
  readonly bits: number
  readonly weeksInSum: number
  /** What a count becomes that may be more than its place holds. */
  readonly clamped: (number: string) => string
}

/** All weeks of a month in one sum: a thousand posts of an account in a month, and never more than a smallint. */
const narrow: Packing = { bits: 10, weeksInSum: 6, clamped: (number) => number }
/** Two sums a month: two million. */
const wide: Packing = { bits: 21, weeksInSum: 3, clamped: (number) => `least(${number}, 32767)` }

/** Consecutive days that are counted together: a month, or the days of the week-year outside the year. */
interface Stretch {
  readonly from: PlainDate
  /** Exclusive. */
  readonly to: PlainDate
  /** Null: outside the calendar year. */
  readonly month: number | null
  /** The weeks of the week-year that have days in it, one after the other; at most six. */
  readonly weeks: readonly number[]
  /** Whether all its days are of the week-year: first or last days of a year may be of another. */
  readonly whole: boolean
}

const daysFrom = (date: PlainDate, days: number): PlainDate => fromEpochDay(toEpochDay(date) + days)

function stretchesOf(year: number): readonly Stretch[] {
  const firstWeekDay: number = firstDayOfIsoWeek(year, 1)
  const [begins, ends] = [firstDayOfYear(year), firstDayOfYear(year + 1)]
  const starts = Array.from(
    { length: 12 },
    (_, month) => `${year}-${String(month + 1).padStart(2, '0')}-01` as PlainDate,
  )
  return [
    { from: fromEpochDay(firstWeekDay as EpochDay), to: begins, month: null },
    ...starts.map((from, index) => ({ from, to: starts[index + 1] ?? ends, month: index + 1 })),
    { from: ends, to: fromEpochDay((firstWeekDay + 7 * weeksInIsoYear(year)) as EpochDay), month: null },
  ]
    .filter(({ from, to }) => from < to)
    .map((days) => ({ ...days, ...weeksWithin(year, days.from, days.to) }))
}

function weeksWithin(year: number, from: PlainDate, to: PlainDate): Pick<Stretch, 'weeks' | 'whole'> {
  const weeks = new Set<number>()
  let whole = true
  for (let day: number = toEpochDay(from); day < toEpochDay(to); day += 1) {
    const { weekYear, week } = isoWeekOf(day as EpochDay)
    if (weekYear === year) weeks.add(week)
    else whole = false
  }
  return { weeks: [...weeks], whole }
}

/** The sums of a stretch and what is counted in them. */
const sums = ({ weekOriginals }: PostCount) =>
  weekOriginals ? ({ posts: '', originals: 'original' } as const) : ({ posts: '' } as const)

function countsQuery(count: PostCount, packing: Packing, posts: PostsOfDays): string {
  const stretches = stretchesOf(count.year)
  const months = stretches.flatMap((stretch, index) =>
    stretch.month === null ? [] : [postsOf(stretch, index, packing)],
  )
  const weekArrays = Object.keys(sums(count)).map((what) => {
    const weeks = Array.from({ length: weeksInIsoYear(count.year) }, (_, index) =>
      weekOf(stretches, what, index + 1, packing),
    )
    return `ARRAY[${weeks.map(packing.clamped).join(', ')}]::smallint[] AS week_${what}`
  })
  const gathered = stretches.flatMap((stretch, index) => [
    ...Object.keys(sums(count)).flatMap((what) =>
      sumsOf(stretch, packing).map((_, part) =>
        ofStretch(`${what}_${part}`, index, `${what}_${index}_${part}`),
      ),
    ),
    ...(stretch.month === null || stretch.whole ? [] : [ofStretch('posts', index, `month_${index}`)]),
  ])
  return `
    SELECT account_id, ${weekArrays.join(', ')}, ARRAY[${months.map(packing.clamped).join(', ')}]::smallint[] AS month_posts,
      (${months.join(' + ')})::integer AS posts, originals, most
    FROM (
      SELECT account_id, ${gathered.join(', ')}, sum(originals)::integer AS originals, max(posts) AS most
      FROM (${[...stretches.map((stretch, index) => branch(stretch, index, count, packing, posts)), outside(count, packing)].join(' UNION ALL ')}) AS counted
      GROUP BY account_id
    ) AS gathered`
}

/** An account has one row for each stretch in which it has posts. */
const ofStretch = (column: string, stretch: number, name: string): string =>
  `coalesce(max(${column}) FILTER (WHERE stretch = ${stretch}), 0) AS ${name}`

/** A month whose days all lie in weeks of the year has as many posts as its weeks: one aggregate less for each month. */
const postsOf = (stretch: Stretch, index: number, packing: Packing): string =>
  stretch.whole
    ? stretch.weeks.map((_, place) => slot('posts', index, place, packing)).join(' + ')
    : `month_${index}`

/** The posts of one week of a stretch, by its place in that. */
const slot = (what: string, stretch: number, place: number, { bits, weeksInSum }: Packing): string =>
  `(${what}_${stretch}_${Math.floor(place / weeksInSum)} >> ${bits * (place % weeksInSum)} & ${2 ** bits - 1})`

/** A week that lies in two months is the sum of both parts. */
const weekOf = (stretches: readonly Stretch[], what: string, week: number, packing: Packing): string =>
  stretches
    .flatMap(({ weeks }, stretch) => {
      const place = weeks.indexOf(week)
      return place < 0 ? [] : [slot(what, stretch, place, packing)]
    })
    .join(' + ')

/** The first week of each sum. */
const sumsOf = ({ weeks }: Stretch, { weeksInSum }: Packing): number[] =>
  weeks.filter((_, place) => place % weeksInSum === 0)

function branch(
  stretch: Stretch,
  index: number,
  count: PostCount,
  packing: Packing,
  postsOf: PostsOfDays,
): string {
  const { from, to, month } = stretch
  const counts = Object.entries(sums(count)).flatMap(([what, only]) =>
    Array.from({ length: Math.ceil(mostWeeks / packing.weeksInSum) }, (_, part) => {
      const first = sumsOf(stretch, packing)[part]
      return `${first === undefined ? 'NULL::bigint' : packed(stretch, first, only, packing)} AS ${what}_${part}`
    }),
  )
  return `
    SELECT account_id, ${index} AS stretch, ${counts.join(', ')}, count(*) AS posts,
      ${month === null ? '0::bigint' : 'count(*) FILTER (WHERE original)'} AS originals
    FROM ${postsOf(from, to)} AS posted WHERE true${known(count)}${
      count.accounts === undefined ? '' : ` AND account_id IN (${count.accounts})`
    }
    GROUP BY account_id`
}

/** The weeks that a month may touch. */
const mostWeeks = 6

function packed(
  { weeks, whole }: Stretch,
  first: number,
  only: string,
  { bits, weeksInSum }: Packing,
): string {
  const last = Math.min(first + weeksInSum - 1, weeks.at(-1) ?? first)
  const inAll = whole && weeks.length <= weeksInSum
  const conditions = [
    ...(inAll ? [] : [`iso_week BETWEEN ${first} AND ${last}`]),
    ...(only === '' ? [] : [only]),
  ]
  const filter = conditions.length === 0 ? '' : ` FILTER (WHERE ${conditions.join(' AND ')})`
  return `whole_sum(1::bigint << ${bits} * (iso_week - ${first}))${filter}`
}

const known = ({ before }: PostCount): string =>
  before === undefined ? '' : ` AND published_at < '${before.toISOString()}'`

/**
 * Originals count inside the live span only. Few accounts begin or end within a year: what theirs have outside is looked up and taken
 * off again, by rows of no stretch.
 */
function outside(count: PostCount, { weeksInSum }: Packing): string {
  const [first, last] = [firstDayOfYear(count.year), daysFrom(firstDayOfYear(count.year + 1), -1)]
  const nothing = Object.keys(sums(count)).flatMap(() =>
    Array.from({ length: Math.ceil(mostWeeks / weeksInSum) }, () => 'NULL::bigint'),
  )
  const originals = (days: string, concerned: string) => `
    SELECT account_id, -1 AS stretch, ${nothing.join(', ')}, 0::bigint AS posts, -count(*) AS originals
    FROM account JOIN post ON post.account_id = account.id AND ${days}
    WHERE ${concerned} AND original${known(count)}${count.accounts === undefined ? '' : ` AND account.id IN (${count.accounts})`}
    GROUP BY account_id`
  return `
    ${originals(`day >= '${first}' AND day < least(live_on, '${last}'::date + 1)`, `live_on > '${first}'`)}
    UNION ALL ${originals(`day >= greatest(closed_on, live_on, '${first}') AND day <= '${last}'`, `closed_on <= '${last}'`)}`
}
