import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sealer, sealerOf, WrongKeyError } from './index.js'

const sealer = new Sealer(Buffer.alloc(32, 7))

describe('what is sealed', () => {
  it('opens for its purpose, and looks another way every time', () => {
    const [one, other] = [sealer.seal('geheim 秘密', 'a:1'), sealer.seal('geheim 秘密', 'a:1')]
    expect(one.equals(other)).toBe(false)
    expect(one.toString('utf8')).not.toContain('geheim')
    expect([sealer.open(one, 'a:1'), sealer.open(other, 'a:1')]).toEqual(['geheim 秘密', 'geheim 秘密'])
  })

  it('opens for no other purpose', () => expect(() => sealer.open(sealer.seal('x', 'a:1'), 'a:2')).toThrow())

  it.each([0, 9, 25, 36])('doesn’t open when byte %i is another', (index) => {
    const sealed = sealer.seal('x', 'a')
    sealed.writeUInt8(sealed.readUInt8(index) ^ 1, index)
    expect(() => sealer.open(sealed, 'a')).toThrow()
  })

  it('says so when the key is another', () =>
    expect(() => new Sealer(Buffer.alloc(32, 8)).open(sealer.seal('x', 'a'), 'a')).toThrow(WrongKeyError))
})

it('the key in the data folder is made once, for its owner alone', () => {
  const parent = mkdtempSync(join(tmpdir(), 'zhengmei-key-'))
  const dataDir = join(parent, 'data')
  const sealed = sealerOf({ key: undefined, dataDir }).seal('x', 'a')
  expect(statSync(join(dataDir, 'sealing-key')).mode & 0o777).toBe(0o600)
  expect(sealerOf({ key: undefined, dataDir }).open(sealed, 'a')).toBe('x')
  rmSync(parent, { recursive: true })
})
