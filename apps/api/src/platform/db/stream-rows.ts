import type { ClientBase, QueryResultRow } from 'pg'

/** Rows fetched at once: enough to make round trips cheap, few enough to keep memory flat. */
const rowsAtATime = 1_000

/**
 * The rows of a query one after the other, however many there are. Needs a transaction; one at a time in each, ended before the next.
 *
 * @param query a SELECT.
 */
export async function* streamRows<Row extends QueryResultRow>(
  client: ClientBase,
  query: string,
  parameters: readonly unknown[],
): AsyncGenerator<Row> {
  await client.query(`DECLARE streamed_rows NO SCROLL CURSOR FOR ${query}`, [...parameters])
  try {
    for (;;) {
      const { rows } = await client.query<Row>(`FETCH ${rowsAtATime} FROM streamed_rows`)
      yield* rows
      if (rows.length < rowsAtATime) return
    }
  } finally {
    await client.query('CLOSE streamed_rows').catch(() => undefined)
  }
}
