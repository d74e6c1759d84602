import { useSyncExternalStore } from 'react'
import { type ColourMode, type Contrast, paintDocument, type TextSize, textScales } from './palette'

/** How a person wants the console. `system` follows the computer's own light or dark, its own wish for contrast. */
export interface Preferences {
  readonly mode: ColourMode | 'system'
  readonly contrast: Contrast | 'system'
  readonly textSize: TextSize
  readonly menuCollapsed: boolean
  /** The tree of units beside lists is folded away. */
  readonly treeCollapsed: boolean
}

const key = 'zhengmei.preferences'
const darkQuery = matchMedia('(prefers-color-scheme: dark)')
const contrastQuery = matchMedia('(prefers-contrast: more)')

/** What somebody said, wherever it was kept: what is malformed or of another edition of the console is left out. */
export function readPreferences(said: unknown): Preferences {
  const raw: Readonly<Partial<Record<keyof Preferences, unknown>>> =
    typeof said === 'object' && said !== null ? said : {}
  return {
    mode: raw.mode === 'light' || raw.mode === 'dark' ? raw.mode : 'system',
    contrast: raw.contrast === 'normal' || raw.contrast === 'high' ? raw.contrast : 'system',
    textSize:
      typeof raw.textSize === 'string' && Object.hasOwn(textScales, raw.textSize)
        ? (raw.textSize as TextSize)
        : 'normal',
    menuCollapsed: raw.menuCollapsed === true,
    treeCollapsed: raw.treeCollapsed === true,
  }
}

function stored(): Preferences {
  try {
    return readPreferences(JSON.parse(localStorage.getItem(key) ?? '{}'))
  } catch {
    return readPreferences({})
  }
}

let preferences = stored()
const listeners = new Set<() => void>()

/** Paper is white, also under a dark console. */
let printing = false
const colourMode = (): ColourMode =>
  printing
    ? 'light'
    : preferences.mode === 'system'
      ? darkQuery.matches
        ? 'dark'
        : 'light'
      : preferences.mode
const contrast = (): Contrast =>
  preferences.contrast === 'system' ? (contrastQuery.matches ? 'high' : 'normal') : preferences.contrast

/** Paints the document as preferred; once, before the first render. */
export const applyPreferences = (): void => paintDocument(colourMode(), preferences.textSize, contrast())

function publish(): void {
  applyPreferences()
  for (const listener of listeners) listener()
}
darkQuery.addEventListener('change', publish)
contrastQuery.addEventListener('change', publish)
for (const event of ['beforeprint', 'afterprint'])
  addEventListener(event, () => {
    printing = event === 'beforeprint'
    publish()
  })
// What is chosen in one window holds in the others that are open.
addEventListener('storage', (event) => {
  if (event.key !== key) return
  preferences = stored()
  publish()
})

/** Changes some preferences, kept on this computer for the next visit. */
export function prefer(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change }
  localStorage.setItem(key, JSON.stringify(preferences))
  publish()
}

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => preferences)
/** Light or dark as it is now, the computer's wish included. */
export const useColourMode = (): ColourMode => useSyncExternalStore(subscribe, colourMode)
/** The contrast as it is now, the computer's wish included. */
export const useContrast = (): Contrast => useSyncExternalStore(subscribe, contrast)
