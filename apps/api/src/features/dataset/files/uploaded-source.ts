import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Pool } from 'pg'
import { csvFilesOf } from '../source/csv-folder.js'
import type { DataSetSource, Format } from '../source/source.js'
import { workbookOf } from '../source/workbook.js'
import { type StoredFile, storedBytes } from './stored-file.js'

export const isWorkbook = (name: string): boolean => name.toLowerCase().endsWith('.xlsx')
export const isCsv = (name: string): boolean => name.toLowerCase().endsWith('.csv')

/** The data set of one upload: a workbook, or CSV files. A workbook is copied to a temporary file, since archives are read from their end. */
export async function uploadedSource<Name extends string>(
  format: Format<Name>,
  pool: Pool,
  files: readonly StoredFile[],
): Promise<DataSetSource<Name>> {
  const [first] = files
  if (!first || !isWorkbook(first.name)) {
    return csvFilesOf(
      format,
      files.map(({ id, name }) => ({ name, open: () => storedBytes(pool, id) })),
    )
  }
  const copy = await temporaryCopy(pool, first.id)
  try {
    const source = await workbookOf(format, copy.path, first.name)
    return { ...source, close: () => source.close().finally(copy.remove) }
  } catch (fault) {
    await copy.remove()
    throw fault
  }
}

/** A copy of a stored file on disk, to be removed after use. */
export async function temporaryCopy(
  pool: Pool,
  fileId: string,
): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengmei-'))
  const path = join(folder, 'file')
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await pipeline(Readable.from(storedBytes(pool, fileId)), createWriteStream(path, { mode: 0o600 }))
    return { path, remove }
  } catch (fault) {
    await remove()
    throw fault
  }
}
