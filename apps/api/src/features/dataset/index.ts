export { DatasetResolver } from './dataset.resolver.js'
export { datasetRoutes } from './dataset.routes.js'
export { wholeList } from './error-log.js'
export { errorsCsv } from './errors-csv.js'
export { forgetOldFiles } from './files/stored-file.js'
export {
  type ImportOptions,
  type ImportOutcome,
  type ImportProgress,
  importDataSet,
} from './import-data-set.js'
export { importJobs } from './jobs/import-jobs.js'
export { PersonImportsResolver } from './jobs/person-imports.resolver.js'
export { importQueue } from './jobs/request-import.js'
export { openDataSet } from './open-data-set.js'
export { type CsvFile, csvFiles, csvFolder } from './source/csv-folder.js'
export type { DataSetSource, SourceRecord, SourceTable } from './source/source.js'
export { workbookFile } from './source/workbook.js'
