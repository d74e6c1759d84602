import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dataSetFiles, problems } from '@zhengmei/domain/dataset'
import { csvTable } from './csv-table.js'
import type { OpenBytes } from './encoding.js'
import {
  type DataSetSource,
  type Format,
  inReadingOrder,
  isNameOf,
  namesOf,
  type SourceProblem,
  type SourceTable,
} from './source.js'

const chunkBytes = 256 * 1024

/** A CSV file by name, wherever its bytes are. */
export interface CsvFile {
  readonly name: string
  readonly open: OpenBytes
}

/**
 * The CSV files of a folder. Other files and folders are left alone; a CSV file of an unknown name is refused.
 *
 * @throws when the folder can't be read.
 */
export async function csvFolder(path: string): Promise<DataSetSource> {
  const entries = await readdir(path, { withFileTypes: true })
  const names = entries
    .filter((entry) => !entry.isDirectory() && isCsv(entry.name))
    .map((entry) => entry.name)
  return csvFiles(
    names.sort().map((name) => ({
      name,
      open: () => createReadStream(join(path, name), { highWaterMark: chunkBytes }),
    })),
  )
}

/** A data set of CSV files, e.g. of one upload. */
export const csvFiles = (files: readonly CsvFile[]): DataSetSource => csvFilesOf(dataSetFiles, files)

/** CSV files of another format. */
export function csvFilesOf<Name extends string>(
  format: Format<Name>,
  files: readonly CsvFile[],
): DataSetSource<Name> {
  const tables: SourceTable<Name>[] = []
  const found: SourceProblem[] = []
  for (const file of files) {
    const name = file.name.toLowerCase().replace(/\.csv$/, '')
    if (!isNameOf(format, name)) {
      found.push({
        label: file.name,
        problem: problems.unknownFile(
          file.name,
          namesOf(format).map((known) => `${known}.csv`),
        ),
      })
    } else if (tables.some((table) => table.name === name)) {
      found.push({ label: file.name, problem: problems.fileTwice(file.name) })
    } else tables.push(csvTable(name, file.name, file.open))
  }
  if (files.length === 0) found.push({ label: '', problem: problems.noFiles })
  return { tables: inReadingOrder(tables, namesOf(format)), problems: found, close: async () => undefined }
}

const isCsv = (name: string): boolean => name.toLowerCase().endsWith('.csv')
