import { economyThemes } from './economy-themes.js'
import { livelihoodThemes } from './livelihood-themes.js'
import { orderThemes } from './order-themes.js'
import { placeThemes } from './place-themes.js'
import type { Theme } from './theme.js'

export const themes = {
  ...livelihoodThemes,
  ...economyThemes,
  ...orderThemes,
  ...placeThemes,
} as const satisfies Record<string, Theme>

export type ThemeName = keyof typeof themes

const forms = /^<([\d,-]+)>/

/** Titles of the theme that suit a month (1 to 12), without their marks. */
export function postsIn(theme: ThemeName, month: number): readonly string[] {
  const known = byMonth.get(theme) ?? monthly(themes[theme].posts)
  byMonth.set(theme, known)
  return known[month - 1] ?? []
}

const byMonth = new Map<ThemeName, readonly (readonly string[])[]>()

const monthly = (titles: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 12 }, (_, index) =>
    titles.filter((title) => suits(title, index + 1)).map((title) => title.replace(forms, '')),
  )

function suits(title: string, month: number): boolean {
  const [, ranges] = forms.exec(title) ?? []
  if (ranges === undefined) return true
  return ranges.split(',').some((range) => {
    const [from = 1, to = 12] = range.split('-').map(Number)
    return from <= month && month <= to
  })
}
