import type { CatalogueEntry } from './entry.js'
import { lifecycleEntries } from './lifecycle-entries.js'
import { operationEntries } from './operation-entries.js'
import { scoringEntries } from './scoring-entries.js'

const entries = [...lifecycleEntries, ...operationEntries, ...scoringEntries]

/** Every key a book may state, and for open sets the pattern (`annual.rule.*`), in the order in which a book is read. */
export const catalogue: ReadonlyMap<string, CatalogueEntry> = new Map(
  entries.map((entry) => [entry.key, entry]),
)

const openSets = entries.filter((entry) => entry.key.endsWith('.*'))

/** The entry of a key or of the open set it belongs to; undefined when no book may state it. */
export const catalogueEntry = (key: string): CatalogueEntry | undefined =>
  catalogue.get(key) ??
  openSets.find(({ key: pattern }) => key.startsWith(pattern.slice(0, -1)) && key.length > pattern.length - 1)

/** An open set leaves the meaning of a key to the book, which must then give a title. */
export const isOpenSet = (entry: CatalogueEntry): boolean => entry.key.endsWith('.*')
