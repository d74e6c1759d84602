import { beforeEach, describe, expect, it, vi } from 'vitest'

beforeEach(() => {
  vi.resetModules()
  vi.stubGlobal('localStorage', { getItem: () => 'zh', setItem: () => undefined })
  vi.stubGlobal('document', { documentElement: { lang: '' } })
})

describe('a text', () => {
  it.each([
    ['zh', 'found', { count: 1 }, '1 条'],
    ['zh', 'found', { count: 2 }, '2 条'],
    ['en', 'found', { count: 1 }, 'one row'],
    ['en', 'found', { count: 0 }, '0 rows'],
    ['en', 'named', { name: '$& {{x}}', x: 'y' }, 'for $& {{x}}'],
    ['en', 'named', {}, 'for '],
    ['zh', 'named', { name: 7 }, '给 7'],
  ] as const)('in %s: %s %j is %s', async (language, key, values, expected) => {
    const { speak, textIn } = await import('./language')
    speak(language)
    const texts = {
      zh: { found: '{{count}} 条', named: '给 {{name}}' },
      en: { found: '{{count}} rows', found_one: 'one row', named: 'for {{name}}' },
    }
    expect(textIn(texts, language)(key, values)).toBe(expected)
  })
})
