import { expect, it } from 'vitest'
import { listKeyOf } from './keys'

const plain = { ctrlKey: false, altKey: false, metaKey: false, isComposing: false }

it.each([
  ['j', 'nothing', 'down'],
  ['j', 'row', 'down'],
  ['j', 'control', 'down'],
  ['j', 'field', undefined],
  ['/', 'nothing', 'search'],
  ['/', 'field', undefined],
  // The page is scrolled by the arrows, a button pressed by Enter, until one is on a row.
  ['ArrowDown', 'nothing', undefined],
  ['ArrowDown', 'row', 'down'],
  ['Enter', 'control', undefined],
  ['Enter', 'row', 'open'],
  ['x', 'row', 'select'],
  ['q', 'row', undefined],
] as const)('%s with the focus on %s: %s', (key, focus, expected) => {
  expect(listKeyOf({ ...plain, key }, focus)).toBe(expected)
})

it.each(['ctrlKey', 'altKey', 'metaKey', 'isComposing'] as const)('nothing with %s', (held) => {
  expect(listKeyOf({ ...plain, key: 'j', [held]: true }, 'row')).toBeUndefined()
})
