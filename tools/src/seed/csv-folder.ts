import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type FileName, files, type GeneratedDataSet } from './rows.js'

/** Writes a data set as a folder of CSV files (UTF-8, RFC 4180); memory stays flat at any size. Returns rows by file. */
export async function writeCsvFolder(
  dataSet: GeneratedDataSet,
  folder: string,
): Promise<Record<FileName, number>> {
  await mkdir(folder, { recursive: true })
  const counts = {} as Record<FileName, number>
  for (const name of Object.keys(files) as FileName[]) {
    let rows = 0
    const counted = function* () {
      for (const chunk of csvOf(name, dataSet)) {
        rows += chunk.rows
        yield chunk.text
      }
    }
    await pipeline(Readable.from(counted()), createWriteStream(join(folder, `${name}.csv`)))
    counts[name] = rows - 1
  }
  return counts
}

const linesPerChunk = 500

/** The text of one file in chunks of whole lines, the header first. */
export function* csvOf(name: FileName, dataSet: GeneratedDataSet): Generator<{ text: string; rows: number }> {
  const columns: readonly string[] = files[name]
  let lines = [columns.join(',')]
  for (const row of dataSet[name] as Iterable<object>) {
    const cells = row as Readonly<Record<string, string | number | boolean | undefined>>
    lines.push(columns.map((column) => cell(cells[column])).join(','))
    if (lines.length === linesPerChunk) {
      yield { text: `${lines.join('\n')}\n`, rows: lines.length }
      lines = []
    }
  }
  if (lines.length > 0) yield { text: `${lines.join('\n')}\n`, rows: lines.length }
}

function cell(value: string | number | boolean | undefined): string {
  if (value === undefined) return ''
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
