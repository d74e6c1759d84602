export {
  applyUpsert,
  planOf,
  planUpsert,
  type StagedColumn,
  type StagedRows,
  type StagedTarget,
  type UpsertCounts,
} from './staged-upsert.js'
