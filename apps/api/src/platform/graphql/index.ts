// Before everything else: decorators note types by it.
import 'reflect-metadata'

export {
  type AccessRule,
  accessRuleOf,
  enforceAccess,
  OpenToEverybody,
  Requires,
  RequiresViewer,
  rootFields,
} from './access.js'
export {
  type RowOutcome,
  type RowOutcomes,
  RowOutcomesPayload,
  rowsAsked,
} from './bulk.graphql.js'
export {
  type Connection,
  connection,
  connectionType,
  type Edge,
  emptyList,
  type Order,
  PageArgs,
  PageInfo,
  type PageWindow,
} from './connection.js'
export {
  type ActiveSession,
  type ActiveToken,
  type Actor,
  type Caller,
  RequestContext,
  type SessionCarrier,
} from './context.js'
export { type CursorKey, type CursorKeyType, decodeCursor, encodeCursor } from './cursor.js'
export { registerEnum } from './enum.js'
export { KeptOperations, readKeptOperations } from './kept-operations.js'
export { freeLimits, keptLimits, type Limits } from './limits.js'
export { type Followed, liveStates } from './live-states.js'
export { defineLoader, groupedInOrderOf, inOrderOf, type Loader } from './loader.js'
export { measureOperation, type OperationMeasure } from './measure.js'
export {
  type Asked,
  OperationDesk,
  type ReadyOperation,
  WrongDocument,
} from './operation-desk.js'
export { largestPage, pageSizeOf, usualPage } from './page-size.js'
export { Progress, progressOf } from './progress.graphql.js'
export { BilingualType, type Payload, payloadOf, RefusalType, toPayload } from './refusal.graphql.js'
export { notAllowed, RequestError, signInFirst } from './request-error.js'
export { requestDay, requestTime } from './request-time.js'
export { DateScalar, DateTimeScalar, DecimalScalar, JsonScalar } from './scalars.js'
export { afterInSql, byInstant, orderInSql, type SortKey, type SqlOrder, sqlOrder } from './sql-order.js'
export { asksForSchema, ToldSchema } from './told-schema.js'
export {
  ConflictingField,
  type Edited,
  editPayloadOf,
  type TwoSides,
  toEditPayload,
  VersionConflict,
  versionConflict,
} from './version-conflict.graphql.js'
export { defineWindowLoader, type WindowOf } from './window-loader.js'
