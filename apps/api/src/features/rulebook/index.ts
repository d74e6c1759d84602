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
