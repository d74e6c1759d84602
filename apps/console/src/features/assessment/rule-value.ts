/**
 * Values of rules are JSON whose shape the rulebook knows. For a form they are taken apart into leaves; a path names a leaf as
 * `minimums.0.posts`.
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type LeafValue = string | number | boolean | null

export interface Leaf {
  readonly path: string
  readonly value: LeafValue
}

const isLeaf = (value: Json): value is LeafValue => value === null || typeof value !== 'object'

/** The leaves of a value in their order; a value without parts is one leaf with an empty path. */
export function leavesOf(value: Json, path = ''): readonly Leaf[] {
  if (isLeaf(value)) return [{ path, value }]
  const entries = Array.isArray(value)
    ? value.map((part, index) => [String(index), part] as const)
    : Object.entries(value)
  return entries.flatMap(([name, part]) => leavesOf(part as Json, path ? `${path}.${name}` : name))
}

/** The value with another leaf at `path`; everything else as it was. */
export function withLeaf(value: Json, path: string, leaf: LeafValue): Json {
  if (path === '') return leaf
  const [head = '', ...rest] = path.split('.')
  if (isLeaf(value)) return value
  if (Array.isArray(value))
    return value.map((part: Json, index) =>
      String(index) === head ? withLeaf(part, rest.join('.'), leaf) : part,
    )
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === head ? withLeaf(part, rest.join('.'), leaf) : part,
    ]),
  )
}

const shown = (value: LeafValue | undefined): string =>
  value === undefined || value === null ? '—' : String(value)

/** Where two values of the same rule differ, leaf by leaf. */
export function changedLeaves(
  before: unknown,
  after: unknown,
): readonly { readonly path: string; readonly before: string; readonly after: string }[] {
  const was = new Map(leavesOf((before ?? null) as Json).map((leaf) => [leaf.path, leaf.value]))
  const is = new Map(leavesOf((after ?? null) as Json).map((leaf) => [leaf.path, leaf.value]))
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => ({ path, before: shown(was.get(path)), after: shown(is.get(path)) }))
}

/** Leaves that name what a rule is, not how much: changing them would make it another rule. */
const fixedNames = new Set(['kind', 'group', 'messageKind', 'measure', 'level', 'foundBy', 'per', 'over'])

/** Whether a leaf is a quantity or a choice that may be asked about. */
export const isAdjustable = (leaf: Leaf): boolean =>
  leaf.value !== null &&
  !fixedNames.has(leaf.path.split('.').at(-1) ?? '') &&
  !/platforms\.\d+$/.test(leaf.path)
