export { longestList } from './error-log.js'
export {
  type ImportOptions,
  type ImportOutcome,
  type ImportProgress,
  ImportStage,
  importDataSet,
} from './import-data-set.js'
export { type CsvFile, csvFiles, csvFolder } from './source/csv-folder.js'
export type { DataSetSource, SourceRecord, SourceTable } from './source/source.js'
