import Fraction from 'fraction.js'
import type { Brand } from './brand.js'

/**
 * Points of a score as a whole number of ten-thousandths, so that hundredths times whole percents stay exact.
 * 0.5 points = 5000. Sums of points are sums of integers; only means and normalisation need {@link Fraction}.
 */
export type Points = Brand<number, 'Points'>

export const pointsPerUnit = 10_000

/** From a decimal with at most four places as books write it; throws when it isn't exact. */
export function points(value: number): Points {
  const whole = Math.round(value * pointsPerUnit)
  if (!Number.isSafeInteger(whole) || Math.abs(whole / pointsPerUnit - value) > 1e-9) {
    throw new RangeError(`not a number of points: ${value}`)
  }
  return whole as Points
}

/** Exact fraction of points (in points, not ten-thousandths). */
export const toFraction = (value: Points): Fraction => new Fraction(value, pointsPerUnit)

/** Two decimals, rounded half away from zero (half up for scores, which are never negative): `83.25`, `-0.50`. */
export function formatFraction(value: Fraction, places = 2): string {
  // Numerator and denominator are never negative, so the division of integers is the floor: of the scaled value and a half.
  const whole = (2n * value.n * 10n ** BigInt(places) + value.d) / (2n * value.d)
  const digits = whole.toString().padStart(places + 1, '0')
  const sign = value.s < 0n && whole > 0n ? '-' : ''
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** As {@link formatFraction} with two places, on integers alone, for the many rows of an export. */
export function formatPoints(value: Points): string {
  const hundredths = Math.round(Math.abs(value) / 100)
  const digits = hundredths.toString().padStart(3, '0')
  return `${value < 0 && hundredths > 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export { Fraction }
