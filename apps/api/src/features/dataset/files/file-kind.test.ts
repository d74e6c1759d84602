import { expect, it } from 'vitest'
import { bytesOfKind } from './file-kind.js'

async function* inParts(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const refused = new Error('refused')
const long = Buffer.alloc(2_000, 'a,b\n')

it.each<[string, string, Buffer, boolean]>([
  ['a table', 'posts.csv', Buffer.from('账号,时间\n'), true],
  ['a table with a byte order mark', 'posts.csv', Buffer.from('\ufeff账号,时间\n'), true],
  ['a table in GB18030', 'posts.csv', Buffer.from([0xd5, 0xcb, 0xba, 0xc5, 0x0a]), true],
  ['a long table', 'posts.CSV', long, true],
  ['nothing', 'posts.csv', Buffer.alloc(0), true],
  ['a table with a tag in a cell', 'posts.csv', Buffer.from('标题\n<b>公告</b>\n'), true],
  ['a picture', 'posts.csv', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), false],
  ['a page behind a mark and blanks', 'posts.csv', Buffer.from('\ufeff \n<!doctype html>'), false],
  ['an archive', 'posts.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), false],
  [
    'a picture of bytes',
    'posts.csv',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    false,
  ],
  ['an archive', 'posts.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), true],
  [
    'an encrypted workbook, refused by the importer',
    'posts.xlsx',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
    true,
  ],
  ['a table', 'posts.xlsx', long, false],
  ['a page', 'posts.XLSX', Buffer.from('<html></html>'), false],
])('%s called %s', async (_, name, bytes, passes) => {
  for (const size of [1, 7, 700, 5_000]) {
    const read = async () => {
      const parts: Uint8Array[] = []
      for await (const part of bytesOfKind(name, inParts(bytes, size), () => refused)) parts.push(part)
      return Buffer.concat(parts)
    }
    if (passes) expect((await read()).equals(bytes)).toBe(true)
    else await expect(read()).rejects.toBe(refused)
  }
})
