/** What a list says in the address besides its filters. */
export const listParameters = ['sort', 'columns', 'density', 'size', 'view', 'after'] as const
export type ListParameter = (typeof listParameters)[number]

/** A parameter as the text it was written as: routers read `q=321300` as a number and `vetoed=true` as a truth. */
export const wordOf = (raw: unknown): string | undefined => {
  const text = typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : raw
  return typeof text === 'string' && text !== '' && text.length <= 2000 ? text : undefined
}
