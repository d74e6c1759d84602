export { commendationImport, findingImport, upperInspectionImport } from './inspection.import.js'
