import { useSyncExternalStore } from 'react'
import { type ColourMode, paintDocument, type TextSize, textScales } from './palette'

/** How a person wants the console on this computer. `system` follows the computer's own light or dark. */
export interface Preferences {
  readonly mode: ColourMode | 'system'
  readonly textSize: TextSize
  readonly menuCollapsed: boolean
}

const key = 'zhengmei.preferences'
const darkQuery = matchMedia('(prefers-color-scheme: dark)')

function stored(): Preferences {
  const fallback: Preferences = { mode: 'system', textSize: 'normal', menuCollapsed: false }
  try {
    const said = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>
    return {
      mode: said.mode === 'light' || said.mode === 'dark' ? said.mode : fallback.mode,
      textSize: said.textSize && said.textSize in textScales ? said.textSize : fallback.textSize,
      menuCollapsed: said.menuCollapsed === true,
    }
  } catch {
    return fallback
  }
}

let preferences = stored()
const listeners = new Set<() => void>()

const colourMode = (): ColourMode =>
  preferences.mode === 'system' ? (darkQuery.matches ? 'dark' : 'light') : preferences.mode

function publish(): void {
  paintDocument(colourMode(), preferences.textSize)
  for (const listener of listeners) listener()
}
darkQuery.addEventListener('change', publish)

/** Paints the document as preferred; once, before the first render. */
export const applyPreferences = (): void => paintDocument(colourMode(), preferences.textSize)

/** Changes some preferences, kept for the next visit. */
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
