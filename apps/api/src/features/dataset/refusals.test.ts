import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CsvContents, dataSet, rowCounts, smallCity } from '../../../testing/data-set.js'
import { type Database, openDatabase } from '../../platform/db/index.js'
import { createTestDatabase, type TestDatabase } from '../../platform/testing/index.js'
import { importDataSet, wholeList } from './index.js'

const orgs = 'code,name,kind,parent_code,line_parent_code,category,division_code,resident_population\n'
const accounts = 'id,org_code,platform,media_type,name,live_on,closed_on,main,operator_code\n'
const posts = 'account_id,external_id,published_at,title,origin,reads\n'
const messages = 'account_id,external_id,received_at,channel,kind,replied_at\n'
const findings = 'id,org_code,account_id,found_at,level,indicator,occurrences,notified_at,rectified_at\n'
const inspections = 'level,inspected_on,account_id,result\n'
const commendations = 'org_code,awarded_on,level,title\n'
const gaps = 'account_id,from_on,to_on\n'

/** File, row, column, value and code of each error. */
type Refused = readonly [file: string, row: number, column: string | null, value: string | null, code: string]

/** What is imported on top of the small city, and everything that is wrong with it. */
const cases: readonly [name: string, files: CsvContents, refused: readonly Refused[]][] = [
  [
    'an unknown column, by name',
    { orgs: 'code,name,kind,nmae\nX,x,department,\n' },
    [['orgs.csv', 1, 'nmae', 'nmae', 'unknown-column']],
  ],
  [
    'a column given twice',
    { orgs: 'code,name,kind,name\nX,x,department,y\n' },
    [['orgs.csv', 1, 'name', 'name', 'column-twice']],
  ],
  [
    'a missing required column',
    { orgs: 'code,name\nX,x\n' },
    [['orgs.csv', 1, 'kind', 'kind', 'missing-column']],
  ],
  [
    'a missing choice of columns',
    { findings: 'id,found_at,level,indicator\n' },
    [['findings.csv', 1, 'org_code,account_id', 'org_code,account_id', 'exactly-one']],
  ],
  ['an empty file', { orgs: '' }, [['orgs.csv', 1, null, null, 'no-header']]],
  ['an unknown file', { organisations: 'code\n' }, [['organisations.csv', 0, null, null, 'unknown-file']]],

  [
    'a missing required cell',
    { orgs: `${orgs}X,,department,,,,,\n` },
    [['orgs.csv', 2, 'name', '', 'required']],
  ],
  [
    'a cell of blanks where one is required',
    { orgs: `${orgs}X, \u3000,department,,,,,\n` },
    [['orgs.csv', 2, 'name', ' \u3000', 'required']],
  ],
  [
    'a value outside its list',
    { orgs: `${orgs}X,x,ministry,,,,,\n` },
    [['orgs.csv', 2, 'kind', 'ministry', 'not-in-list']],
  ],
  [
    'a negative count',
    { orgs: `${orgs}X,x,department,,,,,-1\n` },
    [['orgs.csv', 2, 'resident_population', '-1', 'negative']],
  ],
  [
    'a count that is no whole number',
    { posts: `${posts}A1,1,2025-01-01 10:00,t,original,1.5\n` },
    [['posts.csv', 2, 'reads', '1.5', 'not-a-count']],
  ],
  [
    'a count beyond what can be kept',
    { posts: `${posts}A1,1,2025-01-01 10:00,t,original,2147483648\n` },
    [['posts.csv', 2, 'reads', '2147483648', 'too-large']],
  ],
  [
    'a date that does not exist',
    { accounts: `${accounts}X,U1,weibo,,x,2025-02-29,,,\n` },
    [['accounts.csv', 2, 'live_on', '2025-02-29', 'not-a-date']],
  ],
  [
    'a time that does not exist',
    { posts: `${posts}A1,1,2025-01-01 24:00,t,original,\nA1,2,2025-04-31T10:00:00Z,t,original,\n` },
    [
      ['posts.csv', 2, 'published_at', '2025-01-01 24:00', 'not-a-time'],
      ['posts.csv', 3, 'published_at', '2025-04-31T10:00:00Z', 'not-a-time'],
    ],
  ],
  [
    'a flag that is neither',
    { accounts: `${accounts}X,U1,weibo,,x,2025-01-01,,yes,\n` },
    [['accounts.csv', 2, 'main', 'yes', 'not-a-flag']],
  ],
  [
    'a character that can not be stored',
    { orgs: `${orgs}X,a\0b,department,,,,,\n` },
    [['orgs.csv', 2, 'name', 'a\0b', 'bad-character']],
  ],
  [
    'a key too long for an index',
    { orgs: `${orgs}${'X'.repeat(201)},x,department,,,,,\n` },
    [['orgs.csv', 2, 'code', 'X'.repeat(200), 'too-long']],
  ],

  [
    'closed on the very day it went live',
    { accounts: `${accounts}X,U1,weibo,,x,2025-01-01,2025-01-01,,\n` },
    [['accounts.csv', 2, 'closed_on', '2025-01-01', 'order']],
  ],
  [
    'a reply before the message',
    { messages: `${messages}A1,1,2025-01-01 10:00,,other,2025-01-01T01:59:59Z\n` },
    [['messages.csv', 2, 'replied_at', '2025-01-01T01:59:59Z', 'order']],
  ],
  [
    'a notice before the finding',
    { findings: `${findings}F,,A1,2025-01-02 10:00,city,operation.typo,,2025-01-02 09:59,\n` },
    [['findings.csv', 2, 'notified_at', '2025-01-02 09:59', 'order']],
  ],
  [
    'a rectification before its notice',
    {
      findings: `${findings}F,,A1,2025-01-02 10:00,city,operation.typo,,2025-01-03 10:00,2025-01-03 09:00\n`,
    },
    [['findings.csv', 2, 'rectified_at', '2025-01-03 09:00', 'order']],
  ],
  [
    'a gap that ends before it begins',
    { gaps: `${gaps}A1,2025-02-02,2025-02-01\n` },
    [['gaps.csv', 2, 'to_on', '2025-02-01', 'order']],
  ],
  [
    'a finding on neither unit nor account, and one on both',
    {
      findings: `${findings}F,,,2025-01-02 10:00,city,operation.typo,,,\nG,U1,A1,2025-01-02 10:00,city,operation.typo,,,\n`,
    },
    [
      ['findings.csv', 2, 'org_code', '', 'exactly-one'],
      ['findings.csv', 3, 'org_code', 'U1', 'exactly-one'],
    ],
  ],

  [
    'a key given twice: every time but the first',
    {
      posts: `${posts}A1,1,2025-01-01 10:00,t,original,\nA2,1,2025-01-01 10:00,t,original,\nA1,1,2026-01-01 10:00,t,repost,\nA1,1,2025-01-01 10:00,t,original,\n`,
    },
    [
      ['posts.csv', 4, 'external_id', '1', 'key-twice'],
      ['posts.csv', 5, 'external_id', '1', 'key-twice'],
    ],
  ],
  [
    'an organisation given twice',
    { orgs: `${orgs}X,x,department,,,,,\nX,y,department,,,,,\n` },
    [['orgs.csv', 3, 'code', 'X', 'key-twice']],
  ],
  [
    'an inspection given twice with other results',
    { upper_inspections: `${inspections}state,2025-01-01,A1,qualified\nstate,2025-01-01,A1,unqualified\n` },
    [['upper_inspections.csv', 3, 'inspected_on', '2025-01-01', 'key-twice']],
  ],
  [
    'an organisation that does not exist',
    {
      orgs: `${orgs}X,x,department,nobody,none,,,\n`,
      accounts: `${accounts}X,nowhere,weibo,,x,2025-01-01,,,no-one\n`,
      commendations: `${commendations}none,2025-01-01,local,t\n`,
    },
    [
      ['orgs.csv', 2, 'parent_code', 'nobody', 'unknown-organisation'],
      ['orgs.csv', 2, 'line_parent_code', 'none', 'unknown-organisation'],
      ['accounts.csv', 2, 'org_code', 'nowhere', 'unknown-organisation'],
      ['accounts.csv', 2, 'operator_code', 'no-one', 'unknown-organisation'],
      ['commendations.csv', 2, 'org_code', 'none', 'unknown-organisation'],
    ],
  ],
  [
    'an account that does not exist',
    {
      posts: `${posts}B1,1,2025-01-01 10:00,t,original,\n`,
      messages: `${messages}B2,1,2025-01-01 10:00,,other,\n`,
      findings: `${findings}F,,B3,2025-01-02 10:00,city,operation.typo,,,\n`,
      upper_inspections: `${inspections}state,2025-01-01,B4,qualified\n`,
      gaps: `${gaps}B5,2025-02-01,2025-02-01\n`,
    },
    [
      ['posts.csv', 2, 'account_id', 'B1', 'unknown-account'],
      ['messages.csv', 2, 'account_id', 'B2', 'unknown-account'],
      ['findings.csv', 2, 'account_id', 'B3', 'unknown-account'],
      ['upper_inspections.csv', 2, 'account_id', 'B4', 'unknown-account'],
      ['gaps.csv', 2, 'account_id', 'B5', 'unknown-account'],
    ],
  ],
  [
    'an indicator of no rulebook',
    { findings: `${findings}F,U1,,2025-01-02 10:00,city,operation.tpyo,,,\n` },
    [['findings.csv', 2, 'indicator', 'operation.tpyo', 'unknown-indicator']],
  ],
  [
    'a loop within the file; what hangs below it is not refused',
    {
      orgs: `${orgs}X,x,department,Z,,,,\nY,y,department,X,,,,\nZ,z,department,Y,,,,\nW,w,department,X,,,,\n`,
    },
    [
      ['orgs.csv', 2, 'parent_code', 'Z', 'loop'],
      ['orgs.csv', 3, 'parent_code', 'X', 'loop'],
      ['orgs.csv', 4, 'parent_code', 'Y', 'loop'],
    ],
  ],
  [
    'an organisation that is its own parent',
    { orgs: `${orgs}X,x,department,X,X,,,\n` },
    [
      ['orgs.csv', 2, 'parent_code', 'X', 'loop'],
      ['orgs.csv', 2, 'line_parent_code', 'X', 'loop'],
    ],
  ],
  [
    'a loop that closes through what is stored',
    { orgs: `${orgs}CITY,市政府办公室,government_office,S1,,,,\n` },
    [['orgs.csv', 2, 'parent_code', 'S1', 'loop']],
  ],
  [
    'an account of a section, stored or in this data set',
    {
      orgs: `${orgs}X,x,section,U1,,,,\n`,
      accounts: `${accounts}X,X,weibo,,x,2025-01-01,,,\nY,S1,weibo,,y,2025-01-01,,,\n`,
    },
    [
      ['accounts.csv', 2, 'org_code', 'X', 'section-account'],
      ['accounts.csv', 3, 'org_code', 'S1', 'section-account'],
    ],
  ],
  [
    'a host that becomes a section',
    { orgs: `${orgs}U2,第二单位,section,CITY,,county,,\n` },
    [['orgs.csv', 2, 'kind', 'section', 'section-account']],
  ],

  [
    'too few and too many cells in a row',
    { gaps: `${gaps}A1,2025-02-01\nA1,2025-02-01,2025-02-02,\n` },
    [
      ['gaps.csv', 2, null, null, 'broken-line'],
      ['gaps.csv', 3, null, null, 'broken-line'],
    ],
  ],
  [
    'broken quotes, with the right numbers for what follows',
    {
      posts: `${posts}A1,1,2025-01-01 10:00,"two\nlines",original,\nA1,2,2025-01-01 10:00,"open,original,\nA1,3,2025-01-01 10:00,"x"y,original,\n\nA1,4,bad,"fine",original,\n`,
    },
    [
      ['posts.csv', 3, null, null, 'broken-line'],
      ['posts.csv', 4, null, null, 'broken-line'],
      ['posts.csv', 6, 'published_at', 'bad', 'not-a-time'],
    ],
  ],
  [
    'several cells of one row, each by itself',
    { posts: `${posts},1,never,,copied,-2\n` },
    [
      ['posts.csv', 2, 'account_id', '', 'required'],
      ['posts.csv', 2, 'published_at', 'never', 'not-a-time'],
      ['posts.csv', 2, 'title', '', 'required'],
      ['posts.csv', 2, 'origin', 'copied', 'not-in-list'],
      ['posts.csv', 2, 'reads', '-2', 'negative'],
    ],
  ],
  [
    'everything that is wrong with a bad row, also what only the database can tell',
    {
      posts: `${posts}B1,1,never,t,original,\nA1,1,2025-01-01 10:00,t,original,\nA1,1,2025-01-01 10:00,t,copied,\n`,
      orgs: `${orgs}X,,department,nobody,,,,\n`,
    },
    [
      ['orgs.csv', 2, 'name', '', 'required'],
      ['orgs.csv', 2, 'parent_code', 'nobody', 'unknown-organisation'],
      ['posts.csv', 2, 'published_at', 'never', 'not-a-time'],
      ['posts.csv', 2, 'account_id', 'B1', 'unknown-account'],
      ['posts.csv', 4, 'origin', 'copied', 'not-in-list'],
      ['posts.csv', 4, 'external_id', '1', 'key-twice'],
    ],
  ],
  [
    'a bad row, but not the rows that refer to it',
    {
      orgs: `${orgs}X,x,ministry,,,,,\n`,
      accounts: `${accounts}B,X,weibo,,b,2025-13-01,,,\n`,
      posts: `${posts}B,1,2025-01-01 10:00,t,original,\n`,
    },
    [
      ['orgs.csv', 2, 'kind', 'ministry', 'not-in-list'],
      ['accounts.csv', 2, 'live_on', '2025-13-01', 'not-a-date'],
    ],
  ],
  [
    'a row that can’t be read, but not the rows that refer to it',
    {
      orgs: `${orgs}X,x,department\n`,
      accounts: `${accounts}B,X,weibo,,b"b",2025-01-01,,,\n"C"C,U1,weibo,,c,2025-01-01,,,\n`,
      posts: `${posts}B,1,2025-01-01 10:00,t,original,\nC,1,2025-01-01 10:00,t,original,\nD,1,2025-01-01 10:00,t,original,\n`,
    },
    [
      ['orgs.csv', 2, null, null, 'broken-line'],
      ['accounts.csv', 2, null, null, 'broken-line'],
      ['accounts.csv', 3, null, null, 'broken-line'],
      ['posts.csv', 4, 'account_id', 'D', 'unknown-account'],
    ],
  ],
  [
    'a header that does not fit, but not what refers to the rows below it',
    {
      orgs: 'name,code,kind,sort\nx,X,department,\ny,Y,"department"x,\n',
      accounts: `${accounts}B,X,weibo,,b,2025-01-01,,,\nC,Y,weibo,,c,2025-01-01,,,\nD,Z,weibo,,d,2025-01-01,,,\n`,
    },
    [
      ['orgs.csv', 1, 'sort', 'sort', 'unknown-column'],
      ['accounts.csv', 4, 'org_code', 'Z', 'unknown-organisation'],
    ],
  ],
  [
    'files without their keys, but not what may refer to them',
    {
      orgs: '',
      accounts: 'org_code,platform,name,live_on\nU1,weibo,b,2025-01-01\n',
      posts: `${posts}B,1,2025-01-01 10:00,t,copied,\n`,
      commendations: `${commendations}X,2025-06-01,local,x\n`,
    },
    [
      ['orgs.csv', 1, null, null, 'no-header'],
      ['accounts.csv', 1, 'id', 'id', 'missing-column'],
      ['posts.csv', 2, 'origin', 'copied', 'not-in-list'],
    ],
  ],
]

describe('refused, row by row, with nothing saved', () => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase()
    database = await openDatabase({ url: test.url, entities: [] })
    await importDataSet(database.pool, dataSet(smallCity))
  })
  afterAll(async () => {
    await database.close()
    await test.drop()
  })

  it.each(cases)('%s', async (_, files, refused) => {
    const before = await rowCounts(database.pool)
    // A good row of another file is not saved either.
    const good: CsvContents = 'gaps' in files ? {} : { gaps: `${gaps}A3,2025-05-01,2025-05-02\n` }
    const { report, errors } = await importDataSet(database.pool, dataSet({ ...files, ...good }))
    const found = errors.map(({ file, row, column, value, code }) => [file, row, column, value, code])
    expect(found).toEqual(
      refused.map(([file, row, column, value, code]) => [file, row, column, value, `dataset/${code}`]),
    )
    expect(report.outcome).toBe('refused')
    expect(report.errorCount).toBe(refused.length)
    for (const { file, new: added, changed, unchanged, refused: rows } of report.files) {
      const bad = new Set(refused.filter(([name, row]) => name === file && row > 1).map(([, row]) => row))
      expect([file, added, changed, unchanged, rows]).toEqual([file, 0, 0, 0, bad.size])
    }
    expect(errors.every(({ reason }) => reason.zh !== '' && reason.en !== '')).toBe(true)
    expect(await rowCounts(database.pool)).toEqual(before)
  })

  it('lists the first ten thousand errors and counts all', async () => {
    const rows = Array.from(
      { length: 12_000 },
      (_, index) => `A1,${index},2025-01-01 10:00,t,copied,\n`,
    ).join('')
    const { report, errors } = await importDataSet(database.pool, dataSet({ posts: posts + rows }, 65_536))
    expect([report.errorCount, report.files[0]?.refused, errors.length]).toEqual([12_000, 12_000, 10_000])
    expect(errors.at(-1)?.row).toBe(10_001)
  })

  it.each([
    ['read', (index: number) => `A1,${index},2025-01-01 10:00,t,copied,\n`],
    ['checked', (index: number) => `B${index},1,2025-01-01 10:00,t,original,\n`],
  ])('lists every error of rows as they are %s for a list that is written to a file', async (_, row) => {
    const rows = Array.from({ length: 12_000 }, (_, index) => row(index)).join('')
    const options = { longestList: wholeList }
    const { errors } = await importDataSet(database.pool, dataSet({ posts: posts + rows }, 65_536), options)
    expect([errors.length, errors.at(-1)?.row]).toEqual([12_000, 12_001])
  })

  it('lists and counts what the database finds the same way', async () => {
    const rows = Array.from(
      { length: 12_000 },
      (_, index) => `B${index},1,2025-01-01 10:00,t,original,\n`,
    ).join('')
    const { report, errors } = await importDataSet(database.pool, dataSet({ posts: posts + rows }, 65_536))
    expect([report.errorCount, report.files[0]?.refused, errors.length]).toEqual([12_000, 12_000, 10_000])
  })
})
