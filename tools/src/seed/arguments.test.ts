import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments.js'

describe('arguments of npm run seed', () => {
  it('name a size', () => {
    expect(readArguments(['demo'])).toEqual({
      size: 'demo',
      out: undefined,
      today: undefined,
      anyway: false,
    })
  })

  it('may name a folder, a day and insist', () => {
    expect(readArguments(['city', '--out', '/srv/x', '--today', '2026-03-01', '--anyway'])).toEqual({
      size: 'city',
      out: '/srv/x',
      today: '2026-03-01',
      anyway: true,
    })
  })

  it.each([
    ['no size', [], 'one size'],
    ['an unknown size', ['village'], 'one size'],
    ['two sizes', ['demo', 'city'], 'one size'],
    ['a day that does not exist', ['demo', '--today', '2026-02-30'], '--today'],
    ['an empty folder', ['demo', '--out', ''], '--out'],
    ['a folder for the nation', ['nation', '--out', '/srv/x'], '--out'],
    ['an unknown option', ['demo', '--quick'], '--quick'],
  ])('are refused: %s', (_, args, named) => {
    expect(() => readArguments(args)).toThrow(named)
  })
})
