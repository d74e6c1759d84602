/** The seed of everything generated; changing it changes every data set and the documented cases with it. */
const baseSeed = 20210620

/** A source of pseudo-random choices which is the same on every machine and in every run. */
export interface Random {
  /** From 0 (inclusive) to 1 (exclusive). */
  next(): number
  /** A whole number from `least` to `most`, both inclusive. */
  between(least: number, most: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** A number around 0 with deviation 1, bell-shaped enough for believable data. */
  spread(): number
  /** How many of something happen when `mean` are expected. */
  count(mean: number): number
}

/**
 * A stream of its own for every key (an account, a year, a purpose): what is drawn for one account
 * never depends on how much was drawn for another, so a change to one unit leaves the rest as it was.
 */
export function random(...key: readonly (string | number)[]): Random {
  const next = mulberry32(hash(key.join('|')) ^ baseSeed)
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick<T>(list: readonly T[]): T {
      const item = list[Math.floor(next() * list.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    spread: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
    count(mean) {
      const limit = Math.exp(-mean)
      let left = next()
      let n = 0
      while (left > limit) {
        left *= next()
        n++
      }
      return n
    },
  }
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** Tommy Ettinger's mulberry32: 32 bits of state, integer arithmetic only. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
