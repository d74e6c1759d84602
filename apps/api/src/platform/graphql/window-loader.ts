import type { PageWindow } from './connection.js'
import type { RequestContext } from './context.js'
import { defineLoader, groupedInOrderOf, type Loader } from './loader.js'

/** A page of what belongs to one thing: the children of a unit, the posts of an account, possibly only some of them. */
export interface WindowOf<Filter = undefined> {
  readonly parentId: string
  readonly window: PageWindow
  /** Plain data. */
  readonly filter?: Filter
}

/**
 * A loader of pages below many parents at once: all with the same window and filter are one statement (a lateral join, usually).
 *
 * @param fetch the window of each parent, in the list's order within a parent.
 * @param parentOf the parent a row belongs to.
 */
export function defineWindowLoader<Row, Filter = undefined>(
  fetch: (
    context: RequestContext,
    parentIds: readonly string[],
    window: PageWindow,
    filter: Filter,
  ) => Promise<readonly Row[]>,
  parentOf: (row: Row) => string | null,
): Loader<WindowOf<Filter>, readonly Row[]> {
  return defineLoader(
    async (context, keys) => {
      const found = new Map<WindowOf<Filter>, readonly Row[]>()
      const alike = Map.groupBy(keys, (key) => JSON.stringify([key.window, key.filter]))
      await Promise.all(
        [...alike.values()].map(async (group) => {
          const [first] = group
          if (!first) return
          const parentIds = group.map((key) => key.parentId)
          const rows = await fetch(context, parentIds, first.window, first.filter as Filter)
          const pages = groupedInOrderOf(parentIds, rows, (row) => parentOf(row) ?? '')
          for (const [index, key] of group.entries()) found.set(key, pages[index] ?? [])
        }),
      )
      return keys.map((key) => found.get(key) ?? [])
    },
    ({ parentId, window, filter }) => JSON.stringify([parentId, window, filter]),
  )
}
