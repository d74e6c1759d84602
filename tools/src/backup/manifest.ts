import { z } from 'zod'

/** Raised when older products can't read what newer ones write. */
export const formatVersion = 1

/** Names of the archive's entries that aren't data. */
export const headerName = 'backup.json'
export const manifestName = 'manifest.json'

const column = z.object({ name: z.string(), type: z.string() })

const table = z.object({
  /** `schema.table` */
  name: z.string(),
  columns: z.array(column),
  /** Partitions at every depth, parents before children, with their bounds as SQL. */
  partitions: z.array(
    z.object({ name: z.string(), parent: z.string(), bound: z.string(), key: z.string().nullable() }),
  ),
})

/** The first entry: what the data that follow are, and which product they need. */
export const header = z.object({
  format: z.number().int(),
  product: z.string(),
  server: z.string(),
  takenAt: z.string(),
  /** Applied migrations in their order: they make the schema that the data fit. */
  migrations: z.array(z.string()),
  tables: z.array(table),
})

/** The last entry: what must have arrived. A file without it was cut off. */
export const manifest = z.object({
  tables: z.record(
    z.string(),
    z.object({ rows: z.number().int(), bytes: z.number().int(), sha256: z.string().length(64) }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  /** Jobs that were waiting or under way; they begin again after a restore. */
  jobs: z.array(z.object({ queue: z.string(), id: z.string() })),
  /** Names of key files that are part of the backup. */
  keys: z.array(z.string()),
})

export type BackupTable = z.infer<typeof table>
export type BackupHeader = z.infer<typeof header>
export type BackupManifest = z.infer<typeof manifest>
export type TableSum = BackupManifest['tables'][string]
