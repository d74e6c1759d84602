import { useSyncExternalStore } from 'react'

let lost = false
const listeners = new Set<() => void>()

/** The server knows the session no longer, or knows one again. */
export function setSessionLost(now: boolean): void {
  lost = now
  for (const listener of listeners) listener()
}

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
export const useSessionLost = (): boolean => useSyncExternalStore(subscribe, () => lost)
