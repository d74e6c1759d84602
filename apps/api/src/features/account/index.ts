export { accountsExport } from './account.export.js'
export { Account, PlatformEnum } from './account.graphql.js'
export { accountImport, followerImport } from './account.import.js'
export { accountById, accountYearOf } from './account.loaders.js'
export { followOrgPaths, moveAccountPaths } from './account.paths.js'
export type { AccountRow } from './account.read.js'
export { accountsById } from './account.repository.js'
export { AccountResolver, isYear, OrgAccountsResolver } from './account.resolver.js'
export { type CountedFilter, countAccountsBy } from './account-counts.repository.js'
export type { AccountFilter } from './account-filter.js'
export { accountOfExport, unknownToExport } from './account-of-export.js'
export { AccountChangeResolver, AccountExemptionResolver, AccountFileResolver } from './file.resolver.js'
export { findingsOn, forbidden } from './registry/registration-of.js'
export { exemptionKeysOf, holdAccount, noteAccountChange } from './registry/registry.repository.js'
export { AccountRegistryResolver } from './registry/registry.resolver.js'
export {
  type PlacedWindows,
  type RulePlace,
  rulePlaces,
  windowsAt,
  withinPlaced,
} from './reply-windows.js'
