export { apiRole, assertBehindWall, letApiSignIn } from './api-role.js'
export { type CopyField, copyField, copyFrom, copyLine, copyTo } from './copy.js'
export { copyBytes } from './copy-bytes.js'
export { copyRows } from './copy-rows.js'
export { connectionOptions, type Database, type Entities, openDatabase } from './database.js'
export type { DatabaseScope } from './database-scope.js'
export { isConflict, withEntities } from './entities.js'
export { queryInOrder, queryOfMany } from './in-order.js'
export { migrate, migrateAndFill, migrationTable, UnfitDatabaseError } from './migrate.js'
export { Operation, readingMark } from './operation.js'
export { withOwnConnection } from './own-connection.js'
export { OwnDatabaseError, onOwnDatabase } from './own-database.js'
export { streamRows } from './stream-rows.js'
export { isTimeout } from './timeout.js'
export {
  exportView,
  giveUp,
  type Isolation,
  isStorageFull,
  readWithin,
  streamTransaction,
  withClient,
  withSameView,
  withTransaction,
} from './transaction.js'
export { epochMs, parseInt8 } from './type-parsers.js'
