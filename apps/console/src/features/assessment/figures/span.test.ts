import { describe, expect, it } from 'vitest'
import { readSpan, spanName, spanWord } from './span'

describe('a span of scores', () => {
  it.each([
    ['80.00', '85.00', '80–85', '80..85'],
    ['0.00', '10.00', '0–10', '0..10'],
    ['100.00', '120.00', '100–120', '100..120'],
    ['82.50', '82.75', '82.5–82.75', '82.5..82.75'],
  ])('from %s below %s is called %s and is written %s', (from, below, name, word) => {
    expect(spanName({ from, below })).toBe(name)
    expect(spanWord({ from, below })).toBe(word)
    expect(readSpan(word)).toEqual({ from: word.split('..')[0], below: word.split('..')[1] })
  })

  it.each([undefined, '', '80', '80..', '..85', 'a..b', '80..85..90', '80.123..90', "80..90'"])(
    'is not read from %s',
    (word) => {
      expect(readSpan(word)).toBeUndefined()
    },
  )
})
