import type { Bilingual, PlainDate } from '../kernel/index.js'
import type { Area } from './catalogue/areas.js'
import { catalogue, catalogueEntry } from './catalogue/index.js'
import { sameValue } from './same-value.js'
import type { RulebookEdition, Statement } from './schema.js'
import { statementsOn } from './stack.js'

/** One key over several books; `cells` in the order of the editions, null where a book is silent. */
export interface ComparisonRow {
  readonly key: string
  readonly area: Area
  readonly title: Bilingual
  readonly cells: readonly (Statement | null)[]
  /** `single`: one book states it; `agree`: all that state it say the same; `differ`: they don't. Silence is no opinion. */
  readonly agreement: 'single' | 'agree' | 'differ'
}

/** Books side by side, each by itself and not stacked, in the order of the catalogue. Keys that no book states on the day are left out. */
export function compareBooks(editions: readonly RulebookEdition[], on: PlainDate): ComparisonRow[] {
  const columns = editions.map(
    (edition) => new Map(statementsOn(edition, on).map((each) => [each.key, each])),
  )
  const keys = new Set(columns.flatMap((column) => [...column.keys()]))
  return inReadingOrder(keys).flatMap((key) => {
    const entry = catalogueEntry(key)
    if (!entry) return []
    const cells = columns.map((column) => column.get(key) ?? null)
    const stated = cells.filter((cell) => cell !== null)
    const title = stated.find((cell) => cell.title)?.title ?? entry.title
    return [{ key, area: entry.area, title, cells, agreement: agreementOf(stated) }]
  })
}

function agreementOf([first, ...others]: readonly Statement[]): ComparisonRow['agreement'] {
  if (!first || others.length === 0) return 'single'
  return others.every((other) => sameValue(first, other)) ? 'agree' : 'differ'
}

const place: ReadonlyMap<string, number> = new Map([...catalogue.keys()].map((key, index) => [key, index]))

/** Keys in the order of the catalogue; within an open set as the books give them. */
export function inReadingOrder(keys: Iterable<string>): string[] {
  const placeOf = (key: string) => place.get(catalogueEntry(key)?.key ?? '') ?? place.size
  return [...keys].sort((a, b) => placeOf(a) - placeOf(b))
}
