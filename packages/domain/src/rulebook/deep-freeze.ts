/** Freezes a tree of plain data in place, so that a published edition can't change under those who hold it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}

/** A copy of a JSON value, so that freezing ours leaves the caller's alone. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
