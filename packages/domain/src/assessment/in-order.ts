/** Longer ones are left to the engine's sort, which makes much garbage of short ones. */
const fewItems = 8

/**
 * The items in the order of `compare`, equal ones as they stand. Nearly all lists of a score have one item or are in order already:
 * those come back as they are.
 */
export function inOrder<T>(items: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  if (isInOrder(items, compare)) return items
  if (items.length > fewItems) return items.toSorted(compare)
  const sorted = items.slice()
  for (let index = 1; index < sorted.length; index += 1) {
    const item = sorted[index] as T
    let place = index
    for (; place > 0 && compare(sorted[place - 1] as T, item) > 0; place -= 1)
      sorted[place] = sorted[place - 1] as T
    sorted[place] = item
  }
  return sorted
}

function isInOrder<T>(items: readonly T[], compare: (a: T, b: T) => number): boolean {
  for (let index = 1; index < items.length; index += 1) {
    if (compare(items[index - 1] as T, items[index] as T) > 0) return false
  }
  return true
}

/** The order of texts by their UTF-16 units, as of an array that is sorted without a comparison. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
