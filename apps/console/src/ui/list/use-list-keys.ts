import { type RefObject, useEffect, useState } from 'react'
import { type ListKey, listKeyOf } from './keys'

const fields = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"]'

/** Where the focus is as seen from the list; null: in something else of the page, whose keys are its own. */
function focusSeenFrom(list: Element): 'nothing' | 'row' | 'control' | 'field' | null {
  const focused = document.activeElement
  if (document.querySelector('[role="dialog"]')) return null
  if (!focused || focused === document.body || focused.id === 'page') return 'nothing'
  if (!list.contains(focused)) return null
  if (focused.matches('input[type="checkbox"]')) return 'control'
  if (focused.matches(fields)) return 'field'
  return focused.matches('tr[data-row]') ? 'row' : 'control'
}

/**
 * The keys of a list. They hold while the focus is in it or on nothing in particular; letters typed into a field are
 * letters.
 *
 * @returns the row the keys are at, by its key.
 */
export function useListKeys(
  list: RefObject<HTMLElement | null>,
  rowKeys: readonly string[],
  act: (key: Exclude<ListKey, 'down' | 'up'>, row: string | undefined) => void,
): string | undefined {
  const [at, setAt] = useState<string>()
  const active = at !== undefined && rowKeys.includes(at) ? at : undefined
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const place = list.current
      const focus = place && focusSeenFrom(place)
      const key = focus ? listKeyOf(event, focus) : undefined
      if (!place || key === undefined) return
      event.preventDefault()
      if (key !== 'down' && key !== 'up') return act(key, active)
      const index = active === undefined ? -1 : rowKeys.indexOf(active)
      const next = rowKeys[key === 'down' ? Math.min(index + 1, rowKeys.length - 1) : Math.max(index - 1, 0)]
      if (next === undefined) return
      setAt(next)
      place.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(next)}"]`)?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [list, rowKeys, act, active])
  return active
}
