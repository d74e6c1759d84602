import type { Bilingual, PlainDate } from '../../kernel/index.js'
import { type DayRow, readArrangement, readDay, type TableProblem, type TableRead } from './day-row.js'

/** Between the two ends of a stretch. A hyphen stands within dates too, so it only counts with spaces around it. */
const stretch = /\s*(?:至|到|~|～|—|–|\s-\s)\s*/

/** Reads a table as it is copied from a sheet or saved as CSV: 日期, 休/班, 节日 in this order; a first line of titles is passed over. */
export function readCsvTable(text: string): TableRead {
  const rows: DayRow[] = []
  const problems: TableProblem[] = []
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1
    const cells = cellsOf(written)
    if (cells.every((cell) => cell === '')) continue
    const read = rowOf(cells, line)
    if ('from' in read) rows.push(read)
    else if (rows.length > 0 || problems.length > 0 || !isTitle(cells)) problems.push({ line, message: read })
  }
  return { rows, problems }
}

const isTitle = (cells: readonly string[]): boolean => /日期|date/i.test(cells[0] ?? '')

const cellsOf = (line: string): string[] =>
  line.split(line.includes('\t') ? '\t' : /[,，;；]/).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )

function rowOf(cells: readonly string[], line: number): DayRow | Bilingual {
  const [days = '', arrangement = '', name = ''] = cells
  const ends = daysOf(days)
  if (ends === null) return noDay(days)
  const off = readArrangement(arrangement)
  if (off === null) return noArrangement(arrangement)
  return { line, ...ends, off, name }
}

function daysOf(text: string): { from: PlainDate; to: PlainDate } | null {
  const [from, to] = text.split(stretch)
  const first = readDay(from ?? '')
  const last = to === undefined ? first : readDay(to)
  return first === null || last === null ? null : { from: first, to: last }
}

const noDay = (text: string): Bilingual => ({
  zh: `“${text}”不是日期，应如 2025-01-01 或 2025-01-28至2025-02-04`,
  en: `"${text}" is no day; write 2025-01-01, or 2025-01-28~2025-02-04`,
})
const noArrangement = (text: string): Bilingual => ({
  zh: `“${text}”应为 休 或 班`,
  en: `"${text}" should be 休 (off) or 班 (worked)`,
})
