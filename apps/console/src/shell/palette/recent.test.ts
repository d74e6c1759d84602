import { beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetPages, recentPages, rememberPage } from './recent'

const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})

describe('pages looked at', () => {
  it('stand there once, as they were looked at last, the latest first', () => {
    for (const [href, title] of [
      ['/a', 'A'],
      ['/b?q=1', 'B'],
      ['/b?q=2', 'B2'],
      ['/a', 'A'],
    ] as const)
      rememberPage({ href, title })
    expect(recentPages()).toEqual([
      { href: '/a', title: 'A' },
      { href: '/b?q=2', title: 'B2' },
    ])
  })
  it('are few, and can be forgotten', () => {
    for (let each = 0; each < 20; each++) rememberPage({ href: `/${each}`, title: `${each}` })
    expect(recentPages()).toHaveLength(8)
    forgetPages()
    expect(recentPages()).toEqual([])
  })
  it.each(['nonsense', '{}', '[1, {"href": "https://elsewhere", "title": "x"}]'])(
    'are none of %s',
    (said) => {
      kept.set('zhengmei.recent', said)
      expect(recentPages()).toEqual([])
    },
  )
})
