export { carryOutPlanned } from './carry-out-planned.js'
export { OrganisationChange } from './change.graphql.js'
export type { OrgChangeRow } from './change.read.js'
export { plannedChanges } from './change.repository.js'
export { OrganisationChangesResolver } from './change.resolver.js'
export {
  AffectedAppointmentResolver,
  AttachedRulebookResolver,
  ChangesOfNodeResolver,
  ChangesOfOrganisationResolver,
  OrganisationChangePreviewResolver,
  OrganisationChangeResolver,
} from './change-fields.resolver.js'
export { AccountObligationOfAccountResolver, AccountObligationResolver } from './obligation.js'
export { treeExport } from './tree-list/tree.export.js'
export { TreeListResolver } from './tree-list/tree-list.resolver.js'
export { treeListRoutes } from './tree-list/tree-list.routes.js'
