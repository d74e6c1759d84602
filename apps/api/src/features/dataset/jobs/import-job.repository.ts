import {
  type ImportJobState,
  type ImportReport,
  type ImportStage,
  importReportSchema,
  type RowError,
} from '@zhengmei/domain/dataset'
import { Action } from '@zhengmei/domain/identity'
import type { PlainDate, Refusal } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import {
  afterInSql,
  type Order,
  orderInSql,
  type PageWindow,
  type RequestContext,
  type SqlOrder,
} from '../../../platform/graphql/index.js'
import type { Fence } from '../../../platform/jobs/index.js'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import type { StoredFile } from '../files/stored-file.js'

/** An import job as it is read. */
export interface ImportJobRow {
  readonly id: string
  readonly state: ImportJobState
  readonly dryRun: boolean
  readonly orgId: string
  readonly requestedBy: string
  readonly appointmentId: string
  /** The API token by which it was handed in, or null. */
  readonly tokenId: string | null
  readonly requestId: string | null
  readonly address: string | null
  readonly requestedAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly cancelRequestedAt: Date | null
  readonly stage: ImportStage | null
  readonly rowsDone: number
  readonly rowsTotal: number | null
  readonly report: ImportReport | null
  readonly failure: Refusal | null
  readonly fileNames: readonly string[]
}

const jobColumns = `
  job.id, job.state, job.dry_run as "dryRun", job.org_id as "orgId", job.requested_by as "requestedBy",
  job.appointment_id as "appointmentId", job.token_id as "tokenId", job.request_id as "requestId", job.address, job.requested_at as "requestedAt",
  job.started_at as "startedAt", job.finished_at as "finishedAt", job.cancel_requested_at as "cancelRequestedAt",
  job.stage, job.rows_done as "rowsDone", job.rows_total as "rowsTotal", job.report, job.failure,
  array(select name from import_job_file file where file.job_id = job.id order by file.no) as "fileNames"`

const jobFrom = 'import_job job join org on org.id = job.org_id'

/** Which jobs somebody may see: those of a subtree and, for a program, only those that came by its token. */
export interface JobReach {
  readonly scope: string
  readonly tokenId: string | null
}

/** @throws RequestError `session/required`, `access/denied`. */
export const reachOf = (context: RequestContext): JobReach => ({
  scope: context.scopeFor(Action.importDataSets),
  tokenId: context.token?.id ?? null,
})

/** Which jobs; absent and null: no matter. */
export interface JobFilter {
  readonly states?: readonly ImportJobState[] | null
  /** Handed in on this day or later. */
  readonly requestedFrom?: PlainDate | null
  /** Handed in on this day or before. */
  readonly requestedTo?: PlainDate | null
}

const withinReach = `${subtreeCondition('org.path', 1)} and ($3::uuid is null or job.token_id = $3)`

function filtered({ states, requestedFrom, requestedTo }: JobFilter, values: unknown[]): string {
  const conditions = [withinReach]
  if (states != null && states.length > 0) conditions.push(`job.state = any($${values.push(states)}::text[])`)
  const midnight = (day: PlainDate, plus: number) =>
    `($${values.push(day)}::date + ${plus})::timestamp at time zone 'Asia/Shanghai'`
  if (requestedFrom != null) conditions.push(`job.requested_at >= ${midnight(requestedFrom, 0)}`)
  if (requestedTo != null) conditions.push(`job.requested_at < ${midnight(requestedTo, 1)}`)
  return conditions.join(' and ')
}
const reachBounds = ({ scope, tokenId }: JobReach) => [...subtreeBounds(scope), tokenId]

/** A job within reach by its id; null when there is none or it lies elsewhere. */
export async function findImportJob(
  pool: Pool | ClientBase,
  id: string,
  reach: JobReach,
): Promise<ImportJobRow | null> {
  const { rows } = await pool.query<ImportJobRow>(
    `select ${jobColumns} from ${jobFrom} where job.id = $4 and ${withinReach}`,
    [...reachBounds(reach), id],
  )
  return rows[0] ?? null
}

/** A job by its id wherever it lies: for the worker. */
export async function anyImportJob(pool: Pool, id: string): Promise<ImportJobRow | null> {
  const { rows } = await pool.query<ImportJobRow>(`select ${jobColumns} from ${jobFrom} where job.id = $1`, [
    id,
  ])
  const [job] = rows
  return job ? { ...job, report: job.report === null ? null : importReportSchema.parse(job.report) } : null
}

export async function listImportJobs(
  pool: Pool,
  reach: JobReach,
  filter: JobFilter,
  order: SqlOrder<ImportJobRow>,
  window: PageWindow,
): Promise<ImportJobRow[]> {
  const values: unknown[] = reachBounds(reach)
  const conditions = filtered(filter, values)
  const from = afterInSql(order, window, values)
  const { rows } = await pool.query<ImportJobRow>(
    `select ${jobColumns} from ${jobFrom} where ${conditions} ${from}
     order by ${orderInSql(order)} limit $${values.push(window.limit)}`,
    values,
  )
  return rows
}

export async function countImportJobs(pool: Pool, reach: JobReach, filter: JobFilter): Promise<number> {
  const values: unknown[] = reachBounds(reach)
  const { rows } = await pool.query<{ count: number }>(
    `select count(*) from ${jobFrom} where ${filtered(filter, values)}`,
    values,
  )
  return rows[0]?.count ?? 0
}

/** What a new job needs. */
export interface PlannedImport {
  readonly id: string
  readonly dryRun: boolean
  readonly orgId: string
  readonly personId: string
  readonly appointmentId: string
  readonly tokenId: string | null
  readonly requestId: string | null
  readonly address: string | null
  readonly files: readonly StoredFile[]
}

export async function insertImportJob(client: ClientBase, job: PlannedImport): Promise<void> {
  await client.query(
    `insert into import_job (id, dry_run, org_id, requested_by, appointment_id, request_id, address, token_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [job.id, job.dryRun, job.orgId, job.personId, job.appointmentId, job.requestId, job.address, job.tokenId],
  )
  await client.query(
    `insert into import_job_file (job_id, no, name, file_id)
     select $1, no, name, file_id from unnest($2::text[], $3::uuid[]) with ordinality as file (name, file_id, no)`,
    [job.id, job.files.map((file) => file.name), job.files.map((file) => file.id)],
  )
}

/** Files of a job that are still stored, in their order. */
export async function filesOfJob(pool: Pool, jobId: string): Promise<StoredFile[]> {
  const { rows } = await pool.query<StoredFile>(
    `select stored.id, used.name, stored.size from import_job_file used join stored_file stored on stored.id = used.file_id
     where used.job_id = $1 order by used.no`,
    [jobId],
  )
  return rows
}

/** @returns false when the job is over already. */
export async function markRunning(client: ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update import_job set state = 'running', started_at = coalesce(started_at, clock_timestamp()), stage = null, rows_done = 0, rows_total = null
     where id = $1 and state in ('planned', 'running')`,
    [id],
  )
  return rowCount === 1
}

/** Notes how far a job is, unless a later attempt has taken over; tells whether somebody asked to cancel it. */
export async function noteProgress(
  pool: Pool,
  id: string,
  fence: Fence,
  progress: {
    readonly stage: ImportStage
    readonly rowsDone: number
    readonly rowsTotal: number | null
  } | null,
): Promise<{ readonly cancelRequested: boolean }> {
  const { rows } = await pool.query<{ cancelRequested: boolean }>(
    `update import_job set stage = coalesce($4, stage), rows_done = coalesce($5, rows_done), rows_total = $6
     where id = $1 and state = 'running' and exists (select from job_fence where key = $2 and token = $3)
     returning cancel_requested_at is not null as "cancelRequested"`,
    [
      id,
      fence.key,
      fence.token,
      progress?.stage ?? null,
      progress?.rowsDone ?? null,
      progress?.rowsTotal ?? null,
    ],
  )
  return rows[0] ?? { cancelRequested: false }
}

/** Ends a job, with its report and errors where it has them. */
export async function finishImportJob(
  client: ClientBase,
  id: string,
  end: {
    readonly state: ImportJobState
    readonly report?: ImportReport
    readonly errors?: readonly RowError[]
    readonly failure?: Refusal
  },
): Promise<void> {
  await client.query(
    `update import_job set state = $2, finished_at = clock_timestamp(), report = $3, failure = $4,
       rows_done = coalesce($5, rows_done), rows_total = coalesce($5, rows_total)
     where id = $1 and state in ('planned', 'running')`,
    [
      id,
      end.state,
      end.report ? JSON.stringify(end.report) : null,
      end.failure ? JSON.stringify(end.failure) : null,
      end.report?.files.reduce((sum, file) => sum + file.rows, 0) ?? null,
    ],
  )
  if (end.errors?.length) await insertErrors(client, id, end.errors)
}

async function insertErrors(client: ClientBase, id: string, errors: readonly RowError[]): Promise<void> {
  await client.query(
    `insert into import_error (job_id, no, file, row, column_name, value, code, reason_zh, reason_en)
     select $1, no, file, row, column_name, value, code, zh, en
     from unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
       with ordinality as error (file, row, column_name, value, code, zh, en, no)`,
    [
      id,
      errors.map((error) => error.file),
      errors.map((error) => error.row),
      errors.map((error) => error.column),
      // A refused cell may hold what the database can't keep.
      errors.map((error) => error.value?.replaceAll('\0', '\uFFFD') ?? null),
      errors.map((error) => error.code),
      errors.map((error) => error.reason.zh),
      errors.map((error) => error.reason.en),
    ],
  )
}

/** An error of a job with its place in the list, from 1. */
export interface ImportErrorRow extends RowError {
  readonly no: number
}

/** By file and row. */
export const errorsInOrder: Order<ImportErrorRow> = {
  list: 'import error in order',
  types: ['integer'],
  keysOf: (error) => [error.no],
}

export async function listErrors(pool: Pool, jobId: string, window: PageWindow): Promise<ImportErrorRow[]> {
  const { rows } = await pool.query<ImportErrorRow>(
    `select no, file, row, column_name as column, value, code, json_build_object('zh', reason_zh, 'en', reason_en) as reason
     from import_error where job_id = $1 and no > $2 order by no limit $3`,
    [jobId, window.after?.[0] ?? 0, window.limit],
  )
  return rows
}

export async function countErrors(pool: Pool, jobId: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*) from import_error where job_id = $1',
    [jobId],
  )
  return rows[0]?.count ?? 0
}
