export { BadCell, type CellValue, cellParser, isStorable } from './cell.js'
export type { CellKind, CellTypes, Choice, Column, Target } from './column.js'
export {
  type DataSetFile,
  dataSetFiles,
  type FileName,
  fileNames,
  isFileName,
  type OrderRule,
} from './files.js'
export { ImportJobState, ImportStage, importJobStateTitles, importStageTitles, isOver } from './job.js'
export { type Problem, problems, type RowError, rowError } from './reasons.js'
export { type FileReport, fileReportSchema, type ImportReport, importReportSchema } from './report.js'
export {
  type Header,
  type ParsedRow,
  type RowOf,
  type RowValues,
  readHeader,
  rowOf,
  rowReader,
} from './row.js'
