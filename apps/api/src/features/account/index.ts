export { accountImport } from './account.import.js'
export { followOrgPaths } from './account.paths.js'
