export { refreshAccountActivity } from './account-activity.js'
export {
  mendAccountYears,
  rebuildAccountYears,
  verifyAccountYears,
  type WrongAccountYear,
  type YearsToCheck,
} from './account-years.js'
export { AccountCadenceResolver } from './cadence.resolver.js'
export { gapImport, messageImport, partitionedByMonth, postImport } from './content.import.js'
export { AccountContentResolver, MessageResolver, PostResolver } from './content.resolver.js'
export { MessageListResolver } from './message-list.resolver.js'
export { messagesExport } from './messages.export.js'
export { countPosts } from './post-counts.js'
export { postsExport } from './posts.export.js'
