import { expect, it } from 'vitest'
import { isTokenText, newToken } from './token-text.js'

it('a token is new every time and known by its form', () => {
  const tokens = Array.from({ length: 200 }, newToken)
  expect(new Set(tokens).size).toBe(200)
  for (const token of tokens) expect(token).toMatch(/^zm_[0-9A-Za-z]{49}$/)
  expect(tokens.every(isTokenText)).toBe(true)
})

const token = newToken()
it.each([
  ['one sign changed', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
  ['another prefix', token.replace('zm_', 'zx_')],
  ['a sign less', token.slice(0, -1)],
  ['a sign more', `${token}0`],
  ['blanks around', ` ${token}`],
  ['nothing', ''],
  ['a session’s secret', 'A'.repeat(43)],
])('%s is none', (_, text) => expect(isTokenText(text)).toBe(false))
