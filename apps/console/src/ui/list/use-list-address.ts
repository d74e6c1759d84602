import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Turn } from '../pager'
import { type ListAddress, type ListShape, readAddress, writeAddress } from './address'

/** The state of a list, and the ways to change it: all of them change the address. */
export interface ListControl {
  readonly address: ListAddress
  /** Goes to another state of the list, from its first page on. `replace`: not worth a step back. */
  readonly change: (part: Partial<ListAddress>, options?: { readonly replace?: boolean }) => void
  readonly filter: (
    part: Readonly<Record<string, string | undefined>>,
    options?: { readonly replace?: boolean },
  ) => void
  readonly turn: (turn: Turn) => void
}

/** Reads the list's state from the address of whatever page it stands on; other parts of the address are left alone. */
export function useListAddress(shape: ListShape): ListControl {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const address = useMemo(() => readAddress(shape, search), [shape, search])
  const change = useCallback<ListControl['change']>(
    (part, { replace = false } = {}) =>
      void navigate({
        to: '.',
        search: (before: object) => ({
          ...before,
          // Read anew: two changes may follow each other faster than the page is drawn.
          ...writeAddress(shape, { ...readAddress(shape, { ...before }), after: undefined, ...part }),
        }),
        replace,
      }),
    [navigate, shape],
  )
  const filter = useCallback<ListControl['filter']>(
    (part, options) => {
      const filters = Object.entries({ ...address.filters, ...part }).flatMap(([key, text]) =>
        text === undefined ? [] : [[key, text] as const],
      )
      change({ filters: Object.fromEntries(filters) }, options)
    },
    [change, address],
  )
  const turn = useCallback<ListControl['turn']>(
    ({ after, trail }) =>
      void navigate({ to: '.', search: (before: object) => ({ ...before, after }), state: { trail } }),
    [navigate],
  )
  return { address, change, filter, turn }
}
