export { keptInView, type ListShape, readAddress } from './address'
export type { BulkAction, BulkPreview, BulkResult } from './bulk'
export { type ListAsk, type ListColumn, type ListDescription, listRead } from './description'
export {
  type ChoiceFilter,
  choiceFilter,
  choicesFilter,
  datesFilter,
  type FilterValues,
  type ListFilters,
  type OwnControl,
  ownFilter,
  textFilter,
  yesNoFilter,
} from './filters'
export { List, type ListToolsOf } from './list'
export type { ListControl } from './use-list-address'
