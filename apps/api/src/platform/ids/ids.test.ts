import { describe, expect, it } from 'vitest'
import { isUuid, uuidv7 } from './index.js'

describe('uuidv7', () => {
  it('carries version, variant and its time', () => {
    const id = uuidv7(Date.now() + 60_000)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(isUuid(id)).toBe(true)
    const later = Date.UTC(2040, 0, 1)
    expect(Number.parseInt(uuidv7(later).replaceAll('-', '').slice(0, 12), 16)).toBe(later)
  })

  it('stays sorted and unique within one millisecond, when its counter overflows, and when the clock goes back', () => {
    const at = Date.UTC(2041, 0, 1)
    const ids = Array.from({ length: 20_000 }, (_, index) => uuidv7(index % 2 === 0 ? at : at - 5_000))
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual(ids)
  })
})

describe('isUuid', () => {
  it.each([
    '',
    'x',
    '0190b6a0-0000-7000-8000-00000000000',
    '0190b6a0-0000-7000-8000-0000000000000',
    "' OR 1=1",
  ])('refuses %j', (text) => expect(isUuid(text)).toBe(false))
})
