import type { Size } from './sizes.js'

/** How much a way has assessed. */
export interface Yield {
  readonly accounts: number
  readonly units: number
  readonly lines: number
}

export const nothing: Yield = { accounts: 0, units: 0, lines: 0 }

/** One way done once: how long it took and what it came to. */
export interface Timed {
  readonly seconds: number
  readonly found: Yield
}

/**
 * Of the generated data every unit has accounts and a category, and every account is live in the year: a way that assesses fewer has not
 * done the work, and its seconds say nothing.
 *
 * @throws Error that says of which way what is missing.
 */
export function mustBeWhole(way: string, size: Pick<Size, 'accounts' | 'units'>, found: Yield): void {
  const whole = found.accounts === size.accounts && found.units === size.units && found.lines > 0
  if (whole) return
  throw new Error(
    `${way} assessed ${found.accounts} of ${size.accounts} accounts and ${found.units} of ${size.units} units, with ${found.lines} lines: nothing to measure`,
  )
}
