/** What a key does in a list. */
export type ListKey = 'down' | 'up' | 'open' | 'select' | 'search' | 'nextPage' | 'previousPage' | 'help'

const keys: Readonly<Record<string, ListKey>> = {
  j: 'down',
  ArrowDown: 'down',
  k: 'up',
  ArrowUp: 'up',
  Enter: 'open',
  o: 'open',
  x: 'select',
  '/': 'search',
  n: 'nextPage',
  p: 'previousPage',
  '?': 'help',
}

/** What was pressed and where. */
interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
}

/**
 * What a key means to a list; undefined when it is none of its, or belongs to what has the focus: a field one types
 * into, a button that is pressed by Enter, a page that is scrolled by the arrows.
 *
 * @param focus where the focus is: on nothing of the page, on a row, on something pressed by Enter or elsewhere in the list.
 */
export function listKeyOf(
  pressed: Pressed,
  focus: 'nothing' | 'row' | 'control' | 'field',
): ListKey | undefined {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.isComposing || focus === 'field')
    return undefined
  const meant = keys[pressed.key]
  const isLetter = pressed.key.length === 1
  if (!isLetter && focus !== 'row') return undefined
  return meant
}
