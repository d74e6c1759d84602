import { type ListControl, type ListShape, readAddress } from '../../ui/list'
import type { SavedView } from './operations'

/** The view of an address that was asked to be the plain list, whatever one's default is. */
export const plainView = 'none'

/** Goes to a saved view, or to the list as it is by itself. */
export function openView(
  { change }: ListControl,
  shape: ListShape,
  view: Pick<SavedView, 'id' | 'query'> | null,
  options?: { readonly replace?: boolean },
): void {
  const words = Object.fromEntries(new URLSearchParams(view?.query ?? ''))
  change({ ...readAddress(shape, words), view: view?.id ?? plainView }, options)
}
