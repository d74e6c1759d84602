export { assessmentJobs, assessmentQueue, enqueueTo, performHere } from './assessment-jobs.js'
export { cancelRun } from './cancel-run.js'
export { type ResultFile, resultFiles, resultRows } from './export-run.js'
export { performRun, type RunProgress } from './perform-run.js'
export {
  type EnqueueRun,
  type RunRequest,
  requestRun,
  requestWhatIf,
  type WhatIfRequest,
} from './request-run.js'
export { FactsFrom, type RuleChange, type Run, RunKind, RunState } from './run.js'
export { findRun, findRuns, listRuns } from './run.repository.js'
export { runTopic } from './run-step.js'
export { type RunDifference, type Verification, verifyRun } from './verify-run.js'
