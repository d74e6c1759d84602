import type { WorkCalendar } from '@zhengmei/domain/calendar'
import {
  epochDayOf,
  firstDayOfYear,
  type Instant,
  lastDayOfYear,
  ok,
  type Result,
  refuse,
  startOfDay,
  startOfEpochDay,
} from '@zhengmei/domain/kernel'
import type { RulebookEdition } from '@zhengmei/domain/rulebook'
import type { ClientBase, Pool } from 'pg'
import { databaseClock } from '../../platform/clock/index.js'
import { withTransaction } from '../../platform/db/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { digestOf, findEdition, layersAt } from '../rulebook/index.js'
import { calendarForYear, calendarOfRun } from './calendar-of-run.js'
import { noSuchRun, notSealed } from './refusals.js'
import { FactsFrom, type RuleChange, type Run, RunKind, type RunLayer } from './run.js'
import { findRequested, findRun, insertRun, lastRepetition, type PlannedRun } from './run.repository.js'
import { prepareRun, type RunRules, rulesOf } from './scheme-of-run.js'

/** What is asked for. */
export interface RunRequest {
  readonly kind: typeof RunKind.trial | typeof RunKind.official
  /** Null: all units there are; then `rulebook` is needed, since nothing is attached to no node. */
  readonly scopeOrgId: string | null
  readonly year: number
  /** Exclusive; the end of the year unless told, of a trial within the year the beginning of today. */
  readonly cutoffAt?: Instant
  /** Absent: what is attached to the scope and its ancestors. */
  readonly rulebook?: { readonly id: string; readonly version?: number }
  readonly factsFrom?: FactsFrom
  readonly requestedBy?: string
  /** Asks for the same again although a sealed run exists, because the facts have changed since. */
  readonly again?: boolean
}

/** The run that was asked for; `existed` when it had been asked for already. */
export interface RequestedRun {
  readonly run: Run
  readonly existed: boolean
}

/**
 * Called in the transaction that plans a new run: hands it to a worker and writes the audit record. A command line that performs
 * the run itself does nothing.
 */
export type EnqueueRun = (client: ClientBase, runId: string) => Promise<void>

/** Enquiries replied quicker than this are in time under every built-in book; the database has an index for the others. */
const usualEnquiryHours = 24

/** A request that was found possible; `planRun` makes a run of it. */
export type RunPlan = PlannedRun & { readonly again: boolean }

/**
 * Asks for a run. The same asked for twice, also at once, is one run.
 *
 * @returns the refusals of `planRequest`.
 */
export async function requestRun(
  pool: Pool,
  request: RunRequest,
  enqueue: EnqueueRun,
): Promise<Result<RequestedRun>> {
  const plan = await planRequest(pool, request)
  if (!plan.ok) return plan
  return ok(await withTransaction(pool, (client) => planRun(client, plan.value, enqueue)))
}

/**
 * Looks whether a run is possible and what it is to be.
 *
 * @returns refusals `assessment/no-such-scope`, `assessment/no-rulebook`, `assessment/year-beyond-calendar`,
 *   `assessment/year-not-over`, `assessment/cutoff-outside`, and those of the rules themselves.
 */
export async function planRequest(pool: Pool, request: RunRequest): Promise<Result<RunPlan>> {
  if (request.scopeOrgId !== null) {
    const { rows } = await pool.query('SELECT FROM org WHERE id = $1', [request.scopeOrgId])
    if (rows.length === 0) return noSuchScope
  }
  const calendar = await calendarForYear(pool, request.year)
  if (!calendar.ok) return calendar
  const cutoff = await cutoffOf(pool, request)
  if (!cutoff.ok) return cutoff
  const layers = await layersOf(pool, request)
  if (!layers.ok) return layers
  return planOf(pool, calendar.value, {
    again: request.again ?? false,
    kind: request.kind,
    scopeOrgId: request.scopeOrgId,
    year: request.year,
    cutoffAt: cutoff.value,
    layers: layers.value,
    changes: [],
    baseRunId: null,
    factsRunNo: null,
    factsFrom: request.factsFrom ?? FactsFrom.rollups,
    requestedBy: request.requestedBy ?? null,
  })
}

/** A what-if: the frozen facts of a sealed run under changed values, or under another edition. */
export interface WhatIfRequest {
  readonly baseRunId: string
  readonly changes: readonly RuleChange[]
  /** Absent: the editions of the base. */
  readonly rulebook?: { readonly id: string; readonly version?: number }
  readonly requestedBy?: string
}

/**
 * Looks whether a what-if on a sealed run is possible and what it is to be.
 *
 * @returns refusals `assessment/no-such-run`, `assessment/not-sealed`, `assessment/nothing-changed`, and those of the rules.
 */
export async function planWhatIf(pool: Pool, request: WhatIfRequest): Promise<Result<RunPlan>> {
  const base = await findRun(pool, request.baseRunId)
  if (base === null) return noSuchRun('baseRunId')
  if (base.state !== 'sealed') return notSealed('baseRunId')
  if (request.changes.length === 0 && request.rulebook === undefined) return nothingChanged
  const layers = request.rulebook ? await namedLayers(pool, request.rulebook) : ok(base.layers)
  if (!layers.ok) return layers
  const calendar = await calendarOfRun(pool, base)
  if (!calendar.ok) return calendar
  return planOf(pool, calendar.value, {
    again: false,
    kind: RunKind.whatIf,
    scopeOrgId: base.scopeOrgId,
    year: base.year,
    cutoffAt: base.cutoffAt,
    layers: layers.value,
    changes: request.changes,
    baseRunId: base.id,
    factsRunNo: base.factsRunNo,
    factsFrom: base.factsFrom,
    requestedBy: request.requestedBy ?? null,
    enquiriesOverHours: base.enquiriesOverHours,
  })
}

type Plan = Omit<
  PlannedRun,
  'id' | 'editionId' | 'editionVersion' | 'enquiriesOverHours' | 'requestKey' | 'repetition'
> & { readonly enquiriesOverHours?: number; readonly again: boolean }

async function planOf(pool: Pool, calendar: WorkCalendar, plan: Plan): Promise<Result<RunPlan>> {
  const rules = await rulesOf(pool, plan)
  if (!rules.ok) return rules
  const enquiriesOverHours = plan.enquiriesOverHours ?? enquiryHours(rules.value)
  const prepared = prepareRun(rules.value, { ...plan, enquiriesOverHours }, calendar)
  if (!prepared.ok) return prepared
  const edition = statingEdition(rules.value, plan.layers)
  const { requestedBy: _by, again: _again, ...inputs } = plan
  return ok({
    ...plan,
    id: uuidv7(),
    editionId: edition.id,
    editionVersion: edition.version,
    enquiriesOverHours,
    requestKey: digestOf(inputs),
    repetition: 0,
  })
}

/** The edition by which the run goes: the one that says what points an account starts from. */
function statingEdition(
  rules: RunRules,
  layers: readonly RunLayer[],
): Pick<RulebookEdition, 'id' | 'version'> {
  const stated = rules.effective.values.get('annual.start')
  const stacked = [stated?.edition, ...(stated?.shadowed.map((other) => other.edition) ?? [])]
  const own = stacked.find((edition) => layers.some((layer) => layer.id === edition?.id))
  return own ?? layers[layers.length - 1] ?? { id: '', version: 0 }
}

function enquiryHours(rules: RunRules): number {
  let hours = usualEnquiryHours
  for (const { spec } of rules.scheme.deductions) {
    if (spec.kind === 'late_reply') hours = Math.min(hours, spec.hours, spec.hoursTouchingNonWorkingDay)
  }
  return hours
}

/** Makes a run of a plan in the caller's transaction, unless the same was asked for already. */
export async function planRun(client: ClientBase, plan: RunPlan, enqueue: EnqueueRun): Promise<RequestedRun> {
  const last = await lastRepetition(client, plan.requestKey)
  const repetition = last === null ? 0 : last.repetition + (plan.again && last.state === 'sealed' ? 1 : 0)
  const existed = !(await insertRun(client, { ...plan, repetition }))
  if (!existed) await enqueue(client, plan.id)
  const run = await findRequested(client, plan.requestKey, repetition)
  if (run === null) throw new Error(`run ${plan.id} was not planned`)
  return { run, existed }
}

async function layersOf(pool: Pool, request: RunRequest): Promise<Result<readonly RunLayer[]>> {
  if (request.rulebook) return namedLayers(pool, request.rulebook)
  if (request.scopeOrgId === null) return noRulebook
  const attached = await layersAt(pool, request.scopeOrgId, lastDayOfYear(request.year))
  if (attached.length === 0) return noRulebook
  return ok(
    attached.map(({ edition, digest, nodeCode, attachedFrom }) => ({
      id: edition.id,
      version: edition.version,
      digest,
      nodeCode,
      attachedFrom,
    })),
  )
}

async function namedLayers(
  pool: Pool,
  named: { readonly id: string; readonly version?: number },
): Promise<Result<readonly RunLayer[]>> {
  const published = await findEdition(pool, named.id, named.version)
  if (published === null) return noSuchRulebook(named.id)
  return ok([{ id: published.edition.id, version: published.edition.version, digest: published.digest }])
}

async function cutoffOf(pool: Pool, request: RunRequest): Promise<Result<Instant>> {
  const yearStarts = startOfDay(firstDayOfYear(request.year))
  const yearEnds = startOfDay(firstDayOfYear(request.year + 1))
  const now = await databaseClock(pool).now()
  if (request.kind === RunKind.official && now < yearEnds) return yearNotOver(request.year)
  const today = startOfEpochDay(epochDayOf(now))
  const cutoff = request.cutoffAt ?? (Math.min(yearEnds, today) as Instant)
  if (cutoff <= yearStarts || cutoff > Math.max(now, yearEnds)) return cutoffOutside
  return ok(cutoff)
}

const noSuchScope = refuse(
  'assessment/no-such-scope',
  { zh: '没有这个单位', en: 'there is no such organisation' },
  'scopeId',
)
const nothingChanged = refuse(
  'assessment/nothing-changed',
  {
    zh: '假设推演需要改动某个值，或换用另一版规则',
    en: 'a what-if needs a changed value or another edition',
  },
  'changes',
)
const noRulebook = refuse(
  'assessment/no-rulebook',
  { zh: '该单位及其上级没有适用的规则', en: 'no rulebook is attached to the organisation or above it' },
  'rulebookId',
)
const noSuchRulebook = (id: string) =>
  refuse(
    'assessment/no-such-rulebook',
    { zh: `没有规则 ${id}`, en: `there is no rulebook ${id}` },
    'rulebookId',
  )
const yearNotOver = (year: number) =>
  refuse(
    'assessment/year-not-over',
    { zh: `${year} 年尚未结束，只能试算`, en: `${year} is not over: only a trial is possible` },
    'year',
  )
const cutoffOutside = refuse(
  'assessment/cutoff-outside',
  {
    zh: '数据截止时间须在考核年度开始之后，且不能晚于现在',
    en: 'the cut-off must lie after the beginning of the year and not in the future',
  },
  'cutoffAt',
)
