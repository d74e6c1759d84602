import { z } from 'zod'

const count = z.int().nonnegative()

/** What became of the rows of one file. Of a refused data set nothing is saved, so only `refused` is above 0. */
export const fileReportSchema = z.object({
  file: z.string(),
  rows: count,
  new: count,
  changed: count,
  unchanged: count,
  /** Rows with at least one error. */
  refused: count,
})
export type FileReport = z.infer<typeof fileReportSchema>

/** The outcome of an import: kept with its job, printed by the command line, shown in the console. */
export const importReportSchema = z.object({
  outcome: z.enum(['saved', 'refused', 'dry_run']),
  files: z.array(fileReportSchema),
  /** All errors, also those beyond the number that is listed. */
  errorCount: count,
  seconds: z.number().nonnegative(),
  rowsPerSecond: z.number().nonnegative(),
})
export type ImportReport = z.infer<typeof importReportSchema>
