import type { ClassType } from 'type-graphql'
import type { Config } from '../platform/config/index.js'
import type { Database, Entities } from '../platform/db/index.js'
import type { Exportable, ExportCatalogue } from '../platform/exports/index.js'
import type { FeatureRoutes } from '../platform/http/index.js'
import type { JobHandler } from '../platform/jobs/index.js'
import type { Logger } from '../platform/log/index.js'

/** What a feature contributes to the product; `features.ts` makes one of what its `index.ts` exports. */
export interface Feature {
  /** type-graphql resolver classes; they are made without arguments and live on what the context holds. */
  readonly resolvers: readonly ClassType[]
  /** What people edit, mapped; the database is opened with those of all features. */
  readonly entities?: Entities
  /** Routes under `/files`. */
  readonly routes?: FeatureRoutes
  /** Names of the queues that its mutations hand work in to. */
  readonly queues?: readonly string[]
  /** What of it can be taken out as a file, through the downloads. */
  readonly exports?: readonly Exportable[]
  /** What a worker does at its start and then every hour; several may do it at once. */
  readonly upkeep?: (worker: WorkerParts) => Promise<void>
  /** Its kinds of work, for the worker. */
  readonly jobs?: (worker: WorkerParts) => readonly JobHandler[]
}

/** What a worker's jobs live on. */
export interface WorkerParts {
  readonly database: Database
  readonly config: Config
  readonly log: Logger
  /** What all features let be taken out. */
  readonly exports: ExportCatalogue
}
