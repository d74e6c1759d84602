export { AccountFindingsResolver, FindingResolver } from './finding.resolver.js'
export { commendationImport, findingImport, upperInspectionImport } from './inspection.import.js'
