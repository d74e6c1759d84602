import { byInstant, type SortKey, type SqlOrder, sqlOrder } from '../../../platform/graphql/index.js'
import type { ImportJobRow } from './import-job.repository.js'

/** How imports may be ordered. */
export const JobSort = { requested: 'requested', finished: 'finished', errors: 'errors' } as const
export type JobSort = (typeof JobSort)[keyof typeof JobSort]

/** Ids are made in the order of time. */
const byId: SortKey<ImportJobRow> = { type: 'uuid', column: 'job.id', of: (job) => job.id }
const sorted: Readonly<Record<JobSort, readonly SortKey<ImportJobRow>[]>> = {
  requested: [byId],
  finished: [byInstant('job.finished_at', ({ finishedAt }) => finishedAt), byId],
  errors: [
    {
      type: 'integer',
      column: `coalesce((job.report->>'errorCount')::integer, 0)`,
      of: ({ report }) => report?.errorCount ?? 0,
    },
    byId,
  ],
}

/** The order of imports by something, one way or the other; without anything told the newest first. */
export const jobOrder = (sort: JobSort = JobSort.requested, descending = true): SqlOrder<ImportJobRow> =>
  sqlOrder(`import job by ${sort}`, sorted[sort], descending)
