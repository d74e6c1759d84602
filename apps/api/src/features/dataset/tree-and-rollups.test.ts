import { isoWeekOf, weeksInIsoYear } from '@zhengmei/domain/calendar'
import { addDays, day, type PlainDate, toEpochDay } from '@zhengmei/domain/kernel'
import { beforeEach, describe, expect, it } from 'vitest'
import { type CsvContents, dataSet, smallCity } from '../../../testing/data-set.js'
import { type Database, openDatabase } from '../../platform/db/index.js'
import { createTestDatabase } from '../../platform/testing/index.js'
import { verifyAccountYears } from '../content/index.js'
import { importDataSet } from './index.js'

let database: Database
beforeEach(async () => {
  const test = await createTestDatabase()
  database = await openDatabase({ url: test.url, entities: [] })
  await importDataSet(database.pool, dataSet(smallCity))
  return async () => {
    await database.close()
    await test.drop()
  }
})

const run = (files: CsvContents) => importDataSet(database.pool, dataSet(files, 65_536))
const query = async <T>(sql: string): Promise<T[]> => (await database.pool.query(sql)).rows as T[]
async function wrongRollups() {
  const client = await database.pool.connect()
  try {
    return await verifyAccountYears(client)
  } finally {
    client.release()
  }
}

/** Codes from the root down to each node, as its path says. */
async function places(): Promise<Record<string, string>> {
  const rows = await query<{ code: string; place: string }>(
    `select o.code, string_agg(a.code, '/' order by length(a.path)) as place
     from org o join org a on starts_with(o.path, a.path) group by o.code`,
  )
  return Object.fromEntries(rows.map(({ code, place }) => [code, place]))
}
const strayAccounts = () =>
  query('select account.code from account join org on org.id = org_id where org.path <> org_path')

describe('the tree', () => {
  it('moves subtrees with their accounts, several at once, also below each other', async () => {
    await run({
      orgs: 'code,name,kind,parent_code\nT1,t,township,U1\nT2,t,township,T1\nT3,t,township,T2\n',
      accounts: 'id,org_code,platform,name,live_on\nB,T3,weibo,b,2025-01-01\n',
    })
    expect(await places()).toMatchObject({ T3: 'CITY/U1/T1/T2/T3', S1: 'CITY/U1/S1' })
    // T2 goes below U2 and takes T3 along; U1 goes below T2.
    await run({ orgs: 'code,name,kind,parent_code\nU1,第一单位,department,T2\nT2,t,township,U2\n' })
    expect(await places()).toEqual({
      CITY: 'CITY',
      U2: 'CITY/U2',
      T2: 'CITY/U2/T2',
      T3: 'CITY/U2/T2/T3',
      U1: 'CITY/U2/T2/U1',
      T1: 'CITY/U2/T2/U1/T1',
      S1: 'CITY/U2/T2/U1/S1',
    })
    expect(await strayAccounts()).toEqual([])
  })

  it('turns a node into a root and back', async () => {
    await run({ orgs: 'code,name,kind,parent_code\nU1,第一单位,department,\n' })
    expect(await places()).toMatchObject({ U1: 'U1', S1: 'U1/S1' })
    await run({ orgs: 'code,name,kind,parent_code\nU1,第一单位,department,U2\n' })
    expect(await places()).toMatchObject({ U1: 'CITY/U2/U1', S1: 'CITY/U2/U1/S1' })
    expect(await strayAccounts()).toEqual([])
  })

  it('lets the path of an account follow when it changes its host', async () => {
    await run({ accounts: 'id,org_code,platform,name,live_on\nA1,U2,weibo,账号一,2024-01-01\n' })
    expect(await strayAccounts()).toEqual([])
    expect(
      await query(`select org.code from account join org on org.path = org_path where account.code = 'A1'`),
    ).toEqual([{ code: 'U2' }])
  })
})

interface TestPost {
  readonly account: string
  readonly id: string
  readonly on: PlainDate
  readonly original: boolean
}

/** A fixed sequence of numbers below `limit`; the tests need variety, not chance. */
function sequence(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

function postsCsv(posts: readonly TestPost[]): string {
  const lines = posts.map(
    ({ account, id, on, original }) => `${account},${id},${on} 12:00,t,${original ? 'original' : 'repost'}`,
  )
  return `account_id,external_id,published_at,title,origin\n${lines.join('\n')}\n`
}

/** Days around the ends of years, where week-year and calendar year part: 2020 has 53 weeks. */
function randomPosts(seed: number, count: number): TestPost[] {
  const next = sequence(seed)
  return Array.from({ length: count }, (_, index) => ({
    account: `A${1 + next(3)}`,
    id: `P${index}`,
    on: addDays(day(`${2020 + next(6)}-12-31`), next(17) - 8),
    original: next(2) === 0,
  }))
}

const spans: Record<string, readonly [from: string, to: string]> = {
  A1: ['2024-01-01', '9999-12-31'],
  A2: ['2024-06-01', '2025-07-01'],
  A3: ['2024-01-01', '9999-12-31'],
}

/** The rollups counted by the calendar of the domain, one post after the other. */
function counted(posts: readonly TestPost[]) {
  const years = new Map<
    string,
    {
      account: string
      year: number
      weeks: number[]
      weekOriginals: number[]
      months: number[]
      posts: number
      originals: number
    }
  >()
  const at = (account: string, year: number) => {
    const key = `${account} ${year}`
    const found = years.get(key) ?? {
      account,
      year,
      weeks: Array<number>(weeksInIsoYear(year)).fill(0),
      weekOriginals: Array<number>(weeksInIsoYear(year)).fill(0),
      months: Array<number>(12).fill(0),
      posts: 0,
      originals: 0,
    }
    years.set(key, found)
    return found
  }
  const add = (numbers: number[], index: number) => {
    numbers[index] = (numbers[index] ?? 0) + 1
  }
  for (const { account, on, original } of posts) {
    const { weekYear, week } = isoWeekOf(toEpochDay(on))
    add(at(account, weekYear).weeks, week - 1)
    if (original) add(at(account, weekYear).weekOriginals, week - 1)
    const year = at(account, Number(on.slice(0, 4)))
    add(year.months, Number(on.slice(5, 7)) - 1)
    year.posts += 1
    const [from, to] = spans[account] ?? ['', '']
    if (original && on >= from && on < to) year.originals += 1
  }
  return [...years.values()].sort((one, other) =>
    one.account + one.year < other.account + other.year ? -1 : 1,
  )
}

const stored = () =>
  query(`select code as account, year, week_posts as weeks, week_originals as "weekOriginals", month_posts as months, posts, originals
    from account_year join account on account.id = account_id order by code, year`)

describe('the rollups of a year', () => {
  it.each([1, 2, 3])('equal a count post by post around the ends of years (%i)', async (seed) => {
    const posts = randomPosts(seed, 300)
    await run({ posts: postsCsv(posts) })
    expect(await stored()).toEqual(counted(posts))
    // Half of them move to other days, and more come in: both the years they leave and those they come to are counted anew.
    const moved = randomPosts(seed + 10, 300).map((post, index) => ({
      ...post,
      account: posts[index]?.account ?? post.account,
    }))
    const mixed = [...posts.slice(0, 150), ...moved.slice(150), ...randomPosts(seed + 20, 400).slice(300)]
    await run({ posts: postsCsv(mixed) })
    expect(await stored()).toEqual(counted(mixed))
    expect(await wrongRollups()).toEqual([])
  })

  it('count originals anew when the live span changes', async () => {
    await run({
      posts: postsCsv([
        { account: 'A1', id: '1', on: day('2025-03-31'), original: true },
        { account: 'A1', id: '2', on: day('2025-04-01'), original: true },
      ]),
    })
    const originals = async () =>
      (await query<{ originals: number }>('select originals from account_year'))[0]?.originals
    expect(await originals()).toBe(2)
    const close = (live: string, closed: string) =>
      run({ accounts: `id,org_code,platform,name,live_on,closed_on\nA1,U1,weibo,账号一,${live},${closed}\n` })
    await close('2024-01-01', '2025-04-01')
    expect(await originals()).toBe(1)
    await close('2025-04-01', '')
    expect(await originals()).toBe(1)
    await close('2024-01-01', '')
    expect(await originals()).toBe(2)
    expect(await wrongRollups()).toEqual([])
  })

  it('are named by the check when they are wrong, missing or too much', async () => {
    await run({ posts: postsCsv(randomPosts(4, 50)) })
    expect(await wrongRollups()).toEqual([])
    await query(
      `update account_year set originals = originals + 1 where (account_id, year) = (select account_id, year from account_year order by 1, 2 limit 1)`,
    )
    await query(
      `delete from account_year where (account_id, year) = (select account_id, year from account_year order by 1, 2 offset 1 limit 1)`,
    )
    await query(
      `insert into account_year select account_id, 1999, week_posts, week_originals, month_posts, posts, originals from account_year limit 1`,
    )
    expect(await wrongRollups()).toHaveLength(3)
  })
})
