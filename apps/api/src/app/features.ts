import {
  AccountChangeResolver,
  AccountExemptionResolver,
  AccountFileResolver,
  AccountRegistryResolver,
  AccountResolver,
  accountsExport,
  OrgAccountsResolver,
} from '../features/account/index.js'
import {
  AccountMoveResolver,
  AccountResultResolver,
  AccountScoreHistoryResolver,
  accountMovesExport,
  accountResultsExport,
  assessmentJobs,
  assessmentQueue,
  EvidenceResolver,
  ExplanationStepResolver,
  OrgScoreHistoryResolver,
  PersonRunsResolver,
  RunComparisonOfRunResolver,
  RunComparisonResolver,
  RunFiguresResolver,
  RunMutationsResolver,
  RunResolver,
  RunResultsResolver,
  RunVerificationResolver,
  RunVerificationsResolver,
  rankingExport,
  resultRoutes,
  runBulletin,
  runWorkbook,
  ScoreLineResolver,
  scoreHistoryExport,
  UnitMoveResolver,
  UnitResultResolver,
  UnknownLineResolver,
  unitMovesExport,
  verificationJobs,
  verificationQueue,
} from '../features/assessment/index.js'
import {
  AuditResolver,
  auditCheckJobs,
  auditCheckQueue,
  auditExport,
  auditRoutes,
  keepCheckpoint,
} from '../features/audit/index.js'
import { WorkCalendarResolver } from '../features/calendar/index.js'
import {
  AccountCadenceResolver,
  AccountContentResolver,
  MessageListResolver,
  MessageResolver,
  messagesExport,
  PostResolver,
  postsExport,
} from '../features/content/index.js'
import {
  DatasetResolver,
  datasetRoutes,
  forgetOldFiles,
  importJobs,
  importQueue,
  PersonImportsResolver,
} from '../features/dataset/index.js'
import {
  DownloadResolver,
  DownloadsFolder,
  downloadJobs,
  downloadQueue,
  downloadRoutes,
  sweepDownloads,
} from '../features/downloads/index.js'
import { HolidayNoticeResolver } from '../features/holiday-notice/index.js'
import {
  AccessResolver,
  AppointmentResolver,
  endAtGoneUnits,
  forgetOldSignIns,
  HandoverItemResolver,
  HandoverMatterResolver,
  IdentityLinkResolver,
  IdentityResolver,
  identityEntities,
  LinkResolver,
  linksExport,
  OpenHandoversResolver,
  oidcRoutes,
  PasswordResolver,
  PeopleMutationsResolver,
  PeopleResolver,
  PersonHandoverResolver,
  PersonLinkResolver,
  peopleExport,
  SessionResolver,
  SignInPolicyResolver,
  TokenResolver,
  TotpResolver,
  tokensExport,
  ViewerResolver,
} from '../features/identity/index.js'
import { AccountFindingsResolver, FindingResolver, findingsExport } from '../features/inspection/index.js'
import { ListViewResolver } from '../features/list-view/index.js'
import { NotificationResolver, tellOfTerms } from '../features/notification/index.js'
import {
  LevelResolver,
  OrgHistoryResolver,
  OrgResolver,
  orgsExport,
  PeriodResolver,
  TreeResolver,
} from '../features/org/index.js'
import { PeopleListResolver, peopleListRoutes } from '../features/people-list/index.js'
import { PreferenceResolver } from '../features/preference/index.js'
import {
  AccountObligationOfAccountResolver,
  AccountObligationResolver,
  AffectedAppointmentResolver,
  AttachedRulebookResolver,
  ChangesOfNodeResolver,
  ChangesOfOrganisationResolver,
  carryOutPlanned,
  OrganisationChangePreviewResolver,
  OrganisationChangeResolver,
  OrganisationChangesResolver,
  TreeListResolver,
  treeExport,
  treeListRoutes,
} from '../features/reorganisation/index.js'
import {
  EffectiveRulebookResolver,
  RulebookAttachmentResolver,
  RulebookAttachmentsResolver,
  RulebookLayerResolver,
  RulebookResolver,
  StatementResolver,
} from '../features/rulebook/index.js'
import { fillInitials, SearchResolver } from '../features/search/index.js'
import { WorkbenchResolver } from '../features/workbench/index.js'
import { signingKey } from '../platform/audit/index.js'
import { forgetOldAnswers } from '../platform/idempotency/index.js'
import type { Feature } from './feature.js'

/** Everything the product consists of. */
export const features: readonly Feature[] = [
  { resolvers: [], upkeep: ({ database }) => forgetOldAnswers(database.pool) },
  {
    resolvers: [OrgResolver, OrgHistoryResolver, PeriodResolver, TreeResolver, LevelResolver],
    exports: [orgsExport],
  },
  {
    resolvers: [
      AccountObligationOfAccountResolver,
      AccountObligationResolver,
      AffectedAppointmentResolver,
      AttachedRulebookResolver,
      ChangesOfNodeResolver,
      ChangesOfOrganisationResolver,
      OrganisationChangePreviewResolver,
      OrganisationChangeResolver,
      OrganisationChangesResolver,
      TreeListResolver,
    ],
    exports: [treeExport],
    routes: treeListRoutes,
    upkeep: ({ database }) => carryOutPlanned(database.pool),
  },
  {
    resolvers: [
      AccountResolver,
      OrgAccountsResolver,
      AccountFileResolver,
      AccountChangeResolver,
      AccountExemptionResolver,
      AccountRegistryResolver,
    ],
    exports: [accountsExport],
  },
  {
    resolvers: [
      AccountContentResolver,
      PostResolver,
      MessageResolver,
      MessageListResolver,
      AccountCadenceResolver,
    ],
    exports: [messagesExport, postsExport],
  },
  { resolvers: [AccountFindingsResolver, FindingResolver], exports: [findingsExport] },
  { resolvers: [WorkCalendarResolver, HolidayNoticeResolver] },
  {
    resolvers: [
      RulebookResolver,
      StatementResolver,
      EffectiveRulebookResolver,
      RulebookLayerResolver,
      RulebookAttachmentResolver,
      RulebookAttachmentsResolver,
    ],
  },
  {
    resolvers: [DatasetResolver, PersonImportsResolver],
    routes: datasetRoutes,
    upkeep: ({ database }) => forgetOldFiles(database.pool),
    queues: [importQueue],
    jobs: ({ database }) => [importJobs(database.pool)],
  },
  {
    resolvers: [
      PersonRunsResolver,
      RunResolver,
      RunMutationsResolver,
      RunVerificationResolver,
      RunVerificationsResolver,
      RunResultsResolver,
      UnitResultResolver,
      AccountResultResolver,
      ScoreLineResolver,
      UnknownLineResolver,
      ExplanationStepResolver,
      EvidenceResolver,
      RunComparisonOfRunResolver,
      RunFiguresResolver,
      RunComparisonResolver,
      UnitMoveResolver,
      AccountMoveResolver,
      OrgScoreHistoryResolver,
      AccountScoreHistoryResolver,
    ],
    routes: resultRoutes,
    exports: [
      runWorkbook,
      runBulletin,
      rankingExport,
      scoreHistoryExport,
      accountResultsExport,
      unitMovesExport,
      accountMovesExport,
    ],
    queues: [assessmentQueue, verificationQueue],
    jobs: ({ database }) => [assessmentJobs(database.pool), verificationJobs(database.pool)],
  },
  {
    resolvers: [
      IdentityResolver,
      ViewerResolver,
      AppointmentResolver,
      SessionResolver,
      TokenResolver,
      SignInPolicyResolver,
      PasswordResolver,
      TotpResolver,
      PeopleResolver,
      PeopleMutationsResolver,
      LinkResolver,
      OpenHandoversResolver,
      PersonHandoverResolver,
      HandoverItemResolver,
      HandoverMatterResolver,
      PersonLinkResolver,
      IdentityLinkResolver,
      AccessResolver,
    ],
    exports: [peopleExport, tokensExport, linksExport],
    entities: identityEntities,
    routes: oidcRoutes,
    upkeep: async ({ database }) => {
      await endAtGoneUnits(database.pool)
      await forgetOldSignIns(database.pool)
    },
  },
  { resolvers: [PeopleListResolver], routes: peopleListRoutes },
  {
    resolvers: [SearchResolver],
    upkeep: async ({ database }) => {
      await fillInitials(database.pool)
    },
  },
  { resolvers: [NotificationResolver], upkeep: ({ database }) => tellOfTerms(database.pool) },
  { resolvers: [PreferenceResolver] },
  { resolvers: [ListViewResolver] },
  { resolvers: [WorkbenchResolver] },
  {
    resolvers: [DownloadResolver],
    routes: downloadRoutes,
    queues: [downloadQueue],
    jobs: ({ database, config, exports }) => [
      downloadJobs({ pool: database.pool, folder: new DownloadsFolder(config.dataDir), exports }),
    ],
    upkeep: ({ database, config }) => sweepDownloads(database.pool, new DownloadsFolder(config.dataDir)),
  },
  {
    resolvers: [AuditResolver],
    routes: auditRoutes,
    exports: [auditExport],
    queues: [auditCheckQueue],
    jobs: ({ database, config }) => [auditCheckJobs(database.pool, () => signingKey(config))],
    upkeep: ({ database, config, log }) => keepCheckpoint(database.pool, config, log),
  },
]
