export { OrganisationNode } from './history/history.graphql.js'
export type { NodeRow } from './history/history.read.js'
export {
  LevelResolver,
  OrgHistoryResolver,
  PeriodResolver,
  TreeResolver,
} from './history/history.resolver.js'
export { livingUnit } from './living-unit.js'
export { orgsExport } from './org.export.js'
export { Organisation, OrganisationConnection, OrgKindEnum } from './org.graphql.js'
export { orgImport } from './org.import.js'
export { namedOrgById, orgById } from './org.loaders.js'
export { placeOrgs } from './org.paths.js'
export { type OrgRow, orgColumns } from './org.read.js'
export { namedOrgsById, orgWithin } from './org.repository.js'
export { narrowedScope, OrgResolver } from './org.resolver.js'
export { createRootOrg, type RootOrg, rootOrgs } from './org.roots.js'
export { countOrgs } from './org-list.repository.js'
export { holdTree, waitForTree } from './tree-lock.js'
export { unitOfExport } from './unit-of-export.js'
