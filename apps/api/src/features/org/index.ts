export { orgImport } from './org.import.js'
export { placeOrgs } from './org.paths.js'
