import { describe, expect, it } from 'vitest'
import { random } from './random.js'

describe('a stream of chance', () => {
  it('is always the same for the same key', () => {
    const draws = () => {
      const draw = random('account', 7)
      return [draw.next(), draw.between(1, 6), draw.count(3), draw.spread()]
    }
    expect(draws()).toEqual(draws())
  })

  it('is the mulberry32 stream on every machine', () => {
    const draw = random('a')
    expect([draw.next(), draw.next(), draw.next()]).toEqual([
      0.612843640614301, 0.8829134530387819, 0.5536077539436519,
    ])
  })

  it('differs between keys', () => expect(random('a').next()).not.toBe(random('b').next()))

  it('draws between two bounds, both inclusive', () => {
    const draw = random('dice')
    const seen = new Set(Array.from({ length: 500 }, () => draw.between(1, 6)))
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('counts as many as expected on average', () => {
    const draw = random('counts')
    const sum = Array.from({ length: 5_000 }, () => draw.count(2.5)).reduce((a, b) => a + b, 0)
    expect(sum / 5_000).toBeCloseTo(2.5, 0)
  })

  it('has nothing to pick from an empty list', () => expect(() => random('x').pick([])).toThrow(RangeError))
})
