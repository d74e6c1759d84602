import type { PageWindow } from './connection.js'
import type { RequestContext } from './context.js'
import { defineLoader, groupedInOrderOf, type Loader } from './loader.js'

/** A page of what belongs to one thing: the children of a unit, the lines of a result. */
export interface WindowOf {
  readonly parentId: string
  readonly window: PageWindow
}

/**
 * A loader of pages below many parents at once: all with the same window are one statement (a lateral join, usually).
 *
 * @param fetch the window of each parent, in the list's order within a parent.
 * @param parentOf the parent a row belongs to.
 */
export function defineWindowLoader<Row>(
  fetch: (
    context: RequestContext,
    parentIds: readonly string[],
    window: PageWindow,
  ) => Promise<readonly Row[]>,
  parentOf: (row: Row) => string | null,
): Loader<WindowOf, readonly Row[]> {
  return defineLoader(
    async (context, keys) => {
      const found = new Map<WindowOf, readonly Row[]>()
      const alike = Map.groupBy(keys, (key) => JSON.stringify(key.window))
      await Promise.all(
        [...alike.values()].map(async (group) => {
          const [first] = group
          if (!first) return
          const parentIds = group.map((key) => key.parentId)
          const rows = await fetch(context, parentIds, first.window)
          const pages = groupedInOrderOf(parentIds, rows, (row) => parentOf(row) ?? '')
          for (const [index, key] of group.entries()) found.set(key, pages[index] ?? [])
        }),
      )
      return keys.map((key) => found.get(key) ?? [])
    },
    ({ parentId, window }) => JSON.stringify([parentId, window]),
  )
}
