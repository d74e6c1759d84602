const longestSearch = 100

/** What a person typed into a search box, for functions that take it as it is. */
export const typedText = (search: string): string => search.trim().slice(0, longestSearch)

/**
 * What a person typed into a search box, as patterns for ILIKE: signs that mean something to LIKE stand for
 * themselves.
 *
 * @returns `part` to be found anywhere, `beginning` at the start.
 */
export function containsPattern(search: string): { part: string; beginning: string } {
  const text = typedText(search).replace(/[\\%_]/g, '\\$&')
  return { part: `%${text}%`, beginning: `${text}%` }
}
