import { expect, test } from 'vitest'
import { Fraction, formatFraction, formatPoints, type Points, points, toFraction } from './points.js'

test('points are whole ten-thousandths', () => {
  expect(points(0.5)).toBe(5000)
  expect(points(2)).toBe(20_000)
  expect(points(0.0001)).toBe(1)
  expect(points(0.1) + points(0.2)).toBe(points(0.3))
})

test('a fifth decimal is no number of points', () => {
  expect(() => points(0.00005)).toThrow(RangeError)
  expect(() => points(Number.NaN)).toThrow(RangeError)
  expect(() => points(Number.POSITIVE_INFINITY)).toThrow(RangeError)
})

test('a fraction of points is exact', () => {
  expect(toFraction(points(0.5)).equals(new Fraction(1, 2))).toBe(true)
})

test.each([
  [new Fraction(13, 6), '2.17'],
  [new Fraction(7000, 110), '63.64'],
  [new Fraction(5, 1000), '0.01'],
  [new Fraction(4999, 1_000_000), '0.00'],
  [new Fraction(-5, 1000), '-0.01'],
  [new Fraction(-4, 1000), '0.00'],
  [new Fraction(100), '100.00'],
])('%s has two decimals, halves rounded away from zero: %s', (value, text) => {
  expect(formatFraction(value)).toBe(text)
})

test('other numbers of decimals', () => {
  expect(formatFraction(new Fraction(5, 2), 0)).toBe('3')
  expect(formatFraction(new Fraction(1, 3), 4)).toBe('0.3333')
})

test.each([0, 1, 49, 50, 99, 100, 5000, 832_549, 832_550, 1_100_000, -49, -50, -5000, -2_600_000])(
  '%i ten-thousandths read alike as points and as a fraction',
  (value) => {
    expect(formatPoints(value as Points)).toBe(formatFraction(toFraction(value as Points)))
  },
)
