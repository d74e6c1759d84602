export { AccountFindingsResolver, FindingResolver } from './finding.resolver.js'
export { findingsExport } from './findings.export.js'
export { commendationImport, findingImport, upperInspectionImport } from './inspection.import.js'
