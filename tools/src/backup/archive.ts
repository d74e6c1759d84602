import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { extract, type Pack, pack } from 'tar-stream'
import { CommandRefusal } from '../command/refusals.js'
import { headerName, manifestName } from './manifest.js'
import { decrypted, encrypted, magic } from './passphrase.js'

/**
 * A backup is a tar of small entries, so that writing and reading take the same little memory however large it is, and
 * a person with `tar` and `zstd` can read one without the product:
 *
 *     backup.json                         what follows
 *     data/<schema.table>/000001.zst …    COPY's text format, in pieces
 *     keys/<name>                         only when asked for
 *     manifest.json                       what must have arrived
 */
const pieceBytes = 4 * 1024 * 1024
/** A piece that unpacks to more was not written by us. */
const largestPiece = 64 * 1024 * 1024

const compress = promisify(zstdCompress)
const decompress = promisify<Buffer, { maxOutputLength: number }, Buffer>(zstdDecompress)

/** What fills an archive. */
export interface ArchiveWriter {
  json(name: string, value: unknown): Promise<void>
  /** A table's data, cut into pieces and packed. */
  data(table: string, chunks: AsyncIterable<Buffer>): Promise<void>
  key(name: string, bytes: Buffer): Promise<void>
}

/**
 * Writes a new archive, readable by its owner alone. It has its name only once it is whole and on the disk.
 *
 * @param fill writes the entries in their order.
 * @throws what `fill` throws; then there is no file.
 */
export async function writeArchive(
  path: string,
  passphrase: string | undefined,
  signal: AbortSignal,
  fill: (writer: ArchiveWriter) => Promise<void>,
): Promise<void> {
  const partial = `${path}.partial`
  const tar = pack()
  const written = pipeline(
    passphrase === undefined ? bytesOf(tar) : encrypted(bytesOf(tar), passphrase),
    createWriteStream(partial, { mode: 0o600 }),
    { signal },
  )
  try {
    await Promise.race([fill(writerOn(tar)).then(() => tar.finalize()), written])
    await written
    await flush(partial)
    await rename(partial, path)
  } catch (fault) {
    tar.destroy()
    await written.catch(() => undefined)
    await rm(partial, { force: true })
    throw fault
  }
}

/** tar-stream's types know no chunks; they are all buffers. */
async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const chunk of stream) yield chunk as Buffer
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

function writerOn(tar: Pack): ArchiveWriter {
  const entry = (name: string, bytes: Buffer) =>
    new Promise<void>((resolve, reject) => {
      tar.entry({ name, mode: 0o600 }, bytes, (fault) => (fault ? reject(fault) : resolve()))
    })
  return {
    json: (name, value) => entry(name, Buffer.from(`${JSON.stringify(value, null, 1)}\n`)),
    key: (name, bytes) => entry(`keys/${name}`, bytes),
    async data(table, chunks) {
      let no = 0
      for await (const piece of pieces(chunks)) {
        no += 1
        await entry(`data/${table}/${String(no).padStart(6, '0')}.zst`, await compress(piece))
      }
    },
  }
}

async function* pieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    size += chunk.length
    if (size < pieceBytes) continue
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(waiting)
}

/** An entry of an archive. */
export type Part =
  | { readonly kind: 'header' | 'manifest'; readonly json: unknown }
  | { readonly kind: 'data'; readonly table: string; readonly bytes: Buffer }
  | { readonly kind: 'key'; readonly name: string; readonly bytes: Buffer }

/**
 * The entries of an archive in their order.
 *
 * @throws CommandRefusal when the file is none, or needs a passphrase and none is given.
 */
export async function* readArchive(path: string, passphrase: string | undefined): AsyncGenerator<Part> {
  const isEncrypted = (await firstBytes(path, magic.length)).equals(magic)
  if (isEncrypted && passphrase === undefined) {
    throw new CommandRefusal({
      zh: '备份文件已加密，请用 --passphrase-file 给出口令',
      en: 'The backup is encrypted; give its passphrase by --passphrase-file',
    })
  }
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 })
  const entries = extract()
  const bytes = isEncrypted && passphrase !== undefined ? decrypted(file, passphrase) : file
  const feeding = pipeline(bytes, entries)
  // Its fault comes out of the loop below as well; here it would be one that nobody caught.
  feeding.catch(() => undefined)
  try {
    for await (const entry of entries) {
      const chunks: Buffer[] = []
      for await (const chunk of entry) chunks.push(chunk as Buffer)
      yield await partOf(entry.header.name, Buffer.concat(chunks))
    }
    await feeding
  } catch (fault) {
    if (fault instanceof CommandRefusal) throw fault
    throw new CommandRefusal({
      zh: `无法读取备份文件：${fault instanceof Error ? fault.message : String(fault)}`,
      en: `The backup can't be read: ${fault instanceof Error ? fault.message : String(fault)}`,
    })
  } finally {
    file.destroy()
  }
}

async function firstBytes(path: string, length: number): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => {
    throw new CommandRefusal({ zh: `没有这个文件：${path}`, en: `There is no such file: ${path}` })
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function partOf(name: string, bytes: Buffer): Promise<Part> {
  if (name === headerName || name === manifestName)
    return { kind: name === headerName ? 'header' : 'manifest', json: JSON.parse(bytes.toString()) }
  const [, folder, rest] = /^(data|keys)\/(.+)$/.exec(name) ?? []
  if (folder === 'keys' && rest) return { kind: 'key', name: rest, bytes }
  const table = /^(.+)\/\d{6,}\.zst$/.exec(rest ?? '')?.[1]
  if (table === undefined) throw new Error(`${name} does not belong into a backup`)
  return { kind: 'data', table, bytes: await decompress(bytes, { maxOutputLength: largestPiece }) }
}
