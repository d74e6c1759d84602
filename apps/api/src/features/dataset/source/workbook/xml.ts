import type { Readable } from 'node:stream'
import { problems } from '@zhengmei/domain/dataset'
import { SaxesParser } from 'saxes'
import { WorkbookFault } from './workbook-fault.js'

/** Longest stretch without a tag; a cell of Excel holds 32,767 characters. It bounds what the parser has to remember. */
const longestRun = 2_000_000

/**
 * The text of an XML part, in pieces that split no character. Refuses what spreadsheets never write and attackers do: document types and
 * with them entities (`<!DOCTYPE`), comments and CDATA (also `<!`), processing instructions after the first, text without end.
 */
export async function* safeXml(bytes: Readable): AsyncGenerator<string> {
  bytes.setEncoding('utf8')
  let first = true
  let before = ''
  let run = 0
  for await (const chunk of bytes as AsyncIterable<string>) {
    const text = before + chunk
    const declared = first && /^\uFEFF?\s*<\?xml/.test(text) ? text.indexOf('<?') + 2 : 0
    if (text.includes('<!') || text.includes('<?', declared)) throw new WorkbookFault(problems.unsafeWorkbook)
    const lastTag = chunk.lastIndexOf('<')
    run = lastTag < 0 ? run + chunk.length : chunk.length - lastTag
    if (run > longestRun) throw new WorkbookFault(problems.unsafeWorkbook)
    before = chunk.endsWith('<') ? '<' : ''
    first = false
    yield chunk
  }
}

export type Attributes = Readonly<Record<string, string>>

/** What a part's reader wants to know; names come without their namespace prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Feeds an XML part to a handler, and yields after each piece so that the caller can take away what has come together.
 *
 * @throws WorkbookFault when the part is unsafe or no well-formed XML.
 */
export async function* parseXml(bytes: Readable, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false })
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  parser.on('error', (fault) => {
    throw new WorkbookFault(problems.damagedWorkbook, fault)
  })
  parser.on('opentag', ({ name, attributes }) => handler.open?.(local(name), attributes as Attributes))
  parser.on('closetag', ({ name }) => handler.close?.(local(name)))
  parser.on('text', (text) => handler.text?.(text))
  try {
    for await (const chunk of safeXml(bytes)) {
      parser.write(chunk)
      yield
    }
    parser.close()
    yield
  } catch (fault) {
    if (fault instanceof WorkbookFault) throw fault
    throw new WorkbookFault(problems.damagedWorkbook, fault)
  } finally {
    bytes.destroy()
  }
}

/** Feeds a small part as a whole. */
export async function parseWhole(bytes: Readable, handler: XmlHandler): Promise<void> {
  for await (const _ of parseXml(bytes, handler));
}
