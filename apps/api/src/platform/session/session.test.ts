import { describe, expect, it } from 'vitest'
import { cookieIn, hashOfSecret, isSecret, newSecret } from './index.js'

describe('a secret', () => {
  it('is new every time and has the form that is looked up', () => {
    const secrets = Array.from({ length: 100 }, newSecret)
    expect(new Set(secrets).size).toBe(100)
    expect(secrets.every(isSecret)).toBe(true)
  })

  it('is stored as something from which it can’t be read', () => {
    const secret = newSecret()
    expect(hashOfSecret(secret)).toHaveLength(32)
    expect(hashOfSecret(secret)).toEqual(hashOfSecret(secret))
    expect(hashOfSecret(secret).equals(Buffer.from(secret, 'base64url'))).toBe(false)
  })

  it.each(['', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, `${'A'.repeat(42)}'`])(
    'is not %j',
    (text) => {
      expect(isSecret(text)).toBe(false)
    },
  )
})

describe('a cookie in a header', () => {
  it.each<[string | undefined, string | null]>([
    ['zhengmei=abc', 'abc'],
    ['a=1; zhengmei=abc; b=2', 'abc'],
    ['zhengmei=first; zhengmei=second', 'first'],
    ['xzhengmei=abc', null],
    ['zhengmei', null],
    ['zhengmei=', ''],
    ['', null],
    [undefined, null],
  ])('%j', (header, value) => expect(cookieIn(header, 'zhengmei')).toBe(value))
})
