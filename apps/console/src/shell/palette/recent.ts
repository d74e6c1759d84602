/** A page that was looked at in this window. */
export interface Recent {
  readonly href: string
  readonly title: string
}

const key = 'zhengmei.recent'
const most = 8

/** The pages looked at last in this window, the latest first; what another edition of the console kept is left out. */
export function recentPages(): readonly Recent[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isRecent) : []
  } catch {
    return []
  }
}

const isRecent = (kept: unknown): kept is Recent =>
  typeof kept === 'object' &&
  kept !== null &&
  typeof (kept as Recent).href === 'string' &&
  (kept as Recent).href.startsWith('/') &&
  typeof (kept as Recent).title === 'string'

/** Puts a page in front of the others; one page is there once, as it was looked at last. */
export function rememberPage(page: Recent): void {
  const path = (href: string) => href.split('?')[0]
  const others = recentPages().filter(({ href }) => path(href) !== path(page.href))
  sessionStorage.setItem(key, JSON.stringify([page, ...others].slice(0, most)))
}

/** Nothing was looked at: somebody else sits here, or the same person as something else. */
export const forgetPages = (): void => sessionStorage.removeItem(key)
