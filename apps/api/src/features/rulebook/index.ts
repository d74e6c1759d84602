export { publishBuiltInEditions } from './built-in-editions.js'
export { canonicalJson, digestOf } from './canonical-json.js'
export {
  attachEdition,
  findEdition,
  layersAt,
  listEditions,
  type PublishedEdition,
  publishEdition,
  type RulebookLayer,
} from './edition.repository.js'
export { RulebookEdition, Source } from './rulebook.graphql.js'
export { type EditionRow, editionRow, type SourceRow, sourceRow, titleOf } from './rulebook.read.js'
export {
  EffectiveRulebookResolver,
  RulebookLayerResolver,
  RulebookResolver,
  StatementResolver,
} from './rulebook.resolver.js'
