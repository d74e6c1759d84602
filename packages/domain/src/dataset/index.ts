export { BadCell, type CellValue, cellParser, isStorable } from './cell.js'
export {
  type CellKind,
  type CellTypes,
  type Choice,
  type Column,
  optional,
  required,
  type Target,
} from './column.js'
export { type DataSetFile, dataSetFile, type OrderRule } from './file.js'
export { dataSetFiles, type FileName, fileNames } from './files.js'
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
