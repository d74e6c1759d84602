export { aboutSheet } from './about-sheet.js'
export { allPages } from './all-pages.js'
export {
  dayAsked,
  daysSaid,
  inOneLine,
  said,
  selectedIds,
  selectedRows,
  type ToldFilter,
  toldFilters,
  wordOf,
  yesOrNo,
} from './asked.js'
export { type ExportCatalogue, exportCatalogue } from './catalogue.js'
export { columnsOf } from './columns.js'
export {
  type DeclaredDocument,
  type DeclaredList,
  documentExport,
  type ExportAsk,
  type Exportable,
  type ExportColumn,
  type ExportDescription,
  type ExportFacts,
  type ExportFormat,
  type ExportReader,
  type ExportWriting,
  type PreparedExport,
} from './exportable.js'
export { listExport } from './list-export.js'
export { type Cell, type CellKind, type Sheet, TooManyRows, workbookOf } from './workbook/index.js'
