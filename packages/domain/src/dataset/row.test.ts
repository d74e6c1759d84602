import { describe, expect, it } from 'vitest'
import { instant } from '../kernel/index.js'
import type { DataSetFile } from './file.js'
import { dataSetFiles, fileNames } from './files.js'
import { readHeader, rowOf, rowReader } from './row.js'

/** Reads one row under a header of these columns. */
function parse(file: DataSetFile, cells: Readonly<Record<string, string>>) {
  const { header, errors } = readHeader(file, Object.keys(cells))
  expect(errors).toEqual([])
  return rowReader(file, header)(2, Object.values(cells))
}
const errorsOf = (file: DataSetFile, cells: Readonly<Record<string, string>>) =>
  parse(file, cells).errors.map(({ column, code }) => [column, code])

const { orgs, accounts, posts, messages, findings, gaps } = dataSetFiles
const post = {
  account_id: 'A',
  external_id: '1',
  published_at: '2025-01-01T00:00:00Z',
  title: 't',
  origin: 'original',
}
const account = { id: 'A', org_code: 'U', platform: 'weibo', name: 'n', live_on: '2025-01-01' }

describe('a header', () => {
  it('may name its columns in any order and leave optional ones out', () => {
    const { values } = parse(posts, {
      title: 't',
      origin: 'repost',
      reads: '5',
      external_id: '1',
      account_id: 'A',
      published_at: post.published_at,
    })
    expect(rowOf(posts, values)).toEqual({
      account_id: 'A',
      external_id: '1',
      published_at: instant('2025-01-01T08:00:00+08:00'),
      title: 't',
      origin: 'repost',
      source: null,
      url: null,
      reads: 5,
      likes: null,
      shares: null,
      comments: null,
    })
  })
  it.each(fileNames)('of %s with every column is taken, and each required one is missed', (name) => {
    const file: DataSetFile = dataSetFiles[name]
    const names = Object.keys(file.columns)
    expect(readHeader(file, names).errors).toEqual([])
    for (const [missing, { required }] of Object.entries(file.columns)) {
      const rest = readHeader(
        file,
        names.filter((other) => other !== missing),
      ).errors
      expect(rest.map(({ row, column, code }) => [row, column, code])).toEqual(
        required ? [[1, missing, 'dataset/missing-column']] : [],
      )
    }
  })
  it('does not take names of Object for columns', () => {
    expect(
      readHeader(orgs, ['code', 'name', 'kind', 'constructor', '__proto__']).errors.map(
        ({ column }) => column,
      ),
    ).toEqual(['constructor', '__proto__'])
  })
})

describe('cells', () => {
  it('lose the blanks around keys, lists, days and numbers, and keep those of words', () => {
    const { values, errors } = parse(accounts, {
      ...account,
      id: ' A\u3000',
      platform: 'weibo ',
      live_on: ' 2025-01-01',
      name: ' n ',
      main: ' TRUE',
    })
    expect(errors).toEqual([])
    expect(rowOf(accounts, values)).toMatchObject({
      id: 'A',
      platform: 'weibo',
      live_on: '2025-01-01',
      name: ' n ',
      main: true,
    })
  })
  it.each(['0', '00', '2147483647'])('of counts may be %s', (reads) =>
    expect(errorsOf(posts, { ...post, reads })).toEqual([]),
  )
  it.each([
    ['-1', 'dataset/negative'],
    ['2147483648', 'dataset/too-large'],
    ['1e3', 'dataset/not-a-count'],
    ['1,000', 'dataset/not-a-count'],
    ['0x10', 'dataset/not-a-count'],
    ['-', 'dataset/not-a-count'],
    ['NaN', 'dataset/not-a-count'],
  ])('of counts may not be %s', (reads, code) =>
    expect(errorsOf(posts, { ...post, reads })).toEqual([['reads', code]]),
  )
  it.each([
    '2025-01-01T00:00:00+08:00',
    '2025-01-01T00:00:00Z',
    '2025-01-01 00:00',
    '2025-01-01 00:00:00',
    '2024-02-29T23:59:59.123+08:00',
  ])('of times may be %s', (published_at) => expect(errorsOf(posts, { ...post, published_at })).toEqual([]))
  it.each([
    '2025-01-01',
    '2025-02-29 00:00',
    '2025-01-01 24:00',
    '2025-01-01 10:60',
    '2025-13-01 00:00',
    '45658',
    '2025/01/01 00:00',
    '2025-01-01T00:00:00+15:00',
  ])('of times may not be %s', (published_at) =>
    expect(errorsOf(posts, { ...post, published_at })).toEqual([['published_at', 'dataset/not-a-time']]),
  )
  it.each(['a\0b', '\uD800', 'x\uDC00'])('may not hold what the store can not keep: %j', (title) =>
    expect(errorsOf(posts, { ...post, title })).toEqual([['title', 'dataset/bad-character']]),
  )
  it('may hold signs from anywhere, a megabyte of them', () => {
    const title = '\u202Eabc👨‍👩‍👧‍👦é\n'.padEnd(1_000_000, '字')
    expect(parse(posts, { ...post, title }).values).toContain(title)
    expect(errorsOf(posts, { ...post, title: `${title}字` })).toEqual([['title', 'dataset/too-long']])
  })
})

describe('orders within a row, at their edges', () => {
  it.each<[DataSetFile, Record<string, string>, string | null]>([
    [accounts, { ...account, closed_on: '2025-01-02' }, null],
    [accounts, { ...account, closed_on: '2025-01-01' }, 'closed_on'],
    [
      messages,
      {
        account_id: 'A',
        external_id: '1',
        kind: 'other',
        received_at: '2025-01-01 08:00',
        replied_at: '2025-01-01T00:00:00Z',
      },
      null,
    ],
    [
      messages,
      {
        account_id: 'A',
        external_id: '1',
        kind: 'other',
        received_at: '2025-01-01 08:00:01',
        replied_at: '2025-01-01T00:00:00Z',
      },
      'replied_at',
    ],
    [
      findings,
      {
        id: 'F',
        org_code: 'U',
        level: 'city',
        indicator: 'i',
        found_at: '2025-01-01 08:00',
        notified_at: '2025-01-01 08:00',
        rectified_at: '2025-01-01 08:00',
      },
      null,
    ],
    [
      findings,
      {
        id: 'F',
        org_code: 'U',
        level: 'city',
        indicator: 'i',
        found_at: '2025-01-01 08:00',
        notified_at: '2025-01-01 08:00',
        rectified_at: '2025-01-01 07:59',
      },
      'rectified_at',
    ],
    [gaps, { account_id: 'A', from_on: '2025-01-01', to_on: '2025-01-01' }, null],
    [gaps, { account_id: 'A', from_on: '2025-01-01', to_on: '2024-12-31' }, 'to_on'],
  ])('%#', (file, cells, refused) => {
    expect(errorsOf(file, cells)).toEqual(refused === null ? [] : [[refused, 'dataset/order']])
  })
  it('are not judged where a cell is refused already', () => {
    expect(errorsOf(accounts, { ...account, live_on: 'soon', closed_on: '2025-01-01' })).toEqual([
      ['live_on', 'dataset/not-a-date'],
    ])
  })
})

describe('what every file says of itself', () => {
  it.each(fileNames)('%s has titles in both languages, and a key and rules of its own columns', (name) => {
    const file: DataSetFile = dataSetFiles[name]
    for (const column of Object.values(file.columns)) {
      expect([column.title.zh, column.title.en].every((title) => title.length > 0)).toBe(true)
      for (const choice of column.choices ?? [])
        expect(choice.zh.length * choice.en.length).toBeGreaterThan(0)
    }
    const named = [
      ...file.key,
      ...file.order.flatMap(({ earlier, later }) => [earlier, later]),
      ...(file.exactlyOne ?? []),
    ]
    expect(named.filter((column) => !(column in file.columns))).toEqual([])
    expect(file.key.filter((column) => !file.columns[column]?.required)).toEqual([])
  })
})
