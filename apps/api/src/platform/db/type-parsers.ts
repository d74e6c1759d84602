import pg from 'pg'

const { builtins } = pg.types
const oid = { dateArray: 1182, int8Array: 1016 } as const

/** A flat array of values that are never quoted (days, numbers). */
function parsePlainArray<T>(text: string, parse: (item: string) => T): (T | null)[] {
  const items = text.slice(1, -1)
  return items === '' ? [] : items.split(',').map((item) => (item === 'NULL' ? null : parse(item)))
}

/** What PostgreSQL's bigint becomes: a number. Counts and sums stay below 2^53; one that doesn't is a fault. */
export function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit into a number`)
  return value
}

/**
 * How values come out of a raw query: `bigint` as number, `date` as `YYYY-MM-DD` (never a Date, which would bring a
 * time zone in), `numeric` as text (exact), `timestamptz` as Date (or as a number by `epochMs`), the rest as `pg` does.
 */
export function typeOverrides(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides()
  types.setTypeParser(builtins.INT8, parseInt8)
  types.setTypeParser(builtins.DATE, (text: string) => text)
  types.setTypeParser(oid.dateArray, (text: string) => parsePlainArray(text, String))
  types.setTypeParser(oid.int8Array, (text: string) => parsePlainArray(text, parseInt8))
  return types
}

/**
 * SQL for an instant as milliseconds since 1970 (a number in the result), fractions of a millisecond cut off.
 *
 * @param expression a timestamptz column or expression, as trusted SQL.
 */
export function epochMs(expression: string): string {
  return `(floor(extract(epoch from ${expression}) * 1000))::bigint`
}
