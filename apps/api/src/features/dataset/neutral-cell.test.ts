import { describe, expect, it } from 'vitest'
import { neutralCell } from './neutral-cell.js'

describe('neutralCell', () => {
  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '-'])(
    'puts an apostrophe before %j',
    (text) => {
      expect(neutralCell(text)).toBe(`'${text}`)
    },
  )
  it.each(['-5', '+86', '-1.5', '', 'a=1', '关于', ' =1'])('leaves %j as it is', (text) => {
    expect(neutralCell(text)).toBe(text)
  })
})
