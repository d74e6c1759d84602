/** Cells of a CSV text (RFC 4180: quotes, doubled quotes, line breaks in quotes, CRLF or LF), by column name. For tests only. */
export function readCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = readRows(text.replace(/^\uFEFF/, ''))
  return rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])))
}

function readRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /"((?:[^"]|"")*)"(,|\r?\n|$)|([^,\r\n]*)(,|\r?\n|$)/gy
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text)
    if (match === null) throw new Error(`broken CSV at ${cell.lastIndex}`)
    row.push(match[1]?.replaceAll('""', '"') ?? match[3] ?? '')
    const end = match[2] ?? match[4]
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
