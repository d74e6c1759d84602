import { type RowError, rowError } from '@zhengmei/domain/dataset'
import { Action } from '@zhengmei/domain/identity'
import { type Bilingual, dayOf, ok, type PlainDate, type Refusal, type Result } from '@zhengmei/domain/kernel'
import { describeChange, OrgChangeKind } from '@zhengmei/domain/org'
import type { ClientBase } from 'pg'
import { type AuditEntry, record } from '../../../platform/audit/index.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { onceForKey } from '../../../platform/idempotency/index.js'
import { type StoredFile, uploadedSet } from '../../dataset/index.js'
import { holdTree } from '../../org/index.js'
import type { Decider } from '../change.repository.js'
import { deciderOf, make } from '../change-organisation.js'
import { decide, lookUp } from '../decide.js'
import { planTree, type RowChange, type TreePlan } from './plan-tree.js'
import { readTreeList, type TreeListRead } from './read-tree-list.js'
import { type KnownTreeUnit, unitsByCode } from './tree-units.js'

/** Saved, found good (a dry run), or refused as a whole. */
export const TreeListOutcome = { saved: 'saved', good: 'good', refused: 'refused' } as const
export type TreeListOutcome = (typeof TreeListOutcome)[keyof typeof TreeListOutcome]

/** A file of units to bring back. */
export interface TreeListInput {
  readonly fileIds: readonly string[]
  /** Decides everything and changes nothing. */
  readonly dryRun: boolean
  /** When the changes take effect; today unless told. */
  readonly effectiveOn?: PlainDate | null
  readonly reason?: string | null
  readonly idempotencyKey?: string | null
}

/** A change that a row came to, or would. */
export interface ListedChange {
  readonly row: number
  readonly code: string
  readonly kind: OrgChangeKind
  readonly summary: Bilingual
}

/** What a file of units came to. */
export interface TreeListReport {
  readonly outcome: TreeListOutcome
  readonly effectiveOn: PlainDate
  /** The changes are, or would be, planned rather than made at once. */
  readonly planned: boolean
  readonly unchanged: number
  readonly changes: readonly ListedChange[]
  readonly errors: readonly RowError[]
  /** Of a workbook, which can be given back with the reasons in it. */
  readonly isWorkbook: boolean
}

/** More changes than that are no mending of a tree; data sets bring whole ones in. */
const mostChanges = 1_000

const tooManyChanges = {
  code: 'organisation-list/too-many-changes',
  reason: {
    zh: `一次最多 ${mostChanges} 项调整，请分批，或用数据集导入`,
    en: `At most ${mostChanges} changes at a time; bring the rest apart, or import a data set`,
  },
}
const parentPlanned = {
  code: 'organisation-list/parent-planned',
  reason: {
    zh: '上级单位同在此表中新设，尚未生效；请先新设上级',
    en: 'This unit is to be created by the same file and does not exist yet; create it first',
  },
}

/** Thrown to take back what was tried, with what it came to. */
class TakenBack extends Error {
  override readonly name = 'TakenBack'

  constructor(readonly report: TreeListReport) {
    super('taken back')
  }
}

/**
 * Brings a file of units back: units it adds are created, those it tells otherwise are renamed, moved or edited from a day on; all of it,
 * or nothing when one row is refused. Units without a row stay as they are. A dry run does the same and takes it back, so that it finds
 * what the rules say of each change after those before it.
 *
 * @returns what it came to; refusals `dataset/…` of the upload, `organisation/busy`, `idempotency/…`.
 */
export async function importTree(
  context: RequestContext,
  { idempotencyKey, ...input }: TreeListInput,
): Promise<Result<TreeListReport>> {
  const { personId } = context.requireViewer()
  const files = await uploadedSet(context.pool, personId, input.fileIds)
  if (!files.ok) return files
  if (input.dryRun) return checkTree(context, files.value, input)
  const read = await readTreeList(context.pool, files.value)
  const key = { personId, key: idempotencyKey, operation: 'importOrganisations', input }
  return orTakenBack(() =>
    withTransaction(context.pool, (client) =>
      onceForKey(client, key, () => bringBack(context, client, read, input)),
    ),
  )
}

/** What a file of units would come to now, with nothing changed. */
export async function checkTree(
  context: RequestContext,
  files: readonly StoredFile[],
  effect: Pick<TreeListInput, 'effectiveOn' | 'reason'>,
): Promise<Result<TreeListReport>> {
  const read = await readTreeList(context.pool, files)
  return orTakenBack(() =>
    withTransaction(context.pool, (client) => bringBack(context, client, read, { ...effect, dryRun: true })),
  )
}

async function orTakenBack(work: () => Promise<Result<TreeListReport>>): Promise<Result<TreeListReport>> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof TakenBack) return ok(fault.report)
    throw fault
  }
}

async function bringBack(
  context: RequestContext,
  client: ClientBase,
  read: TreeListRead,
  input: Omit<TreeListInput, 'fileIds' | 'idempotencyKey'>,
): Promise<Result<TreeListReport>> {
  const decider = deciderOf(context)
  const held = await holdTree(client)
  if (!held.ok) return held
  const scope = context.scopeFor(Action.changeOrganisations)
  const today = dayOf(await databaseClock(client).now())
  const effectiveOn = input.effectiveOn ?? today
  const known = await unitsByCode(client, scope, codesOf(read))
  const plan = planTree(read.rows, known, read.told)
  const attempt = new Attempt(client, scope, today, effectiveOn, input.reason?.trim() || null, decider, known)
  const errors = [...read.errors, ...errorsOf(plan, read.label)]
  if (plan.changes.length > mostChanges) errors.push(rowError(read.label, 0, null, null, tooManyChanges))
  else for (const change of plan.changes) errors.push(...(await attempt.make(change, read.label)))
  const report: TreeListReport = {
    outcome: errors.length > 0 ? 'refused' : input.dryRun ? 'good' : 'saved',
    effectiveOn,
    planned: effectiveOn > today,
    unchanged: plan.unchanged,
    changes: attempt.made.toSorted((one, other) => one.row - other.row),
    errors: errors.toSorted((one, other) => one.row - other.row),
    isWorkbook: read.isWorkbook,
  }
  if (report.outcome !== 'saved') throw new TakenBack(report)
  for (const entry of attempt.entries) await record(client, context.actor, entry)
  return ok(report)
}

/** Everything that the rows name. */
const codesOf = ({ rows }: TreeListRead): string[] => [
  ...new Set(
    rows.flatMap(({ cells }) =>
      [cells.code, cells.parent_code, cells.line_parent_code].filter((code) => code !== null),
    ),
  ),
]

const errorsOf = ({ problems }: TreePlan, label: string): RowError[] =>
  problems.map(({ row, column, value, problem }) => rowError(label, row, column, value, problem))

/** The changes of a file as they are made one after another. */
class Attempt {
  readonly made: ListedChange[] = []
  readonly entries: AuditEntry[] = []
  private readonly ids: Map<string, string>

  constructor(
    private readonly client: ClientBase,
    private readonly scope: string,
    private readonly today: PlainDate,
    private readonly effectiveOn: PlainDate,
    private readonly reason: string | null,
    private readonly decider: Decider,
    private readonly known: ReadonlyMap<string, KnownTreeUnit>,
  ) {
    this.ids = new Map([...known].map(([code, { id }]) => [code, id]))
  }

  /** @returns why it can't be made; nothing when it is. */
  async make(change: RowChange, label: string): Promise<RowError[]> {
    const { row, kind, code, parentCode, lineParentCode, details } = change
    const targetId = parentCode === null ? null : this.ids.get(parentCode)
    if (targetId === undefined) return [rowError(label, row, 'parent_code', parentCode, parentPlanned)]
    const lineParentId = lineParentCode == null ? lineParentCode : this.ids.get(lineParentCode)
    if (lineParentCode != null && lineParentId === undefined)
      return [rowError(label, row, 'line_parent_code', lineParentCode, parentPlanned)]
    const found = await lookUp(this.client, this.scope, {
      kind,
      orgId: this.ids.get(code) ?? null,
      targetId,
      details: lineParentId === undefined ? details : { ...details, lineParentId },
      effectiveOn: this.effectiveOn,
      reason: this.reason,
    })
    if (!found.ok) return [refusedRow(label, change, found.refusal)]
    const allowed = await decide(this.client, this.scope, found.value, this.today)
    if (!allowed.ok) return [refusedRow(label, change, allowed.refusal)]
    const { orgId, entry } = await make(this.client, found.value, this.today, this.decider)
    if (kind === OrgChangeKind.create && orgId !== null) this.ids.set(code, orgId)
    this.entries.push(entry)
    this.made.push({ row, code, kind, summary: this.summaryOf(change, found.value.target?.name ?? null) })
    return []
  }

  private summaryOf({ kind, code, details }: RowChange, target: string | null): Bilingual {
    const unit = this.known.get(code)?.name ?? details.name ?? code
    return describeChange(kind, { unit, formerName: unit, newName: details.name ?? null, target })
  }
}

/** Columns by the fields that refusals of changes name. */
const columns: Readonly<Record<string, string>> = {
  name: 'name',
  code: 'code',
  kind: 'kind',
  targetId: 'parent_code',
  lineParentId: 'line_parent_code',
  organisationId: 'code',
}

function refusedRow(label: string, change: RowChange, refusal: Refusal): RowError {
  const column = columns[refusal.field ?? ''] ?? null
  const values: Readonly<Record<string, string | null | undefined>> = {
    name: change.details.name,
    code: change.code,
    kind: change.details.kind,
    parent_code: change.parentCode,
  }
  const value = column === null ? null : (values[column] ?? null)
  return rowError(label, change.row, column, value, { code: refusal.code, reason: refusal.message })
}
