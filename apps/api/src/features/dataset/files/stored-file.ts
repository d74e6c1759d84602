import { createHash } from 'node:crypto'
import type { ClientBase, Pool } from 'pg'
import { withTransaction } from '../../../platform/db/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { daysAgo } from '../../../platform/keeping/index.js'

/** A file that somebody uploaded. */
export interface StoredFile {
  readonly id: string
  readonly name: string
  /** Bytes. */
  readonly size: number
}

const chunkBytes = 1024 * 1024

/**
 * Stores a file as it arrives, in one transaction: a broken upload leaves nothing.
 *
 * @param beforeCommit called when all of it is there, e.g. to record it; throws when the upload turned out too large.
 */
export function storeFile(
  pool: Pool,
  upload: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array>; readonly personId: string },
  beforeCommit: (client: ClientBase, file: StoredFile) => Promise<void>,
): Promise<StoredFile> {
  const id = uuidv7()
  const digest = createHash('sha256')
  return withTransaction(pool, async (client) => {
    // First of all, since pieces are written only to files of one's own.
    await client.query(
      `insert into stored_file (id, name, size, sha256, uploaded_by) values ($1, $2, 0, '', $3)`,
      [id, upload.name, upload.personId],
    )
    let no = 0
    let size = 0
    for await (const chunk of inChunks(upload.bytes)) {
      digest.update(chunk)
      size += chunk.length
      await client.query({
        name: 'store-file-chunk',
        text: 'insert into stored_file_chunk (file_id, no, bytes) values ($1, $2, $3)',
        values: [id, no, chunk],
      })
      no += 1
    }
    await client.query('update stored_file set size = $2, sha256 = $3 where id = $1', [
      id,
      size,
      digest.digest(),
    ])
    const file = { id, name: upload.name, size }
    await beforeCommit(client, file)
    return file
  })
}

async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = []
  let length = 0
  for await (const part of bytes) {
    parts.push(part)
    length += part.length
    if (length < chunkBytes) continue
    yield Buffer.concat(parts)
    parts = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(parts)
}

/** The bytes of a stored file, piece by piece. */
export async function* storedBytes(pool: Pool, fileId: string): AsyncGenerator<Buffer> {
  for (let no = 0; ; no += 1) {
    const { rows } = await pool.query<{ bytes: Buffer }>({
      name: 'stored-file-chunk',
      text: 'select bytes from stored_file_chunk where file_id = $1 and no = $2',
      values: [fileId, no],
    })
    const bytes = rows[0]?.bytes
    if (!bytes) return
    yield bytes
  }
}

/** Own uploads by their ids, in the order of the ids; those of others and unknown ones are missing. */
export async function ownFiles(
  connection: ClientBase | Pool,
  personId: string,
  ids: readonly string[],
): Promise<StoredFile[]> {
  const { rows } = await connection.query<StoredFile>(
    `select file.id, name, size from unnest($2::uuid[]) with ordinality as wanted (id, no)
       join stored_file file using (id) where uploaded_by = $1 order by wanted.no`,
    [personId, ids],
  )
  return rows
}

/** Removes uploads past their time, except those of jobs that are not over. */
export async function forgetOldFiles(pool: Pool): Promise<void> {
  await pool.query(
    `delete from stored_file where uploaded_at < ${daysAgo('uploads')} and not exists (
       select from import_job_file used join import_job job on job.id = used.job_id
       where used.file_id = stored_file.id and job.state in ('planned', 'running'))`,
  )
}
