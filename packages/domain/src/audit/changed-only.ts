type Values = Readonly<Record<string, unknown>>

/**
 * Of two states only what differs, so that the trail tells what was changed. A state without its counterpart (made,
 * removed) stays whole.
 */
export function changedOnly(
  before: Values | undefined,
  after: Values | undefined,
): { readonly before: Values | undefined; readonly after: Values | undefined } {
  if (before === undefined || after === undefined) return { before, after }
  const differs = (key: string) => JSON.stringify(before[key]) !== JSON.stringify(after[key])
  const kept = (values: Values) => Object.fromEntries(Object.entries(values).filter(([key]) => differs(key)))
  return { before: kept(before), after: kept(after) }
}
