export {
  RulebookAttachmentResolver,
  RulebookAttachmentsResolver,
} from './attachment/attachment.resolver.js'
export { publishBuiltInEditions } from './built-in-editions.js'
export { canonicalJson, digestOf } from './canonical-json.js'
export { DueStateEnum, DueType, dueRow } from './due.graphql.js'
export {
  attachEdition,
  findEdition,
  layersAt,
  layersOf,
  listEditions,
  type PublishedEdition,
  publishEdition,
  type RulebookLayer,
} from './edition.repository.js'
export { RulebookEdition, Source, Statement } from './rulebook.graphql.js'
export { rulesInForce } from './rulebook.loaders.js'
export {
  type EditionRow,
  editionRow,
  type SourceRow,
  type StatementRow,
  sourceRow,
  statementRow,
  titleOf,
} from './rulebook.read.js'
export {
  EffectiveRulebookResolver,
  RulebookLayerResolver,
  RulebookResolver,
  StatementResolver,
} from './rulebook.resolver.js'
