import { beforeEach, describe, expect, it } from 'vitest'
import { type CsvContents, dataSet, rowCounts, smallCity } from '../../../testing/data-set.js'
import { type Database, openDatabase } from '../../platform/db/index.js'
import { createTestDatabase } from '../../platform/testing/index.js'
import { importDataSet } from './index.js'

let database: Database
/** Path of U1: the section S1, and the accounts A1 and A2, are within it; U2 with A3 is not. */
let scope: string

beforeEach(async () => {
  const test = await createTestDatabase()
  database = await openDatabase({ url: test.url, entities: [] })
  await importDataSet(database.pool, dataSet(smallCity))
  await importDataSet(
    database.pool,
    dataSet({
      findings: 'id,org_code,found_at,level,indicator\nF2,U2,2025-01-01 10:00,city,operation.typo\n',
    }),
  )
  const { rows } = await database.pool.query<{ path: string }>(`select path from org where code = 'U1'`)
  scope = rows[0]?.path ?? ''
  return async () => {
    await database.close()
    await test.drop()
  }
})

const orgs = 'code,name,kind,parent_code,line_parent_code\n'
const accounts = 'id,org_code,platform,name,live_on,operator_code\n'

const within: readonly [name: string, files: CsvContents][] = [
  ['the node itself, with its parent as it is', { orgs: `${orgs}U1,新名称,department,CITY,\n` }],
  ['a new organisation below a new one', { orgs: `${orgs}Y,y,department,X,\nX,x,department,U1,\n` }],
  [
    'an account and its posts',
    {
      accounts: `${accounts}A9,U1,weibo,九,2025-01-01,\n`,
      posts:
        'account_id,external_id,published_at,title,origin\nA9,1,2025-01-01 10:00,t,original\nA1,1,2025-01-01 10:00,t,original\n',
    },
  ],
]

const outside: readonly [
  name: string,
  files: CsvContents,
  refused: readonly (readonly [file: string, column: string, code: string])[],
][] = [
  [
    'an organisation elsewhere',
    { orgs: `${orgs}U2,新名称,department,U1,\n` },
    [['orgs.csv', 'code', 'outside-scope']],
  ],
  [
    'the parent of the node',
    { orgs: `${orgs}CITY,新名称,government_office,,\n` },
    [['orgs.csv', 'code', 'outside-scope']],
  ],
  ['a new root', { orgs: `${orgs}X,x,department,,\n` }, [['orgs.csv', 'parent_code', 'parent-outside']]],
  [
    'a new organisation below one elsewhere',
    { orgs: `${orgs}X,x,department,U2,\n` },
    [['orgs.csv', 'parent_code', 'outside-scope']],
  ],
  [
    'a new organisation below none that exists, in the same words',
    { orgs: `${orgs}X,x,department,U9,\n` },
    [['orgs.csv', 'parent_code', 'outside-scope']],
  ],
  [
    'the node moved elsewhere',
    { orgs: `${orgs}U1,第一单位,department,U2,\n` },
    [['orgs.csv', 'parent_code', 'outside-scope']],
  ],
  [
    'the node cut off',
    { orgs: `${orgs}U1,第一单位,department,,\n` },
    [['orgs.csv', 'parent_code', 'parent-outside']],
  ],
  [
    'a line that leads elsewhere',
    { orgs: `${orgs}S1,内设机构,section,U1,U2\n` },
    [['orgs.csv', 'line_parent_code', 'outside-scope']],
  ],
  [
    'an account elsewhere, taken over',
    { accounts: `${accounts}A3,U1,douyin,账号三,2024-01-01,\n` },
    [['accounts.csv', 'id', 'outside-scope']],
  ],
  [
    'an account given away',
    { accounts: `${accounts}A1,U2,weibo,账号一,2024-01-01,\n` },
    [['accounts.csv', 'org_code', 'outside-scope']],
  ],
  [
    'an operator elsewhere',
    { accounts: `${accounts}A1,U1,weibo,账号一,2024-01-01,U2\n` },
    [['accounts.csv', 'operator_code', 'outside-scope']],
  ],
  [
    'posts of an account elsewhere',
    { posts: 'account_id,external_id,published_at,title,origin\nA3,1,2025-01-01 10:00,t,original\n' },
    [['posts.csv', 'account_id', 'outside-scope']],
  ],
  [
    'a finding elsewhere, turned on the own unit',
    { findings: 'id,org_code,found_at,level,indicator\nF2,U1,2025-01-01 10:00,city,operation.typo\n' },
    [['findings.csv', 'id', 'outside-scope']],
  ],
  [
    'a commendation elsewhere',
    { commendations: 'org_code,awarded_on,level,title\nU2,2025-01-01,local,t\n' },
    [['commendations.csv', 'org_code', 'outside-scope']],
  ],
]

describe('an import bound to a subtree', () => {
  it.each(within)('takes %s', async (_, files) => {
    const { report, errors } = await importDataSet(database.pool, dataSet(files), { scope })
    expect(errors).toEqual([])
    expect(report.outcome).toBe('saved')
  })

  it.each(outside)('refuses %s', async (_, files, refused) => {
    const before = await rowCounts(database.pool)
    const { errors } = await importDataSet(database.pool, dataSet(files), { scope })
    expect(errors.map(({ file, column, code }) => [file, column, code])).toEqual(
      refused.map(([file, column, code]) => [file, column, `dataset/${code}`]),
    )
    expect(await rowCounts(database.pool)).toEqual(before)
  })

  it('does not take a neighbour whose number begins alike for its own', async () => {
    await importDataSet(
      database.pool,
      dataSet({
        orgs: `${orgs}${Array.from({ length: 70 }, (_, index) => `N${index},n,department,CITY,\n`).join('')}`,
      }),
    )
    const { rows } = await database.pool.query<{ code: string; path: string }>(
      `select code, path from org where code like 'N%' order by no`,
    )
    const short = rows.find(({ path }) =>
      rows.some((other) => other.path !== path && other.path.startsWith(path.slice(0, -1))),
    )
    const neighbour = rows.find(
      ({ path }) => short && path !== short.path && path.startsWith(short.path.slice(0, -1)),
    )
    expect(neighbour).toBeDefined()
    const { errors } = await importDataSet(
      database.pool,
      dataSet({ orgs: `${orgs}${neighbour?.code},m,department,CITY,\n` }),
      {
        scope: short?.path ?? '',
      },
    )
    expect(errors.map(({ column }) => column)).toEqual(['code'])
  })
})
