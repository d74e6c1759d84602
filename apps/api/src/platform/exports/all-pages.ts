import type { Order, PageWindow } from '../graphql/index.js'

const rowsAtATime = 1_000

/** All rows of a list, page by page, as the list itself is read: pages of one state of the database. */
export async function* allPages<Row>(
  order: Order<Row>,
  fetch: (window: PageWindow) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let after: PageWindow['after'] = null
  for (;;) {
    const page: readonly Row[] = await fetch({ limit: rowsAtATime, after })
    yield page
    const last = page.at(-1)
    if (last === undefined || page.length < rowsAtATime) return
    after = order.keysOf(last)
  }
}
