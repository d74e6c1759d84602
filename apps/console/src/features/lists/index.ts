export {
  type BulkAction,
  type BulkPreview,
  type BulkResult,
  type ChoiceFilter,
  choiceFilter,
  choicesFilter,
  datesFilter,
  type FilterValues,
  type ListAsk,
  type ListColumn,
  type ListDescription,
  type ListFilters,
  listRead,
  type OwnControl,
  ownFilter,
  textFilter,
  yesNoFilter,
} from '../../ui/list'
export { List } from './list'
export { type RowOutcomesAnswer, rowResult } from './row-result'
