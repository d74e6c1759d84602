import { expect, it } from 'vitest'
import { RowBuffer } from './row-buffer.js'

const text = (pieces: readonly Buffer[]) => Buffer.concat(pieces).toString('utf8')

it('hands over all rows in their order, whole ones in each piece', () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => `${index}\t政务\t${'x'.repeat(index % 97)}\n`)
  const buffer = new RowBuffer()
  const pieces: Buffer[] = []
  rows.forEach((row, index) => {
    buffer.add(row)
    if (index === 1_000) pieces.push(...buffer.takeAll())
  })
  pieces.push(...buffer.takeAll())
  expect(pieces.length).toBeGreaterThan(3)
  for (const piece of pieces) expect(piece.at(-1)).toBe('\n'.charCodeAt(0))
  expect(text(pieces)).toBe(rows.join(''))
  expect(buffer.takeAll()).toEqual([])
})

it('takes a row that is longer than a piece', () => {
  const buffer = new RowBuffer()
  const long = `${'政'.repeat(200_000)}\n`
  buffer.add('first\n')
  buffer.add(long)
  buffer.add('last\n')
  expect(text(buffer.takeAll())).toBe(`first\n${long}last\n`)
})
