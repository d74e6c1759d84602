export {
  mendAccountYears,
  rebuildAccountYears,
  verifyAccountYears,
  type WrongAccountYear,
  type YearsToCheck,
} from './account-years.js'
export { gapImport, messageImport, partitionedByMonth, postImport } from './content.import.js'
export { countPosts } from './post-counts.js'
