import { expect, it } from 'vitest'
import { changesOf } from './changes'

it.each<[string, unknown, unknown, unknown]>([
  ['what was changed', { name: 'a' }, { name: 'b' }, [{ key: 'name', before: 'a', after: 'b' }]],
  [
    'what was made',
    null,
    { n: 1, on: true },
    [
      { key: 'n', before: null, after: '1' },
      { key: 'on', before: null, after: 'true' },
    ],
  ],
  ['what was removed', { n: null }, null, [{ key: 'n', before: 'null', after: null }]],
  ['lists', null, { files: ['a.csv'] }, [{ key: 'files', before: null, after: '["a.csv"]' }]],
  [
    'disguises, undisguised',
    null,
    { 'a\n': '\u202eb' },
    [{ key: 'a\\u{a}', before: null, after: '\\u{202e}b' }],
  ],
  ['nothing', null, null, []],
])('an entry tells %s', (_, before, after, expected) => {
  expect(changesOf(before, after)).toEqual(expected)
})
