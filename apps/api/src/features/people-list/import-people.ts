import type { RowError } from '@zhengmei/domain/dataset'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { dayOf, ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import { type PeopleFileName, type PeoplePlan, peopleFiles, planPeople } from '@zhengmei/domain/people'
import type { ClientBase } from 'pg'
import { record } from '../../platform/audit/index.js'
import { databaseClock } from '../../platform/clock/index.js'
import { withTransaction } from '../../platform/db/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { onceForKey } from '../../platform/idempotency/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { cameAsWorkbook, type StoredFile, uploadedSet } from '../dataset/index.js'
import { applyPlan } from './apply-plan.js'
import { knownPeople } from './known-people.js'
import { type PeopleListRead, readPeopleList } from './read-people-list.js'

/** Saved, found good (a dry run), or refused as a whole. */
export const PeopleListOutcome = { saved: 'saved', good: 'good', refused: 'refused' } as const
export type PeopleListOutcome = (typeof PeopleListOutcome)[keyof typeof PeopleListOutcome]

/** What became of the rows of one sheet. */
export interface SheetReport {
  readonly sheet: string
  readonly title: Bilingual
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  /** Left to another administrator. */
  readonly left: number
  /** Rows with an error; if there is one, nothing is saved. */
  readonly refused: number
}

/** What a list of people came to. */
export interface PeopleListReport {
  readonly outcome: PeopleListOutcome
  readonly sheets: readonly SheetReport[]
  readonly errors: readonly RowError[]
  /** Of a workbook, which can be given back with the reasons in it. */
  readonly isWorkbook: boolean
}

/** Uploads that make one list: a workbook, or people.csv and appointments.csv. */
export interface PeopleListInput {
  readonly fileIds: readonly string[]
  /** Decides everything and changes nothing. */
  readonly dryRun: boolean
  readonly idempotencyKey?: string | null
}

/**
 * Imports people and their appointments: all of the list, or nothing when one row of it is refused.
 *
 * @returns what it came to; refusals `dataset/no-files`, `dataset/file-not-found`, `dataset/mixed-files`,
 *   `appointment/last-administrator`, `person/login-taken` when somebody took a login while it was saved, `idempotency/…`.
 */
export async function importPeople(
  context: RequestContext,
  { idempotencyKey, ...input }: PeopleListInput,
): Promise<Result<PeopleListReport>> {
  const { personId } = context.requireViewer()
  const files = await uploadedSet(context.pool, personId, input.fileIds)
  if (!files.ok) return files
  const checked = await checkPeople(context, files.value)
  if (input.dryRun || checked.report.outcome === 'refused') return ok(checked.report)
  return undoneWhenRefused(() =>
    withTransaction(context.pool, (client) =>
      onceForKey(client, { personId, key: idempotencyKey, operation: 'importPeople', input }, async () => {
        const plan = await planOf(context, client, checked.read)
        const report = reportOf(checked.read, plan, files.value)
        if (report.outcome === 'refused') return ok(report)
        const applied = await applyPlan(context, client, plan)
        if (!applied.ok) throw new Undo(applied.refusal)
        await record(client, context.actor, {
          action: 'person.import',
          objectType: 'stored_file',
          objectId: files.value[0]?.id ?? '',
          after: {
            files: files.value.map(({ name }) => name),
            created: plan.create.length,
            edited: plan.edit.length,
            appointed: plan.grant.length,
            ended: plan.end.length,
          },
        })
        return ok({ ...report, outcome: PeopleListOutcome.saved })
      }),
    ),
  )
}

/** What a list would come to now, with nothing changed. */
export async function checkPeople(
  context: RequestContext,
  files: readonly StoredFile[],
): Promise<{ readonly read: PeopleListRead; readonly report: PeopleListReport }> {
  const read = await readPeopleList(context.pool, files)
  const plan = await withTransaction(context.pool, (client) => planOf(context, client, read))
  return { read, report: reportOf(read, plan, files) }
}

async function planOf(
  context: RequestContext,
  client: ClientBase,
  { rows }: PeopleListRead,
): Promise<PeoplePlan> {
  const viewer = context.requireViewer()
  const today = dayOf(await databaseClock(client).now())
  const known = await knownPeople(client, viewer.appointment.orgPath, rows)
  return planPeople({ viewer, today, known, newId: uuidv7 }, rows)
}

function reportOf(
  { sheets, errors }: PeopleListRead,
  plan: PeoplePlan,
  files: readonly StoredFile[],
): PeopleListReport {
  const labels = new Map<string, string>(sheets.map(({ name, label }) => [name, label]))
  const planned = plan.errors.map((error) => ({ ...error, file: labels.get(error.file) ?? error.file }))
  const all = [...errors, ...planned].sort(
    (one, other) => orderOf(sheets, one.file) - orderOf(sheets, other.file) || one.row - other.row,
  )
  const isRefused = all.length > 0
  const reports = sheets.map(({ name, label }): SheetReport => {
    const refusedRows = new Set(all.filter(({ file }) => file === label).map(({ row }) => row)).size
    const { new: added, changed, unchanged, left } = plan.counts[name]
    const counts = isRefused ? nothing : { new: added, changed, unchanged, left }
    return { sheet: label, title: titleOf(name), ...counts, refused: refusedRows }
  })
  return {
    outcome: isRefused ? 'refused' : 'good',
    sheets: reports,
    errors: all,
    isWorkbook: cameAsWorkbook(files),
  }
}

const nothing = { new: 0, changed: 0, unchanged: 0, left: 0 }
const titleOf = (name: PeopleFileName): Bilingual => peopleFiles[name].title
const orderOf = (sheets: PeopleListRead['sheets'], label: string): number =>
  sheets.findIndex((sheet) => sheet.label === label)

/** Thrown to roll back what was written before a rule refused the whole. */
class Undo extends Error {
  override readonly name = 'Undo'

  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

async function undoneWhenRefused<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof Undo) return refused(fault.refusal)
    throw fault
  }
}
