import type { Meaning } from './meaning'

/** A word at a node. */
export interface TreeMark {
  readonly word: string
  readonly why: string
  readonly meaning: Meaning
}

/** A node as it is shown: open ones are followed by their children, one level deeper. */
export interface TreeRow {
  readonly id: string
  readonly depth: number
  readonly label: string
  readonly note?: string | undefined
  /** What is to be seen of it at once: a word, and the sentence behind it. */
  readonly mark?: TreeMark | undefined
  /** null = a leaf. */
  readonly open: boolean | null
  readonly loading?: boolean
  /** Place among its siblings, from 1, and how many those are. */
  readonly place?: number
  readonly siblings?: number
}

/** What a key asks of a tree. */
export type TreeStep =
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'toggle'; readonly open: boolean }
  | { readonly kind: 'select' }
  | { readonly kind: 'openSiblings'; readonly ids: readonly string[] }

const pageOfRows = 10

/**
 * What a key means in a tree, after the tree view pattern of WAI-ARIA: up and down between what is visible, right opens or enters,
 * left closes or leaves, Home and End, `*` opens all siblings, Enter and space choose.
 *
 * @returns null for a key that means nothing there.
 */
export function treeStep(rows: readonly TreeRow[], index: number, key: string): TreeStep | null {
  const row = rows[index]
  if (!row) return null
  const focus = (to: number): TreeStep => ({
    kind: 'focus',
    index: Math.min(Math.max(to, 0), rows.length - 1),
  })
  switch (key) {
    case 'ArrowDown':
      return focus(index + 1)
    case 'ArrowUp':
      return focus(index - 1)
    case 'PageDown':
      return focus(index + pageOfRows)
    case 'PageUp':
      return focus(index - pageOfRows)
    case 'Home':
      return focus(0)
    case 'End':
      return focus(rows.length - 1)
    case 'Enter':
    case ' ':
      return { kind: 'select' }
    case 'ArrowRight':
      if (row.open === null) return null
      return row.open ? focus(index + 1) : { kind: 'toggle', open: true }
    case 'ArrowLeft': {
      if (row.open) return { kind: 'toggle', open: false }
      const above = parentOf(rows, index)
      return above === null ? null : focus(above)
    }
    case '*':
      return { kind: 'openSiblings', ids: closedSiblings(rows, index) }
    default:
      return null
  }
}

function parentOf(rows: readonly TreeRow[], index: number): number | null {
  const depth = rows[index]?.depth ?? 0
  for (let above = index - 1; above >= 0; above--) if ((rows[above]?.depth ?? 0) < depth) return above
  return null
}

function closedSiblings(rows: readonly TreeRow[], index: number): string[] {
  const depth = rows[index]?.depth ?? 0
  const first = (parentOf(rows, index) ?? -1) + 1
  const ids: string[] = []
  for (let at = first; at < rows.length && (rows[at]?.depth ?? 0) >= depth; at++) {
    const row = rows[at]
    if (row?.depth === depth && row.open === false) ids.push(row.id)
  }
  return ids
}

/** The next row whose label begins with what was typed, going round; the present one counts while a word is being typed on. */
export function rowBeginningWith(rows: readonly TreeRow[], from: number, typed: string): number | null {
  const wanted = typed.toLowerCase()
  const start = typed.length > 1 ? from : from + 1
  for (let step = 0; step < rows.length; step++) {
    const index = (start + step) % rows.length
    if (rows[index]?.label.toLowerCase().startsWith(wanted)) return index
  }
  return null
}
