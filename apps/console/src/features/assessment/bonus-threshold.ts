/** The mark which an account must pass to get a bonus, where the book knows one: drawn across the waterfall. */
export function bonusThreshold(
  statements: readonly { readonly key: string; readonly value: unknown }[],
): number | undefined {
  const value = statements.find((statement) => statement.key === 'annual.bonus')?.value
  if (typeof value !== 'object' || value === null || !('onlyAbove' in value)) return undefined
  return typeof value.onlyAbove === 'number' ? value.onlyAbove : undefined
}
