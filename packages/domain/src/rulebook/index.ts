export * from './annual-rules.js'
export * from './attachment.js'
export { books, editionById } from './books/index.js'
export { type Area, areas } from './catalogue/areas.js'
export type { CatalogueEntry } from './catalogue/entry.js'
export { catalogue, catalogueEntry, isOpenSet } from './catalogue/index.js'
export { type Unit, units } from './catalogue/units.js'
export { vocabulary } from './catalogue/vocabulary.js'
export { type ComparisonRow, compareBooks, inReadingOrder } from './compare-books.js'
export { describeValue } from './describe-value.js'
export { indicatorKeys, indicatorsOf } from './indicators.js'
export * from './inspection-rules.js'
export { outlines } from './outlines/index.js'
export { overlay, type ValueChange } from './overlay.js'
export type { EditionProblem, EditionRefusal } from './problems.js'
export * from './schema.js'
export {
  type Contradiction,
  type EffectiveRulebook,
  type EffectiveValue,
  type Layer,
  type Provenance,
  stack,
} from './stack.js'
export { strictest } from './strictest.js'
export { validateEdition } from './validate-edition.js'
