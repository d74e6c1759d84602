import type { Pool, QueryResult, QueryResultRow } from 'pg'
import { operationOf, readingMark } from './operation.js'

/** A way of planning that is left out for one query. */
type Way = 'enable_sort' | 'enable_nestloop'

async function queryWithout<Row extends QueryResultRow>(
  way: Way,
  pool: Pool,
  text: string,
  values: readonly unknown[],
): Promise<QueryResult<Row>> {
  const operation = operationOf(pool)
  if (operation === undefined) return pool.query<Row>(text, [...values])
  const { client, done } = await operation.turn()
  try {
    await client.query(`SET LOCAL ${way} = off ${readingMark}`)
    const result = await client.query<Row>(text, [...values])
    await client.query(`SET LOCAL ${way} = on ${readingMark}`)
    await done()
    return result
  } catch (fault) {
    await done(fault)
    throw fault
  }
}

/**
 * A query for the first rows in an order, where nearly all there are lie in the scope: taken from the index of that order. PostgreSQL
 * can't see how wide the bounds of row-level security are, takes them for one row in two hundred, and would read all rows and sort them
 * for a page. For whatever is narrow it is right, and must be asked by `pool.query`.
 */
export const queryInOrder = <Row extends QueryResultRow>(
  pool: Pool,
  text: string,
  values: readonly unknown[],
): Promise<QueryResult<Row>> => queryWithout<Row>('enable_sort', pool, text, values)

/**
 * A query that reads nearly all there is of what it joins, for the same reason: each table once, rather than the second anew for every
 * row of the first.
 */
export const queryOfMany = <Row extends QueryResultRow>(
  pool: Pool,
  text: string,
  values: readonly unknown[],
): Promise<QueryResult<Row>> => queryWithout<Row>('enable_nestloop', pool, text, values)
