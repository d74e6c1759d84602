import { open as openFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { problems } from '@zhengmei/domain/dataset'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { WorkbookFault } from './workbook-fault.js'

/** An .xlsx of an office has some dozen entries; a thousand sheets are beyond all use. */
const mostEntries = 2_000
/** Unpacked bytes of all entries; a million rows stay below. The reader of the archive holds each entry to the size it states. */
const mostBytes = 768 * 1024 * 1024
/** How far an entry of more than a few megabytes may be packed; sheets reach some forty times, bombs a thousand. */
const mostRatio = 250
const smallEntry = 8 * 1024 * 1024

const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** The parts of an .xlsx file. */
export interface Archive {
  readonly entries: ReadonlyMap<string, Entry>
  stream(name: string): Promise<Readable>
  close(): void
}

/**
 * Opens an .xlsx and looks at its table of contents only. Names that lead out of the archive, encryption, too many or too large entries
 * are refused before anything is unpacked.
 *
 * @throws WorkbookFault
 */
export async function openArchive(path: string): Promise<Archive> {
  await refuseCompoundFile(path)
  const zip = await openPromise(path, {
    lazyEntries: true,
    autoClose: false,
    strictFileNames: true,
    validateEntrySizes: true,
  }).catch((fault: unknown) => {
    throw new WorkbookFault(problems.notAWorkbook, fault)
  })
  try {
    const entries = await readEntries(zip)
    return {
      entries,
      stream: async (name) => {
        const entry = entries.get(name)
        if (!entry) throw new WorkbookFault(problems.damagedWorkbook)
        return zip.openReadStreamPromise(entry)
      },
      close: () => zip.close(),
    }
  } catch (fault) {
    zip.close()
    throw fault
  }
}

async function refuseCompoundFile(path: string): Promise<void> {
  const file = await openFile(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    if (bytesRead === 4 && buffer.equals(compoundFile)) throw new WorkbookFault(problems.encryptedWorkbook)
  } finally {
    await file.close()
  }
}

async function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries) throw new WorkbookFault(problems.unsafeWorkbook)
  const entries = new Map<string, Entry>()
  let bytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new WorkbookFault(problems.encryptedWorkbook)
      bytes += entry.uncompressedSize
      const packedTooFar =
        entry.uncompressedSize > smallEntry && entry.uncompressedSize > entry.compressedSize * mostRatio
      if (bytes > mostBytes || packedTooFar) throw new WorkbookFault(problems.workbookTooLarge)
      if (entries.has(entry.fileName) || entries.size > mostEntries)
        throw new WorkbookFault(problems.unsafeWorkbook)
      entries.set(entry.fileName, entry)
    }
  } catch (fault) {
    if (fault instanceof WorkbookFault) throw fault
    throw new WorkbookFault(problems.unsafeWorkbook, fault)
  }
  return entries
}
