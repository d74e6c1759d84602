import { beforeEach, describe, expect, it } from 'vitest'
import {
  type CsvContents,
  dataSet,
  miniFolder,
  rowCounts,
  smallCity,
  writtenBy,
} from '../../../testing/data-set.js'
import { type Database, openDatabase } from '../../platform/db/index.js'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/index.js'
import { csvFolder, type ImportOptions, type ImportProgress, importDataSet } from './index.js'

let test: TestDatabase
let database: Database

beforeEach(async () => {
  test = await createTestDatabase()
  database = await openDatabase({ url: test.url, entities: [] })
  return async () => {
    await database.close()
    await test.drop()
  }
})

const run = (files: CsvContents, options?: ImportOptions, pieceBytes?: number) =>
  importDataSet(database.pool, dataSet(files, pieceBytes), options)
const query = async <T>(sql: string): Promise<T[]> => (await database.pool.query(sql)).rows as T[]
const counts = ({
  file,
  new: added,
  changed,
  unchanged,
  refused,
}: {
  file: string
  new: number
  changed: number
  unchanged: number
  refused: number
}) => [file, added, changed, unchanged, refused]

describe('a data set imported twice', () => {
  it('is new once and unchanged the second time, with no row written anew', async () => {
    const first = await importDataSet(database.pool, await csvFolder(miniFolder))
    expect(first.errors).toEqual([])
    expect(first.report.outcome).toBe('saved')
    expect(first.report.files.map(counts)).toEqual([
      ['orgs.csv', 16, 0, 0, 0],
      ['accounts.csv', 27, 0, 0, 0],
      ['posts.csv', 2002, 0, 0, 0],
      ['messages.csv', 130, 0, 0, 0],
      ['findings.csv', 70, 0, 0, 0],
      ['upper_inspections.csv', 11, 0, 0, 0],
      ['commendations.csv', 7, 0, 0, 0],
      ['gaps.csv', 5, 0, 0, 0],
    ])
    const before = await writtenBy(database.pool)
    const second = await importDataSet(database.pool, await csvFolder(miniFolder))
    expect(second.report.files.map(counts)).toEqual(
      first.report.files.map(({ file, rows }) => [file, 0, 0, rows, 0]),
    )
    expect(await writtenBy(database.pool)).toEqual(before)
  })
})

describe('what is saved', () => {
  it('keeps quoted cells with commas, quotes, line breaks and a megabyte as they are', async () => {
    const long = '长'.repeat(400_000)
    const title = `a,"b"\r\nc\t\\N ${long}`
    const posts = `account_id,external_id,published_at,title,origin\nA1,P1,2025-01-01 00:00,"${title.replaceAll('"', '""')}",original\n`
    await run({ ...smallCity, posts }, {}, 65_537)
    expect(await query('select title from post_body')).toEqual([{ title }])
  })

  it('reads times without an offset as Asia/Shanghai, and stores the local day with its ISO week', async () => {
    await run({
      ...smallCity,
      posts: `account_id,external_id,published_at,title,origin
A1,last second of 2024,2024-12-31 23:59:59,t,original
A1,same moment,2024-12-31T15:59:59Z,t,repost
A1,first second,2024-12-31T16:00:00Z,t,original
A1,sunday,2025-01-05T23:59:59+08:00,t,original
`,
    })
    expect(
      await query(
        `select external_id as id, day, iso_year as year, iso_week as week, original, published_at::text as at from post order by published_at, external_id`,
      ),
    ).toEqual([
      {
        id: 'last second of 2024',
        day: '2024-12-31',
        year: 2025,
        week: 1,
        original: true,
        at: '2024-12-31 15:59:59+00',
      },
      {
        id: 'same moment',
        day: '2024-12-31',
        year: 2025,
        week: 1,
        original: false,
        at: '2024-12-31 15:59:59+00',
      },
      {
        id: 'first second',
        day: '2025-01-01',
        year: 2025,
        week: 1,
        original: true,
        at: '2024-12-31 16:00:00+00',
      },
      { id: 'sunday', day: '2025-01-05', year: 2025, week: 1, original: true, at: '2025-01-05 15:59:59+00' },
    ])
  })

  it('lies in monthly partitions, also for months far apart', async () => {
    await run({
      ...smallCity,
      posts: `account_id,external_id,published_at,title,origin\nA1,1,2019-02-28 10:00,t,original\nA1,2,2025-03-01 10:00,t,original\nA1,3,1999-01-01 10:00,t,original\n`,
    })
    expect(await query('select tableoid::regclass::text as partition from post order by day')).toEqual([
      { partition: 'post_elsewhen' },
      { partition: 'post_2019_02' },
      { partition: 'post_2025_03' },
    ])
  })

  it('takes defaults for what is not given', async () => {
    await run({
      ...smallCity,
      findings:
        'id,account_id,found_at,level,indicator,occurrences\nF1,A1,2025-01-01 08:00,city,operation.typo,\n',
    })
    expect(await query('select occurrences, note from finding')).toEqual([{ occurrences: 1, note: null }])
    expect(await query(`select media_type, main from account where code = 'A1'`)).toEqual([
      { media_type: 'text', main: false },
    ])
  })

  it('takes posts and messages outside the live span', async () => {
    const { report } = await run({
      ...smallCity,
      posts:
        'account_id,external_id,published_at,title,origin\nA2,1,2020-01-01 10:00,t,original\nA2,2,2025-12-01 10:00,t,original\n',
      messages: 'account_id,external_id,received_at,kind\nA2,1,2020-01-01 10:00,other\n',
    })
    expect(report.outcome).toBe('saved')
    expect(await query('select year, posts, originals from account_year order by year')).toEqual([
      { year: 2020, posts: 1, originals: 0 },
      { year: 2025, posts: 1, originals: 0 },
    ])
  })

  it('finds parents below their children in the file', async () => {
    await run({
      orgs: 'code,name,kind,parent_code,line_parent_code\nB,b,department,A,C\nA,a,government_office,,\nC,c,department,A,\n',
    })
    expect(
      await query(
        `select code, path = (select path from org a where a.code = 'A') || no || '/' as below from org where code <> 'A' order by code`,
      ),
    ).toEqual([
      { code: 'B', below: true },
      { code: 'C', below: true },
    ])
  })
})

describe('a second data set', () => {
  beforeEach(async () => {
    await run({
      ...smallCity,
      posts:
        'account_id,external_id,published_at,title,origin,reads\nA1,1,2025-01-01 10:00,one,original,5\nA1,2,2025-01-02 10:00,two,original,\nA3,1,2025-01-03 10:00,three,repost,\n',
      messages:
        'account_id,external_id,received_at,kind,replied_at\nA1,1,2025-01-01 10:00,other,2025-01-03 10:00\n',
    })
  })

  it('tells new, changed and unchanged rows apart, whichever table the change is in', async () => {
    const { report } = await run({
      posts:
        'account_id,external_id,published_at,title,origin,reads\nA1,1,2025-01-01 10:00,other words,original,5\nA1,2,2025-02-02 10:00,two,original,\nA3,1,2025-01-03 10:00,three,repost,\nA3,2,2025-01-03 10:00,four,repost,\n',
    })
    expect(report.files.map(counts)).toEqual([['posts.csv', 1, 2, 1, 0]])
    expect(
      await query(
        `select external_id, title, day from post join post_body using (account_id, external_id) where title in ('other words', 'two') order by 1`,
      ),
    ).toEqual([
      { external_id: '1', title: 'other words', day: '2025-01-01' },
      { external_id: '2', title: 'two', day: '2025-02-02' },
    ])
  })

  it('leaves alone what it has no column for, and clears what it gives empty', async () => {
    await run({
      posts: 'account_id,external_id,published_at,title,origin\nA1,1,2025-01-01 10:00,new title,original\n',
    })
    expect(await query(`select reads from post where external_id = '1' and reads is not null`)).toEqual([
      { reads: 5 },
    ])
    await run({
      posts:
        'account_id,external_id,published_at,title,origin,reads\nA1,1,2025-01-01 10:00,new title,original,\n',
    })
    expect(await query('select reads from post where reads is not null')).toEqual([])
  })

  it.each([
    ['accounts', 'id,org_code,platform,name,live_on\nA2,U1,wechat_service,账号二,2025-07-01\n', 'live_on'],
    ['messages', 'account_id,external_id,received_at,kind\nA1,1,2025-01-04 10:00,other\n', 'received_at'],
  ])('is refused where it contradicts what is stored: %s', async (name, content, column) => {
    const { report, errors } = await run({ [name]: content })
    expect(report.outcome).toBe('refused')
    expect(errors.map((error) => [error.file, error.row, error.column, error.code])).toEqual([
      [`${name}.csv`, 2, column, 'dataset/order'],
    ])
  })

  it('counts the version of what people may edit', async () => {
    await run({
      orgs: 'code,name,kind,parent_code,category\nU1,新名称,department,CITY,county\nU2,第二单位,department,CITY,county\n',
    })
    expect(await query('select code, version from org order by code')).toEqual([
      { code: 'CITY', version: 1 },
      { code: 'S1', version: 1 },
      { code: 'U1', version: 2 },
      { code: 'U2', version: 1 },
    ])
  })
})

describe('a dry run', () => {
  it('reports the same and saves nothing', async () => {
    const before = await rowCounts(database.pool)
    const dry = await importDataSet(database.pool, await csvFolder(miniFolder), {
      dryRun: true,
      beforeCommit: () => Promise.reject(new Error('must not be called')),
    })
    expect(await rowCounts(database.pool)).toEqual(before)
    const real = await importDataSet(database.pool, await csvFolder(miniFolder))
    expect(dry.report.outcome).toBe('dry_run')
    expect(dry.report.files).toEqual(real.report.files)
  })
})

describe('encodings', () => {
  // 账号 and 名 in GB18030; the last character, U+3400 extended, takes four bytes.
  const gb = (text: string) =>
    Buffer.concat([...text].map((character) => gbBytes[character] ?? Buffer.from(character)))
  const gbBytes: Record<string, Buffer> = {
    账: Buffer.from([0xd5, 0xcb]),
    号: Buffer.from([0xba, 0xc5]),
    㐀: Buffer.from([0x81, 0x39, 0xee, 0x39]),
  }

  it('recognises GB18030', async () => {
    await run({ orgs: gb('code,name,kind\nA,账号㐀,department\n') })
    expect(await query('select name from org')).toEqual([{ name: '账号㐀' }])
  })

  it('takes a byte order mark', async () => {
    await run({ orgs: '\uFEFFcode,name,kind\r\nA,名,department\r\n' })
    expect(await query('select code, name from org')).toEqual([{ code: 'A', name: '名' }])
  })

  it('refuses UTF-16 with words that help', async () => {
    const { errors } = await run({ orgs: Buffer.from('\uFEFFcode,name,kind\nA,名,department\n', 'utf16le') })
    expect(errors.map((error) => [error.file, error.row, error.code])).toEqual([
      ['orgs.csv', 0, 'dataset/encoding'],
    ])
  })

  it('refuses the very row whose bytes are damaged, and does not take the file for GB18030', async () => {
    const bytes = Buffer.from(
      'code,name,kind\nA,第一个单位的名称,department\nB,第二个单位,department\nC,第三个单位,department\n',
    )
    bytes[bytes.indexOf('第二') + 1] = 0x20
    const { errors } = await run({ orgs: bytes })
    expect(errors.map((error) => [error.row, error.column, error.code])).toEqual([
      [3, 'name', 'dataset/encoding'],
    ])
  })
})

describe('a damaged cell', () => {
  it('is refused for its damage alone, not for what is left of it', async () => {
    const bytes = Buffer.from(
      'code,name,kind,parent_code\nA,第一个单位,department,\nB,第二个单位,department,A\n',
    )
    bytes[bytes.length - 2] = 0xff
    const { errors } = await run({ orgs: bytes })
    expect(errors.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
      [3, 'parent_code', '\uFFFD', 'dataset/encoding'],
    ])
  })
})

describe('progress and cancelling', () => {
  it('tells what it is doing, in order', async () => {
    const seen: ImportProgress[] = []
    await run(smallCity, { onProgress: (progress) => seen.push(progress) })
    expect([...new Set(seen.map(({ stage }) => stage))]).toEqual(['reading', 'checking', 'saving'])
    expect(seen.at(-1)).toEqual({ stage: 'saving', file: null, rowsDone: 7, rowsTotal: 7 })
  })

  it.each(['reading', 'checking', 'saving'] as const)(
    'stops while %s, with nothing saved and the connection handed back',
    async (stage) => {
      const stop = new AbortController()
      const reason = new Error('enough')
      const before = await rowCounts(database.pool)
      const cancelled = importDataSet(database.pool, await csvFolder(miniFolder), {
        signal: stop.signal,
        onProgress: (progress) => {
          if (progress.stage === stage) stop.abort(reason)
        },
      })
      await expect(cancelled).rejects.toBe(reason)
      expect(await rowCounts(database.pool)).toEqual(before)
      expect((await run(smallCity)).report.outcome).toBe('saved')
    },
  )

  it('ends a statement that waits, e.g. for another import', async () => {
    const other = await database.pool.connect()
    await other.query('begin; lock table org in access exclusive mode')
    const stop = new AbortController()
    const waiting = run(smallCity, { signal: stop.signal })
    setTimeout(() => stop.abort(new Error('tired of waiting')), 50)
    await expect(waiting).rejects.toThrow('tired of waiting')
    await other.query('rollback')
    other.release()
  })

  it('lets two imports of the same take turns', async () => {
    const [one, two] = await Promise.all([run(smallCity), run(smallCity)])
    expect(
      [one.report, two.report].map((report) => report.files.reduce((sum, file) => sum + file.new, 0)).sort(),
    ).toEqual([0, 7])
  })
})
