/**
 * SQL for "lies in the subtree": one range of an index on the path (`text_pattern_ops`), the bounds as parameters.
 *
 * @param column trusted SQL, e.g. `o.path`; its collation must be "C".
 * @param from number of the first of two parameters, filled by {@link subtreeBounds}.
 */
export const subtreeCondition = (column: string, from: number): string =>
  `${column} ~>=~ $${from} and ${column} ~<~ $${from + 1}`

/**
 * The two bounds of a subtree's paths: `1/12/` up to, but without, `1/120` ('0' is the sign after '/').
 * Paths end in '/', so `1/12/` never holds `1/123/`. The empty path is that of the whole forest (':' is the sign after '9').
 */
export function subtreeBounds(path: string): [from: string, before: string] {
  if (path === '') return ['', ':']
  if (!/^(\d+\/)+$/.test(path)) throw new RangeError(`not a path: ${path}`)
  return [path, `${path.slice(0, -1)}0`]
}

/** The numbers of a path's nodes, root first: `1/12/305/` is 1, 12, 305. */
export const numbersOfPath = (path: string): number[] => path.split('/').slice(0, -1).map(Number)

/** The narrower of two subtrees when one holds the other, else null: they share no node. */
export function intersection(path: string, other: string): string | null {
  if (path.startsWith(other)) return path
  return other.startsWith(path) ? other : null
}
