import {
  type DataSetFile,
  dataSetFiles,
  type FileName,
  fileNames,
  problems,
  rowError,
} from '@zhengmei/domain/dataset'
import { wholeForest } from '@zhengmei/domain/identity'
import { nodesOnLoops } from '@zhengmei/domain/org'
import type { ClientBase } from 'pg'
import type { Check } from './check.js'
import type { ErrorLog } from './error-log.js'
import { orderChecks } from './order-checks.js'
import { scopeChecks } from './scope-checks.js'
import { type StagedFile, stageOf } from './staging.js'

/** What the checks need to know besides the staged rows. */
export interface CheckSettings {
  /** Path of the subtree that may be touched. */
  readonly scope: string
  /** Keys of indicators that some rulebook has. */
  readonly indicators: ReadonlySet<string>
  readonly files: ReadonlyMap<FileName, StagedFile>
}

interface Found {
  readonly row: number
  readonly value: string | null
  readonly first: number
  readonly total: number
}

/** Looks for everything that a row alone can't tell, in all files, and puts what it finds into the log. Writes nothing. */
export async function runChecks(client: ClientBase, settings: CheckSettings, log: ErrorLog): Promise<void> {
  const checks = [
    ...fileNames
      .filter((name) => settings.files.has(name))
      .flatMap((name) => [keyTwice(name), ...references(name, settings)]),
    sectionAccount,
    sectionHasAccounts,
    unknownIndicator(settings.indicators),
    ...orderChecks(settings.files),
    ...scopeChecks(settings.scope),
    ...(settings.files.has('orgs') ? await loops(client) : []),
  ]
  await client.query('create temp table refused_row (file text, row integer)')
  for (const check of checks) await runCheck(client, check, log)
  const { rows } = await client.query<{ file: FileName; rows: number }>(
    'select file, count(distinct row) as rows from refused_row group by file',
  )
  for (const { file, rows: refused } of rows) log.addChecked(file, [], 0, refused)
}

async function runCheck(client: ClientBase, check: Check, log: ErrorLog): Promise<void> {
  await client.query({
    text: `create temp table found as select row, value::text as value, first::integer as first from (${check.sql}) as answer (row, value, first)`,
    values: [...(check.parameters ?? [])],
  })
  const { rows } = await client.query<Found>(
    `select row, value, first, count(*) over () as total from found order by row limit ${log.longest}`,
  )
  if (rows.length > 0) {
    // Rows that were refused by themselves are counted already.
    await client.query(
      `insert into refused_row select $1, row from found join ${stageOf(check.file)} s using (row) where not s.bad`,
      [check.file],
    )
    const errors = rows.map(({ row, value, first }) =>
      rowError(check.file, row, check.column, value, check.problem(first)),
    )
    log.addChecked(check.file, errors, rows[0]?.total ?? 0, 0)
  }
  await client.query('drop table found')
}

/** A key given twice: every row but the first. */
function keyTwice(name: FileName): Check {
  const file: DataSetFile = dataSetFiles[name]
  const keys = file.key.join(', ')
  const column = file.key.at(-1) ?? ''
  return {
    file: name,
    column,
    sql: `select s.row, s.${column}, d.first
      from ${stageOf(name)} s
      join (select ${keys}, min(row) as first from ${stageOf(name)} group by ${keys} having count(*) > 1) d using (${keys})
      where s.row > d.first`,
    problem: problems.keyTwice,
  }
}

/** Under a scope nobody learns whether a code exists elsewhere: unknown and outside are one answer. */
function references(name: FileName, { scope, files }: CheckSettings): Check[] {
  const file: DataSetFile = dataSetFiles[name]
  return Object.entries(file.columns).flatMap(([column, { refersTo }]): Check[] => {
    if (refersTo !== 'org' && refersTo !== 'account') return []
    const missed = files.get(refersTo === 'org' ? 'orgs' : 'accounts')?.missed
    if (missed?.anything) return []
    const problem =
      scope !== wholeForest
        ? problems.outsideScope
        : refersTo === 'org'
          ? problems.unknownOrg
          : problems.unknownAccount
    return [
      {
        file: name,
        column,
        sql: `select s.row, s.${column}, 0 from ${stageOf(name)} s left join known_${refersTo} known on known.code = s.${column}
          where s.${column} is not null and (known.code is null or known.is_foreign) ${exceptUnchanged(name, column)}
            and not exists (select from unnest($1::text[]) as missed (code) where missed.code = s.${column})`,
        parameters: [missed?.likely ?? []],
        problem: () => problem,
      },
    ]
  })
}

/** The parent of the topmost unit of a scope, or an operator from elsewhere, may be named again as it is stored. */
function exceptUnchanged(name: FileName, column: string): string {
  if (name === 'orgs') {
    return `and not exists (select from known_org self where self.code = s.code and self.stored_${column} = s.${column})`
  }
  if (name === 'accounts' && column === 'operator_code') {
    return `and not exists (select from account join org on org.id = account.operator_id where account.code = s.id and org.code = s.operator_code)`
  }
  return ''
}

const sectionAccount: Check = {
  file: 'accounts',
  column: 'org_code',
  sql: `select s.row, s.org_code, 0 from stage_accounts s join known_org host on host.code = s.org_code
    where host.kind = 'section'`,
  problem: () => problems.sectionAccount,
}

/** An organisation with stored accounts that this data set does not move elsewhere. */
const sectionHasAccounts: Check = {
  file: 'orgs',
  column: 'kind',
  sql: `select s.row, s.kind, 0 from stage_orgs s join org on org.code = s.code
    where s.kind = 'section' and exists (
      select from account where account.org_id = org.id and not exists (select from stage_accounts moved where moved.id = account.code))`,
  problem: () => problems.sectionHasAccounts,
}

const unknownIndicator = (indicators: ReadonlySet<string>): Check => ({
  file: 'findings',
  column: 'indicator',
  sql: 'select row, indicator, 0 from stage_findings where indicator <> all ($1::text[])',
  parameters: [[...indicators]],
  problem: () => problems.unknownIndicator,
})

/** Loops of the territory's tree and of the lines'. Nodes that a root reaches are on none: only the rest is looked at, normally nothing. */
async function loops(client: ClientBase): Promise<Check[]> {
  const found: Check[] = []
  for (const column of ['parent_code', 'line_parent_code'] as const) {
    await client.query(`create index on known_org (${column}) where ${column} is not null`)
    // Walked from the roots; `not exists` and the index keep every step a lookup, where `not in` may compare all with all.
    const { rows } = await client.query<{ code: string; parent: string }>(
      `with recursive reached (code) as (
         select node.code from known_org node
         where not exists (select from known_org parent where parent.code = node.${column})
         union all
         select child.code from reached join known_org child on child.${column} = reached.code
       )
       select node.code, node.${column} as parent from known_org node
       where not exists (select from reached where reached.code = node.code)`,
    )
    const members = [...nodesOnLoops(new Map(rows.map(({ code, parent }) => [code, parent])))]
    if (members.length === 0) continue
    found.push({
      file: 'orgs',
      column,
      sql: `select row, ${column}, 0 from stage_orgs where code = any ($1::text[])`,
      parameters: [members],
      problem: () => problems.loop,
    })
  }
  return found
}
