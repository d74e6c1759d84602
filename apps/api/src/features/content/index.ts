export { type AccountAndYear, rebuildAccountYears, verifyAccountYears } from './account-years.js'
export { gapImport, messageImport, partitionedByMonth, postImport } from './content.import.js'
export { countPosts } from './post-counts.js'
