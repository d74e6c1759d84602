import { describe, expect, it } from 'vitest'
import { detectEncoding } from './encoding.js'

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const detect = (bytes: Uint8Array, size = 3) => detectEncoding(() => pieces(bytes, size))
const gb = Buffer.from([0xb9, 0xd8, 0xd3, 0xda, 0xd5, 0xfe, 0xce, 0xf1])

describe('detectEncoding', () => {
  it.each([1, 2, 3, 4, 5, 100])('tells encodings apart in pieces of %i bytes', async (size) => {
    expect(await detect(Buffer.from('code,名称㐀😀\n'), size)).toEqual({ encoding: 'utf-8', damaged: false })
    expect(await detect(Buffer.concat([Buffer.from('code,name\n1,'), gb]), size)).toMatchObject({
      encoding: 'gb18030',
    })
    expect(await detect(Buffer.from('\uFEFFcode', 'utf16le'), Math.max(size, 2))).toEqual({
      encoding: 'utf-16',
    })
  })

  it('takes plain ASCII and nothing at all for UTF-8', async () => {
    expect(await detect(Buffer.from('code,name\n'))).toEqual({ encoding: 'utf-8', damaged: false })
    expect(await detect(Buffer.alloc(0))).toEqual({ encoding: 'utf-8', damaged: false })
  })

  it('takes UTF-16 without a mark by the zero bytes of its header', async () => {
    expect(await detect(Buffer.from('code', 'utf16le'), 10)).toEqual({ encoding: 'utf-16' })
  })

  it('calls a long UTF-8 file damaged, whether in the middle or cut off at its end', async () => {
    const text = Buffer.from('政务新媒体管理办法，第一条')
    const broken = Buffer.concat([text, Buffer.from([0xff]), text])
    expect(await detect(broken)).toEqual({ encoding: 'utf-8', damaged: true })
    expect(await detect(text.subarray(0, -1))).toEqual({ encoding: 'utf-8', damaged: true })
  })

  it.each([1, 2, 3, 7, 100])(
    'calls UTF-8 damaged however early the damage, in pieces of %i bytes',
    async (size) => {
      const text = Buffer.from('code,name\nA,表扬\nB,接口\n')
      // An even number of bytes outside ASCII: as GB18030 all of it could be read, as other words.
      const broken = Buffer.concat([Buffer.from('level,'), Buffer.from([0xe4, 0xb8]), text])
      expect(new TextDecoder('gb18030', { fatal: true }).decode(broken)).toContain('level,')
      expect(await detect(broken, size)).toEqual({ encoding: 'utf-8', damaged: true })
    },
  )

  it.each([1, 2, 3, 5])('keeps a pair of GB18030 whole between pieces of %i bytes', async (size) => {
    // 政 is d5 fe: the first byte could begin a character of UTF-8, the second belongs to none.
    expect(await detect(Buffer.concat([Buffer.from('a,b,'), Buffer.from([0xd5, 0xfe, 0x2c])]), size)).toEqual(
      {
        encoding: 'gb18030',
        damaged: false,
      },
    )
  })
})
