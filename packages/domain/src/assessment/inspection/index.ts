export type { InspectionFacts } from './facts.js'
export type { InspectionFinding } from './judge.js'
export { type InspectionScheme, inspectionScheme, type NamedInspectionRule } from './scheme.js'
export { type InspectionLine, type InspectionScore, inspectionScore } from './score.js'
