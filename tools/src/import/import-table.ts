import type { ImportReport } from '@zhengmei/domain/dataset'

const headings = ['文件 / file', '新增 / new', '更改 / changed', '未变 / unchanged', '拒绝 / refused']
const outcomes: Readonly<Record<ImportReport['outcome'], string>> = {
  saved: '已保存 / saved',
  refused: '已拒绝 / refused',
  dry_run: '试运行，未保存 / dry run, nothing saved',
}

/** The report of an import as a table for a terminal, with the outcome and the speed below. */
export function importTable(report: ImportReport): string {
  const rows = report.files.map((file) => [
    file.file,
    ...[file.new, file.changed, file.unchanged, file.refused].map(String),
  ])
  const widths = headings.map((_, column) =>
    Math.max(...[headings, ...rows].map((row) => widthOf(row[column] ?? ''))),
  )
  const line = (row: readonly string[]) =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, column > 0)).join('  ')
  return [
    line(headings),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...rows.map(line),
    '',
    `${outcomes[report.outcome]} · ${report.seconds.toFixed(1)} s · ${report.rowsPerSecond} 行/秒 rows/s`,
  ].join('\n')
}

/** Columns that a text takes on a terminal: a Chinese character takes two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (width, character) =>
      width +
      (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(
        character,
      )
        ? 2
        : 1),
    0,
  )
}

function pad(text: string, width: number, right: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)))
  return right ? blanks + text : text + blanks
}
