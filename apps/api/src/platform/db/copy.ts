import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from, to } from 'pg-copy-streams'

/**
 * Sends rows by `COPY … FROM STDIN`.
 *
 * @param statement e.g. `COPY post (id, …) FROM STDIN`; the chunks are in the format it names (`copyLine` writes text).
 * @param chunks bytes or text, split anywhere.
 * @returns how many rows were stored.
 */
export async function copyFrom(
  client: ClientBase,
  statement: string,
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<number> {
  const target = client.query(from(statement))
  await pipeline(Readable.from(chunks, { objectMode: false }), target)
  return target.rowCount
}

/**
 * Receives rows by `COPY … TO STDOUT`, as the bytes the server sends (chunks are split anywhere).
 *
 * @param statement e.g. `COPY (SELECT …) TO STDOUT`.
 */
export function copyTo(client: ClientBase, statement: string): CopyOut {
  return client.query(to(statement))
}

/** The bytes of a `COPY … TO STDOUT`; how many rows they were is known at their end. */
export type CopyOut = AsyncIterable<Buffer> & { readonly rowCount: number }

const special = /[\\\n\r\t]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** What a field of `copyLine` may be; null is SQL's null. */
export type CopyField = string | number | bigint | boolean | null

/** One row in COPY's text format, with its newline. */
export function copyLine(fields: readonly CopyField[]): string {
  // Joined in one go: adding piece by piece leaves a tree of small strings behind for each row.
  const texts = new Array<string>(fields.length)
  for (let index = 0; index < fields.length; index += 1) texts[index] = copyField(fields[index] ?? null)
  return `${texts.join('\t')}\n`
}

/** One field of a row, without what stands between fields. */
export function copyField(value: CopyField): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return value.replace(special, (found) => escapes[found] ?? found)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  return String(value)
}
