import { isWorkbook } from './uploaded-source.js'

/** How many bytes tell what a file is. */
const headBytes = 512

const startsWith = (head: Buffer, bytes: readonly number[]) =>
  bytes.every((byte, index) => head[index] === byte)

/** A zip archive, which a workbook is, or the container of an encrypted one, which the importer refuses by name. */
const isArchive = (head: Buffer) =>
  startsWith(head, [0x50, 0x4b]) || startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])

/** Text in UTF-8 or GB18030 holds no NUL; a page or a picture (HTML, SVG, XML) begins with a tag. */
const isTable = (head: Buffer) => !head.includes(0) && !/^(\xef\xbb\xbf)?\s*</.test(head.toString('latin1'))

/**
 * Hands bytes on, once the first of them are such as the file's name promises.
 *
 * @throws what `refusal` makes for a file that is something else.
 */
export async function* bytesOfKind(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  refusal: () => Error,
): AsyncGenerator<Uint8Array> {
  const isIt = isWorkbook(name) ? isArchive : isTable
  let head: Buffer = Buffer.alloc(0)
  for await (const part of bytes) {
    if (head.length < headBytes) {
      head = Buffer.concat([head, part.subarray(0, headBytes)])
      if (head.length >= headBytes && !isIt(head)) throw refusal()
    }
    yield part
  }
  if (head.length < headBytes && head.length > 0 && !isIt(head)) throw refusal()
}
