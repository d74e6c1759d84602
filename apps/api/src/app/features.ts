import { AccountResolver, OrgAccountsResolver } from '../features/account/index.js'
import {
  AccountResultResolver,
  assessmentJobs,
  assessmentQueue,
  EvidenceResolver,
  ExplanationStepResolver,
  RunComparisonOfRunResolver,
  RunComparisonResolver,
  RunMutationsResolver,
  RunResolver,
  RunResultsResolver,
  resultRoutes,
  ScoreLineResolver,
  UnitMoveResolver,
  UnitResultResolver,
  UnknownLineResolver,
} from '../features/assessment/index.js'
import {
  AuditResolver,
  auditRoutes,
  keepCheckpoint,
  verificationJobs,
  verificationQueue,
} from '../features/audit/index.js'
import { DatasetResolver, datasetRoutes, importJobs, importQueue } from '../features/dataset/index.js'
import {
  AppointmentResolver,
  IdentityResolver,
  identityEntities,
  ViewerResolver,
} from '../features/identity/index.js'
import { OrgResolver } from '../features/org/index.js'
import {
  EffectiveRulebookResolver,
  RulebookLayerResolver,
  RulebookResolver,
  StatementResolver,
} from '../features/rulebook/index.js'
import { signingKey } from '../platform/audit/index.js'
import type { Feature } from './feature.js'

/** Everything the product consists of. */
export const features: readonly Feature[] = [
  { resolvers: [OrgResolver] },
  { resolvers: [AccountResolver, OrgAccountsResolver] },
  { resolvers: [RulebookResolver, StatementResolver, EffectiveRulebookResolver, RulebookLayerResolver] },
  {
    resolvers: [DatasetResolver],
    routes: datasetRoutes,
    queues: [importQueue],
    jobs: ({ database }) => [importJobs(database.pool)],
  },
  {
    resolvers: [
      RunResolver,
      RunMutationsResolver,
      RunResultsResolver,
      UnitResultResolver,
      AccountResultResolver,
      ScoreLineResolver,
      UnknownLineResolver,
      ExplanationStepResolver,
      EvidenceResolver,
      RunComparisonOfRunResolver,
      RunComparisonResolver,
      UnitMoveResolver,
    ],
    routes: resultRoutes,
    queues: [assessmentQueue],
    jobs: ({ database }) => [assessmentJobs(database.pool)],
  },
  {
    resolvers: [AuditResolver],
    routes: auditRoutes,
    queues: [verificationQueue],
    jobs: ({ database, config }) => [verificationJobs(database.pool, () => signingKey(config))],
    upkeep: ({ database, config, log }) => keepCheckpoint(database.pool, config, log),
  },
  { resolvers: [IdentityResolver, ViewerResolver, AppointmentResolver], entities: identityEntities },
]
