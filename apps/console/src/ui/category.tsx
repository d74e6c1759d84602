import { categoryTitle } from '@zhengmei/domain/org'
import { useBilingual } from './language'

/** What the category is called in which a unit is assessed; a dash for none. */
export function Category({ of }: { of: string | null }) {
  const say = useBilingual()
  return of === null ? '—' : say(categoryTitle(of))
}
