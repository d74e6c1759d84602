import type { Pool, QueryResult, QueryResultRow } from 'pg'
import { operationOf, readingMark } from './operation.js'

/**
 * A query for the first rows in an order, where nearly all there are lie in the scope: taken from the index of that order. PostgreSQL
 * can't see how wide the bounds of row-level security are, takes them for one row in two hundred, and would read all rows and sort them
 * for a page. For whatever is narrow it is right, and must be asked by `pool.query`.
 */
export async function queryInOrder<Row extends QueryResultRow>(
  pool: Pool,
  text: string,
  values: readonly unknown[],
): Promise<QueryResult<Row>> {
  const operation = operationOf(pool)
  if (operation === undefined) return pool.query<Row>(text, [...values])
  const { client, done } = await operation.turn()
  try {
    await client.query(`SET LOCAL enable_sort = off ${readingMark}`)
    const result = await client.query<Row>(text, [...values])
    await client.query(`SET LOCAL enable_sort = on ${readingMark}`)
    await done()
    return result
  } catch (fault) {
    await done(fault)
    throw fault
  }
}
