import type { Statement } from './schema.js'

type Valued = Pick<Statement, 'value' | 'unit'>

/** Equal value in an equal unit is agreement. The order of a `list` says nothing, the order of `steps` does. */
export const sameValue = (a: Valued, b: Valued): boolean => a.unit === b.unit && canonical(a) === canonical(b)

function canonical({ value, unit }: Valued): string {
  if (unit === 'list' && Array.isArray(value)) return JSON.stringify(value.map(sorted).sort())
  return sorted(value)
}

/** JSON with the fields of every object in one order. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
