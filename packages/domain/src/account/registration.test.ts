import { describe, expect, test } from 'vitest'
import { day } from '../kernel/index.js'
import { books, stack } from '../rulebook/index.js'
import { checkRegistration, onePerPlatformKey, type Registration } from './registration.js'

const rulesOf = (id: string) =>
  stack(
    books.filter((book) => book.id === id).map((edition) => ({ edition })),
    day('2025-06-30'),
  )

const good: Registration = {
  platform: 'weibo',
  name: '宿迁财政',
  certifiedSubject: '宿迁市财政局',
  host: { name: '宿迁市财政局', kind: 'department' },
  others: [{ name: '宿迁财政', platform: 'douyin' }],
  exemptFrom: new Set(),
}
const found = (changes: Partial<Registration>, book = 'suqian-2021') =>
  checkRegistration(rulesOf(book), { ...good, ...changes }).map(
    ({ check, tier, exemptible, stated }) =>
      `${check} ${tier}${exemptible ? ' exemptible' : ''} ${stated ? `${stated.edition.shortName} ${stated.statement.source.clause}` : '-'}`,
  )

describe('a registration', () => {
  test('in order has no findings', () => {
    expect(found({})).toEqual([])
    expect(found({ others: [] })).toEqual([])
  })

  test.each<[string, Partial<Registration>, string, string[]]>([
    [
      'a second account on the platform',
      { others: [{ name: '宿迁财政', platform: 'weibo' }] },
      'suqian-2021',
      ['one_per_platform forbid exemptible SQ 三'],
    ],
    [
      'the same with a recorded exemption',
      { others: [{ name: '宿迁财政', platform: 'weibo' }], exemptFrom: new Set([onePerPlatformKey]) },
      'suqian-2021',
      [],
    ],
    [
      'a second account on what is no platform in particular',
      { platform: 'other', others: [{ name: '宿迁财政', platform: 'other' }] },
      'suqian-2021',
      [],
    ],
    ['a book that says nothing of it', { others: [{ name: '宿迁财政', platform: 'weibo' }] }, 'huzhou', []],
    [
      'an internal section',
      { host: { name: '宿迁市财政局', kind: 'section' } },
      'suqian-2021',
      ['host_barred forbid SQ 三'],
    ],
    [
      'an internal section where the book allows it',
      { host: { name: '宿迁市财政局', kind: 'section' } },
      'state-council-2018',
      ['host_barred forbid -'],
    ],
    [
      'a person as subject, where the book bars persons',
      { certifiedSubject: '张小明' },
      'huzhou',
      ['person_subject forbid HZ 7.1.2'],
    ],
    [
      'a person as subject, where it does not',
      { certifiedSubject: '张小明' },
      'suqian-2021',
      ['person_subject warn -', 'certification warn SQ 三'],
    ],
    ['the host’s short name is no person', { certifiedSubject: '财政' }, 'suqian-2021', []],
    ['no certified subject', { certifiedSubject: null }, 'suqian-2021', ['certification warn SQ 三']],
    [
      'another office as subject',
      { certifiedSubject: '宿迁市教育局' },
      'suqian-2021',
      ['certification warn SQ 三'],
    ],
    ['a longer subject that names the host', { certifiedSubject: '宿迁市财政局（本级）' }, 'suqian-2021', []],
    ['a name that tells nothing', { name: '每日一报', others: [] }, 'suqian-2021', ['name_of_duty hint -']],
    ['another name than on other platforms', { name: '宿迁市财政' }, 'suqian-2021', ['same_name hint SQ 三']],
    ['blanks and width make no other name', { name: '宿迁 财政' }, 'suqian-2021', []],
  ])('%s', (_, changes, book, expected) => {
    expect(found(changes, book)).toEqual(expected)
  })
})
