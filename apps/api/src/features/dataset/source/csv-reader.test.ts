import { describe, expect, it } from 'vitest'
import { CsvReader } from './csv-reader.js'

/** Rows with their cells; a broken record shows as null. The text is fed in pieces of each size: no boundary may matter. */
function read(text: string): (readonly [row: number, cells: readonly string[] | null])[] {
  const results = [1, 2, 3, 7, text.length || 1].map((size) => {
    const reader = new CsvReader()
    const records = []
    for (let at = 0; at < text.length; at += size)
      records.push(...reader.feed(text.slice(at, at + size), false))
    records.push(...reader.feed('', true))
    return records.map(({ row, cells, faults }) => [row, faults ? null : cells] as const)
  })
  for (const result of results) expect(result).toEqual(results[0])
  return results[0] ?? []
}

describe('CsvReader', () => {
  it.each<[string, string, ReturnType<typeof read>]>([
    [
      'plain cells, with and without a last line break',
      'a,b\n1,\n,2',
      [
        [1, ['a', 'b']],
        [2, ['1', '']],
        [3, ['', '2']],
      ],
    ],
    [
      'line breaks of Windows',
      'a,b\r\n1,2\r\n',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'quoted commas, quotes and line breaks, as one row',
      'a\n"x,""y""\r\nz",1\n2\n',
      [
        [1, ['a']],
        [2, ['x,"y"\r\nz', '1']],
        [3, ['2']],
      ],
    ],
    [
      'an empty quoted cell and one at the very end',
      '"",""\n"","x"',
      [
        [1, ['', '']],
        [2, ['', 'x']],
      ],
    ],
    [
      'blank lines, counted and handed out to nobody',
      'a\n\n\r\n1\n',
      [
        [1, ['a']],
        [4, ['1']],
      ],
    ],
    [
      'quoted cells before a line break of Windows',
      '"a","b"\r\n"1","2"\r\n',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'text after a closing quote',
      'a\n"x"y\n1\n',
      [
        [1, ['a']],
        [2, null],
        [3, ['1']],
      ],
    ],
    [
      'a quote within an unquoted cell',
      'a\nx"y,"z"\n1\n',
      [
        [1, ['a']],
        [2, null],
        [3, ['1']],
      ],
    ],
    [
      'a quote that is never closed: the lines after it are read',
      'a\n1,"x\n2\n3\n',
      [
        [1, ['a']],
        [2, null],
        [3, ['2']],
        [4, ['3']],
      ],
    ],
    [
      'a quote left open before a quoted cell further down',
      'a,b\n"x,1\ny,"z"\n2,3\n',
      [
        [1, ['a', 'b']],
        [2, null],
        [3, ['y', 'z']],
        [4, ['2', '3']],
      ],
    ],
    ['nothing', '', []],
  ])('reads %s', (_, text, rows) => {
    expect(read(text)).toEqual(rows)
  })

  it('gives up on a record without end, and only on that', () => {
    const reader = new CsvReader()
    const records = [...reader.feed('a\n"', false)]
    for (let piece = 0; piece < 9; piece += 1) records.push(...reader.feed('x'.repeat(1_000_000), false))
    records.push(...reader.feed('\n1\n', true))
    expect(records.map(({ row, faults }) => [row, faults !== undefined])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ])
  })
})
