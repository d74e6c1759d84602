import type { FileName, FileReport } from '@zhengmei/domain/dataset'
import type { ClientBase } from 'pg'
import {
  applyUpsert,
  planOf,
  planUpsert,
  type StagedRows,
  type UpsertCounts,
} from '../../platform/staging/index.js'
import { accountImport, followerImport, followOrgPaths } from '../account/index.js'
import {
  gapImport,
  messageImport,
  partitionedByMonth,
  postImport,
  rebuildAccountYears,
  refreshAccountActivity,
} from '../content/index.js'
import { commendationImport, findingImport, upperInspectionImport } from '../inspection/index.js'
import { orgImport, placeOrgs } from '../org/index.js'
import { fillInitials } from '../search/index.js'
import type { StagedFile } from './staging.js'

const imports: Readonly<Record<FileName, StagedRows>> = {
  orgs: orgImport,
  accounts: accountImport,
  posts: postImport,
  messages: messageImport,
  findings: findingImport,
  upper_inspections: upperInspectionImport,
  commendations: commendationImport,
  gaps: gapImport,
  followers: followerImport,
}

/**
 * Makes the monthly partitions that the staged rows need, each in its own short transaction: making one locks the whole table, which
 * an import must not do for as long as it lasts. A partition that stays empty because the import fails harms nobody.
 */
export async function ensurePartitions(client: ClientBase): Promise<void> {
  for (const { parent, stage } of partitionedByMonth) {
    await client.query(
      `select ensure_month_partitions($1, month, month) from (select distinct date_trunc('month', day)::date as month from ${stage}) as months`,
      [parent],
    )
  }
}

/** Called before each file is saved; throws to stop. */
export type OnFile = (file: StagedFile) => void

/** Writes the staged rows of all files, in the order in which they refer to each other. To be called within one transaction, after the checks. */
export async function saveStaged(
  client: ClientBase,
  files: readonly StagedFile[],
  onFile: OnFile,
): Promise<FileReport[]> {
  await client.query('create temp table touched_account_year (account_id uuid, year smallint)')
  const reports: FileReport[] = []
  for (const file of files) {
    onFile(file)
    const rows = imports[file.name]
    const counts = await planUpsert(client, rows, file.given)
    if (file.name === 'posts') await touchYearsBefore(client, counts)
    const spans = file.name === 'accounts' && counts.changed > 0
    if (spans)
      await client.query('create temp table span_before as select id, live_on, closed_on from account')
    await applyUpsert(client, rows, file.given, counts)
    if (file.name === 'orgs' && counts.new + counts.changed > 0) await placeChanged(client)
    if (file.name === 'accounts' && counts.changed > 0) await followOrgPaths(client)
    if (spans) await touchChangedSpans(client)
    if (file.name === 'posts') await touchYearsAfter(client, counts)
    reports.push({ file: file.name, rows: file.rows, ...counts, refused: 0 })
  }
  await fillInitials(client)
  await rebuildAccountYears(client, 'touched_account_year')
  await refreshAccountActivity(
    client,
    `select account_id from touched_account_year
     union select known_account.id from stage_messages s join known_account on known_account.code = s.account_id`,
  )
  return reports
}

async function placeChanged(client: ClientBase): Promise<void> {
  const touched = `select known_org.id from ${planOf(orgImport)} plan join known_org using (row) where plan.is_new or plan.changes_0`
  if ((await placeOrgs(client, touched)) > 0) await followOrgPaths(client)
}

async function touchChangedSpans(client: ClientBase): Promise<void> {
  await client.query(
    `insert into touched_account_year
     select account_year.account_id, account_year.year
     from account join span_before before using (id) join account_year on account_year.account_id = account.id
     where (account.live_on, account.closed_on) is distinct from (before.live_on, before.closed_on)`,
  )
}

/** The years that changed posts are counted in until now: a post may move from one to another. */
async function touchYearsBefore(client: ClientBase, counts: UpsertCounts): Promise<void> {
  if (counts.changed > 0) await touchYearsOfPosts(client, 'where plan.changes_0 and not plan.is_new')
}

async function touchYearsAfter(client: ClientBase, counts: UpsertCounts): Promise<void> {
  if (counts.changed > 0) await touchYearsOfPosts(client, 'where plan.changes_0 and not plan.is_new')
  if (counts.new === 0) return
  const plan =
    counts.changed + counts.unchanged > 0
      ? `join ${planOf(postImport)} plan on plan.row = s.row where plan.is_new`
      : ''
  await client.query(
    `insert into touched_account_year
     select distinct account.id, year.value
     from (select distinct s.account_id, s.day from stage_posts s ${plan}) s
       join known_account account on account.code = s.account_id
       cross join lateral (values (extract(year from s.day)), (extract(isoyear from s.day))) as year (value)`,
  )
}

async function touchYearsOfPosts(client: ClientBase, which: string): Promise<void> {
  await client.query(
    `insert into touched_account_year
     select distinct post.account_id, year.value
     from stage_posts s join ${planOf(postImport)} plan on plan.row = s.row
       join known_account account on account.code = s.account_id
       join post on post.account_id = account.id and post.external_id = s.external_id
       cross join lateral (values (extract(year from post.day)), (extract(isoyear from post.day))) as year (value)
     ${which}`,
  )
}
