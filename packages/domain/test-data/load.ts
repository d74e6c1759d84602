import { readFileSync } from 'node:fs'
import type { AccountFacts, FindingFact, UnitFacts, YearOfFacts } from '../src/assessment/facts.js'
import { isoWeekOf, weeksInIsoYear } from '../src/calendar/index.js'
import {
  day,
  dayOf,
  epochDayOf,
  firstDayOfYear,
  hour,
  type Instant,
  instant,
  lastDayOfYear,
  startOfDay,
  toEpochDay,
} from '../src/kernel/index.js'
import { readCsv } from './csv.js'

type Row = Record<string, string>

/** The rows of a file of the small data set, e.g. `findings.csv` or `expected/lines.csv`. */
export const rowsOf = (file: string): Row[] =>
  readCsv(readFileSync(new URL(`suqian-mini/${file}`, import.meta.url), 'utf8'))

const enquiriesOverHours = 24

/** From the raw rows of the small data set to the facts of a year, clause by clause and slowly, to hold the quick ways against. */
export function factsOfSuqianMini(year: number): { readonly year: YearOfFacts; readonly units: UnitFacts[] } {
  const accounts = rowsOf('accounts.csv')
  const units = rowsOf('orgs.csv').flatMap((org) => {
    const own = accounts.filter((account) => account['org_code'] === org['code'])
    const live = own.filter((account) => isLiveIn(account, year))
    return org['category'] === '' || live.length === 0 ? [] : [unitFacts(org, own, live, year)]
  })
  const cutoffAt = startOfDay(firstDayOfYear(year + 1))
  return { year: { year, cutoffAt, enquiriesOverHours }, units }
}

const isLiveIn = (account: Row, year: number): boolean =>
  cellOf(account, 'live_on') <= lastDayOfYear(year) &&
  (account['closed_on'] === '' || cellOf(account, 'closed_on') > firstDayOfYear(year))

function unitFacts(org: Row, own: Row[], live: Row[], year: number): UnitFacts {
  const code = cellOf(org, 'code')
  return {
    code,
    category: cellOf(org, 'category'),
    findings: findingsOf((row) => row['org_code'] === code, year),
    commendations: rowsOf('commendations.csv')
      .filter((row) => row['org_code'] === code)
      .map((row) => ({
        awardedOn: day(cellOf(row, 'awarded_on')),
        level: row['level'] === 'local' ? 'local' : 'superior',
        title: cellOf(row, 'title'),
      })),
    accounts: live.map((account) => accountFacts(account, year)),
    inspections: rowsOf('upper_inspections.csv')
      .filter((row) => own.some((account) => account['id'] === row['account_id']))
      .map((row) => ({
        accountId: cellOf(row, 'account_id'),
        level: row['level'] === 'state' ? 'state' : 'province',
        inspectedOn: day(cellOf(row, 'inspected_on')),
        result: row['result'] === 'qualified' ? 'qualified' : 'unqualified',
      })),
  }
}

function accountFacts(account: Row, year: number): AccountFacts {
  const id = cellOf(account, 'id')
  const ofAccount = (row: Row) => row['account_id'] === id
  const liveOn = day(cellOf(account, 'live_on'))
  const closedOn = account['closed_on'] === '' ? null : day(cellOf(account, 'closed_on'))
  const posts = rowsOf('posts.csv').filter(ofAccount)
  const weekPosts = new Array<number>(weeksInIsoYear(year)).fill(0)
  const monthPosts = new Array<number>(12).fill(0)
  let originals = 0
  for (const post of posts) {
    const publishedAt = instant(cellOf(post, 'published_at'))
    const on = dayOf(publishedAt)
    const { weekYear, week } = isoWeekOf(epochDayOf(publishedAt))
    if (weekYear === year) weekPosts[week - 1] = (weekPosts[week - 1] ?? 0) + 1
    if (on.slice(0, 4) !== String(year)) continue
    const month = Number(on.slice(5, 7))
    monthPosts[month - 1] = (monthPosts[month - 1] ?? 0) + 1
    const isLive = on >= liveOn && (closedOn === null || on < closedOn)
    if (isLive && post['origin'] === 'original') originals += 1
  }
  return {
    id,
    platform: cellOf(account, 'platform'),
    liveOn,
    closedOn,
    weekPosts,
    monthPosts,
    originals,
    gaps: rowsOf('gaps.csv')
      .filter(ofAccount)
      .map((row) => ({ fromOn: day(cellOf(row, 'from_on')), toOn: day(cellOf(row, 'to_on')) })),
    slowEnquiries: slowEnquiriesOf(rowsOf('messages.csv').filter(ofAccount), year),
    findings: findingsOf(ofAccount, year),
  }
}

const slowEnquiriesOf = (messages: Row[], year: number): AccountFacts['slowEnquiries'] =>
  messages
    .filter((row) => row['kind'] === 'policy_enquiry')
    .map((row) => ({
      externalId: cellOf(row, 'external_id'),
      receivedAt: instant(cellOf(row, 'received_at')),
      repliedAt: optionalInstant(row, 'replied_at'),
    }))
    .filter(({ receivedAt }) => isIn(receivedAt, year))
    .filter(
      ({ receivedAt, repliedAt }) => repliedAt === null || repliedAt - receivedAt > enquiriesOverHours * hour,
    )

function findingsOf(isOwn: (row: Row) => boolean, year: number): FindingFact[] {
  return rowsOf('findings.csv')
    .filter(isOwn)
    .map((row) => ({
      id: cellOf(row, 'id'),
      indicator: cellOf(row, 'indicator'),
      level: levelOf(row),
      occurrences: Number(row['occurrences'] || '1'),
      foundAt: instant(cellOf(row, 'found_at')),
      notifiedAt: optionalInstant(row, 'notified_at'),
      rectifiedAt: optionalInstant(row, 'rectified_at'),
    }))
    .filter(
      ({ foundAt, notifiedAt }) => isIn(foundAt, year) || (notifiedAt !== null && isIn(notifiedAt, year)),
    )
}

function levelOf(row: Row): FindingFact['level'] {
  const level = row['level']
  if (level === 'state' || level === 'province' || level === 'city' || level === 'county') return level
  throw new Error(`no such level: ${level}`)
}

const isIn = (at: Instant, year: number): boolean =>
  toEpochDay(firstDayOfYear(year)) <= epochDayOf(at) && epochDayOf(at) <= toEpochDay(lastDayOfYear(year))

const optionalInstant = (row: Row, column: string): Instant | null =>
  row[column] === '' || row[column] === undefined ? null : instant(row[column])

function cellOf(row: Row, column: string): string {
  const cell = row[column]
  if (cell === undefined) throw new Error(`no column ${column}`)
  return cell
}
