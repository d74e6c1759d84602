import { describe, expect, it } from 'vitest'
import * as search from './search'

describe('what an address says', () => {
  it('keeps what it knows', () =>
    expect(search.run({ tab: 'seal', category: 'county', vetoed: 'true', after: 'c2' })).toMatchObject({
      tab: 'seal',
      category: 'county',
      vetoed: 'true',
      after: 'c2',
    }))
  it('leaves out what is malformed', () => {
    const said = search.run({ tab: 'elsewhere', show: 'smell', all: 'perhaps', span: '', after: '' })
    expect(Object.entries(said).filter(([, value]) => value !== undefined)).toEqual([])
  })
  it('takes a number typed into a search for the text it is', () =>
    expect(search.organisations({ q: 321300 }).q).toBe('321300'))
  it.each([
    [2025, 2025],
    ['2025', 2025],
    ['25', undefined],
    ['20x5', undefined],
    [null, undefined],
  ])('reads the year %s as %s', (raw, expected) => expect(search.account({ year: raw }).year).toBe(expected))
  it('refuses a day that is not written as one', () => {
    expect(search.effective({ on: '2025-03-01' }).on).toBe('2025-03-01')
    expect(search.effective({ on: '1/3/2025' }).on).toBeUndefined()
  })
})
