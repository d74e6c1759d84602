export { ImportError } from './dataset.graphql.js'
export { DatasetResolver } from './dataset.resolver.js'
export { datasetRoutes } from './dataset.routes.js'
export { ErrorLog, wholeList } from './error-log.js'
export { errorsCsv } from './errors-csv.js'
export { attach, workbookType } from './files/error-files.js'
export { cameAsWorkbook, refusedListRoutes, refusedListUrls } from './files/refused-list.js'
export { forgetOldFiles, type StoredFile } from './files/stored-file.js'
export { uploadedSet } from './files/uploaded-set.js'
export { isWorkbook, temporaryCopy, uploadedSource } from './files/uploaded-source.js'
export {
  type ImportOptions,
  type ImportOutcome,
  type ImportProgress,
  importDataSet,
} from './import-data-set.js'
export { countImportJobs, reachOf } from './jobs/import-job.repository.js'
export { importJobs } from './jobs/import-jobs.js'
export { importsExport } from './jobs/imports.export.js'
export { PersonImportsResolver } from './jobs/person-imports.resolver.js'
export { importQueue } from './jobs/request-import.js'
export { openDataSet } from './open-data-set.js'
export { type CsvFile, csvFiles, csvFolder } from './source/csv-folder.js'
export { readWhole } from './source/read-table.js'
export type { DataSetSource, SourceRecord, SourceTable } from './source/source.js'
export { WorkbookFault } from './source/workbook/workbook-fault.js'
export { workbookFile } from './source/workbook.js'
export { writeWorkbook } from './template.js'
