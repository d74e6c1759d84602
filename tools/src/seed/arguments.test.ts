import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments.js'

describe('arguments of npm run seed', () => {
  it('name a size', () => {
    expect(readArguments(['demo'])).toEqual({
      ok: true,
      value: { size: 'demo', out: undefined, today: undefined, anyway: false },
    })
  })

  it('may name a folder, a day and insist', () => {
    expect(readArguments(['city', '--out', '/srv/x', '--today', '2026-03-01', '--anyway'])).toEqual({
      ok: true,
      value: { size: 'city', out: '/srv/x', today: '2026-03-01', anyway: true },
    })
  })

  it.each([
    ['no size', []],
    ['an unknown size', ['village']],
    ['two sizes', ['demo', 'city']],
    ['a day that does not exist', ['demo', '--today', '2026-02-30']],
    ['an empty folder', ['demo', '--out', '']],
    ['an unknown option', ['demo', '--quick']],
  ])('are refused: %s', (_, args) => {
    const read = readArguments(args)
    expect(read.ok ? null : read.refusal.code).toBe('seed/arguments')
  })
})
