export { assessmentJobs, assessmentQueue, enqueueTo, performHere } from './assessment-jobs.js'
export { runBulletin } from './bulletin/bulletin.js'
export { cancelRun } from './cancel-run.js'
export { accountMovesExport } from './comparison/account-moves.export.js'
export {
  AccountMoveResolver,
  RunComparisonOfRunResolver,
  RunComparisonResolver,
  UnitMoveResolver,
} from './comparison/comparison.resolver.js'
export { unitMovesExport } from './comparison/unit-moves.export.js'
export { accountResultsExport, rankingExport } from './export/result-lists.js'
export { resultRoutes } from './export/result-routes.js'
export { type ResultFile, resultFiles, resultRows } from './export/result-rows.js'
export { runWorkbook } from './export/run-workbook.js'
export { runsExport } from './export/runs-list.js'
export { RunFiguresResolver } from './figures/figures.resolver.js'
export { scoreHistoryExport } from './history/history.export.js'
export { AccountScoreHistoryResolver, OrgScoreHistoryResolver } from './history/history.resolver.js'
export {
  EvidenceResolver,
  ExplanationStepResolver,
  ScoreLineResolver,
  UnknownLineResolver,
} from './line.resolver.js'
export { performRun, type RunProgress } from './perform-run.js'
export { PersonRunsResolver } from './person-runs.resolver.js'
export {
  type EnqueueRun,
  type RunRequest,
  requestRun,
} from './request-run.js'
export { AccountResultResolver, RunResultsResolver, UnitResultResolver } from './result.resolver.js'
export { AssessmentRun } from './run.graphql.js'
export { FactsFrom, type RuleChange, type Run, RunKind, RunState } from './run.js'
export { countRuns, findRun, findRuns, listResultsInForce, listRuns } from './run.repository.js'
export { RunResolver } from './run.resolver.js'
export { RunMutationsResolver } from './run-mutations.resolver.js'
export { runTopic } from './run-step.js'
export { RunVerificationResolver, RunVerificationsResolver } from './verification/verification.resolver.js'
export { verificationJobs, verificationQueue } from './verification/verification-jobs.js'
export { type RunDifference, type Verification, verifyRun } from './verify-run.js'
