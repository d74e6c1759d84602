import { type SortKey, type SqlOrder, sqlOrder } from '../../platform/graphql/index.js'
import type { DownloadRow } from './download.js'

/** How downloads may be ordered. */
export const DownloadSort = { requested: 'requested', rows: 'rows', size: 'size' } as const
export type DownloadSort = (typeof DownloadSort)[keyof typeof DownloadSort]

/** Ids are made in the order of time. */
const byId: SortKey<DownloadRow> = { type: 'uuid', column: 'id', of: ({ id }) => id }
/** What was not made has nothing. */
const byAmount = (of: 'rows' | 'size'): readonly SortKey<DownloadRow>[] => [
  { type: 'integer', column: `coalesce(${of}, -1)::bigint`, of: (row) => row[of] ?? -1 },
  byId,
]
const sorted: Readonly<Record<DownloadSort, readonly SortKey<DownloadRow>[]>> = {
  requested: [byId],
  rows: byAmount('rows'),
  size: byAmount('size'),
}

/** The order of downloads by something, one way or the other; without anything told the newest first. */
export const downloadOrder = (
  sort: DownloadSort = DownloadSort.requested,
  descending = true,
): SqlOrder<DownloadRow> => sqlOrder(`download by ${sort}`, sorted[sort], descending)
