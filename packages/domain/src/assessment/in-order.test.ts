import { describe, expect, test } from 'vitest'
import { byText, inOrder } from './in-order.js'

interface Item {
  readonly key: string
  readonly place: number
}

const itemsOf = (keys: string): Item[] => [...keys].map((key, place) => ({ key, place }))
const byKey = (a: Item, b: Item): number => byText(a.key, b.key)

describe('items in order', () => {
  test.each(['', 'a', 'abc', 'aab'])('%j comes back as it is', (keys) => {
    const items = itemsOf(keys)
    expect(inOrder(items, byKey)).toBe(items)
  })

  test.each(['ba', 'cbaab', 'abcdefga', 'bbbbaaaab', 'zyxwvutsrqponm'])(
    '%j is sorted as the engine does',
    (keys) => {
      const items = itemsOf(keys)
      const before = [...items]
      expect(inOrder(items, byKey)).toEqual(items.toSorted(byKey))
      expect(items).toEqual(before)
    },
  )
})
