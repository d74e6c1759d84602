/** The least of the values that so large a part of them doesn't exceed; 0 of none. @param part from 0 to 1. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0
}

/** How often each value occurs, the most frequent first. */
export function counted(values: readonly string[]): readonly (readonly [value: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)
}
