import { describe, expect, it } from 'vitest'
import { difference } from './difference'

describe('the difference of two scores', () => {
  it.each([
    ['80.00', '83.25', '3.25'],
    ['83.25', '80.00', '-3.25'],
    ['0.10', '0.30', '0.20'],
    ['100.00', '99.99', '-0.01'],
    ['-5.50', '5', '10.50'],
    ['70.00', '70.00', '0.00'],
  ])('from %s to %s is %s', (before, after, expected) => expect(difference(before, after)).toBe(expected))
})
