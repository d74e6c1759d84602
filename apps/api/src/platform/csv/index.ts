const needsQuotes = /[",\r\n]/
const formula = /^[=+\-@\t\r]/
const number = /^[+-]?\d+(\.\d+)?$/

/**
 * One record in CSV (RFC 4180), with its line break. A cell that a spreadsheet would take for a formula gets an apostrophe
 * before it, unless it is a number.
 */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: string): string {
  const safe = formula.test(cell) && !number.test(cell) ? `'${cell}` : cell
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
