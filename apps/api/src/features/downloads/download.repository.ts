import type { Refusal } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { afterInSql, orderInSql, type PageWindow, type SqlOrder } from '../../platform/graphql/index.js'
import type { Fence } from '../../platform/jobs/index.js'
import { type DownloadRow, type DownloadState, keptDays } from './download.js'

const columns = `id, person_id as "personId", appointment_id as "appointmentId", org_id as "orgId", kind, format, language,
  parameters, columns, description, state, done, total, rows, file_key as "fileKey", size, scope_path as "scopePath", failure,
  request_id as "requestId", address, requested_at as "requestedAt", started_at as "startedAt", finished_at as "finishedAt",
  expires_at as "expiresAt", fetched_at as "fetchedAt", cancel_requested_at as "cancelRequestedAt"`

export async function findDownload(connection: Pool | ClientBase, id: string): Promise<DownloadRow | null> {
  const { rows } = await connection.query<DownloadRow>(`select ${columns} from download where id = $1`, [id])
  return rows[0] ?? null
}

/** A person's own download; null when there is none or it is another's. */
export async function ownDownload(
  connection: Pool | ClientBase,
  personId: string,
  id: string,
): Promise<DownloadRow | null> {
  const row = await findDownload(connection, id)
  return row?.personId === personId ? row : null
}

/** Which of a person's downloads; absent and null: no matter. */
export interface DownloadFilter {
  readonly states?: readonly DownloadState[] | null
}

const condition = (personId: string, { states }: DownloadFilter, values: unknown[]): string => {
  const own = `person_id = $${values.push(personId)}`
  return states && states.length > 0 ? `${own} and state = any($${values.push(states)})` : own
}

export async function listDownloads(
  pool: Pool,
  personId: string,
  filter: DownloadFilter,
  order: SqlOrder<DownloadRow>,
  window: PageWindow,
): Promise<DownloadRow[]> {
  const values: unknown[] = []
  const { rows } = await pool.query<DownloadRow>(
    `select ${columns} from download where ${condition(personId, filter, values)} ${afterInSql(order, window, values)}
     order by ${orderInSql(order)} limit $${values.push(window.limit)}`,
    values,
  )
  return rows
}

export async function countListed(pool: Pool, personId: string, filter: DownloadFilter): Promise<number> {
  const values: unknown[] = []
  const { rows } = await pool.query<{ count: number }>(
    `select count(*) from download where ${condition(personId, filter, values)}`,
    values,
  )
  return rows[0]?.count ?? 0
}

/** How a person's downloads stand. */
export interface DownloadCounts {
  readonly underWay: number
  /** Made, and not fetched yet. */
  readonly ready: number
  /** Files that are kept, and their bytes. */
  readonly kept: number
  readonly bytes: number
}

export async function countDownloads(
  connection: Pool | ClientBase,
  personId: string,
): Promise<DownloadCounts> {
  const { rows } = await connection.query<DownloadCounts>(
    `select count(*) filter (where state in ('planned', 'running')) as "underWay",
       count(*) filter (where state = 'done' and fetched_at is null) as ready,
       count(*) filter (where state = 'done') as kept,
       coalesce(sum(size) filter (where state = 'done'), 0)::bigint as bytes
     from download where person_id = $1`,
    [personId],
  )
  return rows[0] ?? { underWay: 0, ready: 0, kept: 0, bytes: 0 }
}

/** What a new one needs. */
export type PlannedDownload = Pick<
  DownloadRow,
  | 'id'
  | 'personId'
  | 'appointmentId'
  | 'orgId'
  | 'kind'
  | 'format'
  | 'language'
  | 'parameters'
  | 'columns'
  | 'description'
  | 'requestId'
  | 'address'
>

export async function insertDownload(client: ClientBase, row: PlannedDownload): Promise<void> {
  await client.query(
    `insert into download (id, person_id, appointment_id, org_id, kind, format, language, parameters, columns, description, request_id, address)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      row.id,
      row.personId,
      row.appointmentId,
      row.orgId,
      row.kind,
      row.format,
      row.language,
      JSON.stringify(row.parameters),
      row.columns,
      JSON.stringify(row.description),
      row.requestId,
      row.address,
    ],
  )
}

/** @returns false when it is over already. */
export async function markRunning(client: ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update download set state = 'running', started_at = coalesce(started_at, clock_timestamp()), done = 0, total = null
     where id = $1 and state in ('planned', 'running')`,
    [id],
  )
  return rowCount === 1
}

/** Notes how far it is, unless a later attempt has taken over; tells whether somebody asked to end it. */
export async function noteProgress(
  pool: Pool,
  id: string,
  fence: Fence,
  progress: { readonly done: number; readonly total: number | null } | null,
): Promise<{ readonly cancelRequested: boolean }> {
  const { rows } = await pool.query<{ cancelRequested: boolean }>(
    `update download set done = coalesce($4, done), total = coalesce($5, total)
     where id = $1 and state = 'running' and exists (select from job_fence where key = $2 and token = $3)
     returning cancel_requested_at is not null as "cancelRequested"`,
    [id, fence.key, fence.token, progress?.done ?? null, progress?.total ?? null],
  )
  return rows[0] ?? { cancelRequested: false }
}

/** How a download ends. */
export type DownloadEnd =
  | {
      readonly state: 'done'
      readonly rows: number | null
      readonly size: number
      readonly fileKey: string
      readonly scopePath: string
    }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly failure: Refusal }

/** @returns false when it was over already. */
export async function endDownload(client: ClientBase, id: string, end: DownloadEnd): Promise<boolean> {
  const made = end.state === 'done' ? end : null
  const { rowCount } = await client.query(
    `update download set state = $2, finished_at = clock_timestamp(), failure = $3, rows = $4, size = $5, file_key = $6,
       scope_path = $7, expires_at = case when $2 = 'done' then clock_timestamp() + make_interval(days => $8) end
     where id = $1 and state in ('planned', 'running')`,
    [
      id,
      end.state,
      end.state === 'failed' ? JSON.stringify(end.failure) : null,
      made?.rows ?? null,
      made?.size ?? null,
      made?.fileKey ?? null,
      made?.scopePath ?? null,
      keptDays,
    ],
  )
  return rowCount === 1
}

/** Asks one to end; one that no worker has begun ends at once. @returns false when it is over already. */
export async function cancelPlanned(client: ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update download set cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp()),
       finished_at = case when state = 'planned' then clock_timestamp() end,
       state = case when state = 'planned' then 'cancelled' else state end
     where id = $1 and state in ('planned', 'running')`,
    [id],
  )
  return rowCount === 1
}

export async function noteFetched(client: ClientBase, id: string): Promise<void> {
  await client.query('update download set fetched_at = clock_timestamp() where id = $1', [id])
}

export async function removeDownload(client: ClientBase, id: string): Promise<void> {
  await client.query('delete from download where id = $1', [id])
}

/** Lets what has had its time expire. @returns the persons whose downloads changed. */
export async function expireDownloads(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ personId: string }>(
    `update download set state = 'expired', file_key = null
     where state = 'done' and expires_at <= clock_timestamp() returning person_id as "personId"`,
  )
  return [...new Set(rows.map(({ personId }) => personId))]
}

/** Which of some files still belong to a download. */
export async function fileKeysInUse(pool: Pool, keys: readonly string[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ key: string }>(
    'select file_key as key from download where file_key = any($1::text[])',
    [keys],
  )
  return new Set(rows.map(({ key }) => key))
}

/** Who takes something out, for the sheet that tells of it, and the clock by which it does. */
export async function factsOf(
  pool: Pool,
  row: Pick<DownloadRow, 'personId' | 'orgId'>,
): Promise<{ at: Date; person: string; unit: string }> {
  const { rows } = await pool.query<{ at: Date; person: string; unit: string }>(
    `select clock_timestamp() as at, (select name from person where id = $1) as person, o.name as unit from named_org($2) o`,
    [row.personId, row.orgId],
  )
  const [facts] = rows
  if (!facts) throw new Error(`the unit ${row.orgId} of a download is gone`)
  return facts
}
