import { useEffect, useId, useSyncExternalStore } from 'react'

const unsaved = new Set<string>()
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

/**
 * For every form: says whether it holds something that is not saved. While it does, leaving the page is asked about first, by the frame for
 * ways within the console and by the browser for all others.
 */
export function useUnsaved(dirty: boolean): void {
  const id = useId()
  useEffect(() => {
    if (!dirty) return
    unsaved.add(id)
    tell()
    return () => {
      unsaved.delete(id)
      tell()
    }
  }, [dirty, id])
}

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** Whether any form on the page holds something that is not saved. */
export const useAnyUnsaved = (): boolean => useSyncExternalStore(subscribe, () => unsaved.size > 0)
