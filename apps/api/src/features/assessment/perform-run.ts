import { engineVersion, type PreparedYear } from '@zhengmei/domain/assessment'
import type { WorkCalendar } from '@zhengmei/domain/calendar'
import { liesWithin } from '@zhengmei/domain/identity'
import type { Result } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { withClient } from '../../platform/db/index.js'
import type { Fence } from '../../platform/jobs/index.js'
import { keepCalendar } from '../calendar/index.js'
import { scopeOfAppointment } from '../identity/index.js'
import { calendarOfRun } from './calendar-of-run.js'
import { clearFacts, freezeRun } from './freeze/freeze-run.js'
import { type FrozenUnit, frozenUnits } from './freeze/frozen-facts.js'
import type { Run, RunFailure } from './run.js'
import { appointmentOfRun, findRun } from './run.repository.js'
import { clearRows, failRun, RunEndedError, type RunWriter, resultTables, runStep } from './run-step.js'
import { prepareRun, type RunRules, rulesOf } from './scheme-of-run.js'
import { ScoredBatch } from './score/score-batch.js'
import { noteBatch, RowsInTurn } from './score/store-batch.js'
import { type RunDigests, readScored, type ScoredUnit, sealRun, storeStandings } from './seal-run.js'
import { tellOfRun } from './tell-of-run.js'

/** How an attempt at a run is made. */
export interface PerformOptions {
  readonly fence: Fence
  /** Aborted: the attempt ends before its next step, and the run can be taken up again. */
  readonly signal?: AbortSignal
  /** Told after every step. */
  readonly onProgress?: (progress: RunProgress) => void
  /** Units scored and stored in one transaction; the first of a run are so while the facts are frozen. */
  readonly unitsPerBatch?: number
}

/** How far an attempt is. */
export interface RunProgress {
  readonly stage: 'freezing' | 'scoring' | 'sealing' | 'sealed'
  readonly unitsDone: number
  readonly unitsTotal: number
}

/** A second or two of work: what a kill costs at the most. */
const defaultUnitsPerBatch = 20_000

/** Units whose rows are sent together, while the next are scored: few are left to store after the last. */
const unitsAtATime = 500

/** PostgreSQL's code for a repeatable-read transaction that met a concurrent change. */
const serializationFailure = '40001'

/**
 * Carries a run from wherever it stands to its seal: freeze the facts and score the first batch of them on the way, score and store
 * batch by batch, rank and seal. Every step is one transaction which holds the fence, so after a kill at any moment the next attempt goes on behind the
 * last committed step, with the same result. A run that has ended is left as it is.
 *
 * @returns the run as it stands afterwards: sealed, cancelled or failed.
 * @throws StaleWorkerError when another attempt has taken over; the signal's reason when aborted.
 */
export async function performRun(pool: Pool, runId: string, options: PerformOptions): Promise<Run> {
  const attempt = new Attempt(pool, runId, options)
  try {
    return await attempt.perform()
  } catch (fault) {
    if (!(fault instanceof RunEndedError)) throw fault
    return attempt.run()
  }
}

class Attempt {
  readonly #unitsPerBatch: number
  /** All units that are stored, by code; read only after an earlier attempt has stored some. */
  #scored: readonly ScoredUnit[] = []
  #lapFrom = performance.now()

  constructor(
    readonly pool: Pool,
    readonly runId: string,
    readonly options: PerformOptions,
  ) {
    this.#unitsPerBatch = options.unitsPerBatch ?? defaultUnitsPerBatch
  }

  async run(): Promise<Run> {
    const run = await findRun(this.pool, this.runId)
    if (run === null) throw new Error(`There is no assessment run ${this.runId}`)
    return run
  }

  async perform(): Promise<Run> {
    const run = await this.run()
    const writer: RunWriter = { pool: this.pool, fence: this.options.fence, runId: run.id, runNo: run.no }
    if (!(await isStillAllowed(this.pool, run))) return this.#fail(writer, noLongerAllowed)
    const rules = await rulesOf(this.pool, run)
    if (!rules.ok) return this.#fail(writer, rules.refusal)
    const calendar = await this.#begin(writer, run, rules.value)
    if (!calendar.ok) return this.#fail(writer, calendar.refusal)
    const prepared = prepareRun(rules.value, run, calendar.value)
    if (!prepared.ok) return this.#fail(writer, prepared.refusal)
    if ((await this.run()).state === 'freezing') await this.#freeze(writer, run, prepared.value)
    await this.#score(writer, prepared.value)
    await this.#sealScored(writer, prepared.value)
    return this.run()
  }

  async #fail(writer: RunWriter, failure: RunFailure): Promise<Run> {
    await failRun(writer, { code: failure.code, message: failure.message })
    return this.run()
  }

  /**
   * A what-if has its facts already. Rows scored by another version of the engine are scored again. The calendar of the first attempt
   * is kept with the run and is that of the others.
   */
  async #begin(writer: RunWriter, run: Run, rules: RunRules): Promise<Result<WorkCalendar>> {
    this.#checkSignal()
    return runStep(writer, async (client) => {
      const calendar = await calendarOfRun(client, run)
      if (!calendar.ok) return calendar
      await keepCalendar(client, calendar.value)
      if (run.state === 'freezing') await clearFacts(client, run)
      if (run.engineVersion !== null && run.engineVersion !== engineVersion) {
        await clearRows(client, run.no, resultTables)
        await client.query(
          `UPDATE assessment_run SET units_done = 0, accounts_done = 0, lines = 0, unknowns = 0, vetoed = 0,
             state = CASE WHEN state = 'sealing' THEN 'scoring' ELSE state END WHERE id = $1`,
          [run.id],
        )
      }
      await client.query(
        `UPDATE assessment_run AS run SET started_at = coalesce(started_at, clock_timestamp()),
           calendar_version = $2, engine_version = $3, rulebook_digest = $4,
           state = CASE WHEN state <> 'planned' THEN state WHEN facts_run_no IS NULL THEN 'freezing' ELSE 'scoring' END,
           (units_total, accounts_total) = (
             SELECT facts.units_total, facts.accounts_total FROM assessment_run facts
             WHERE facts.no = coalesce(run.facts_run_no, run.no))
         WHERE id = $1`,
        [run.id, calendar.value.version, engineVersion, rules.digest],
      )
      return calendar
    })
  }

  async #freeze(writer: RunWriter, run: Run, prepared: PreparedYear): Promise<void> {
    this.#report('freezing', 0, 0)
    for (;;) {
      this.#checkSignal()
      try {
        const units = freezeRun(writer, run, this.#unitsPerBatch, () => this.#lap())
        await this.#storeBatch(writer, prepared, units)
        return
      } catch (fault) {
        if ((fault as { code?: unknown }).code !== serializationFailure) throw fault
        // Somebody asked to cancel meanwhile: this step carries that out.
        await runStep(writer, (client) => clearFacts(client, run))
      }
    }
  }

  async #score(writer: RunWriter, prepared: PreparedYear): Promise<void> {
    const run = await this.run()
    if (run.state !== 'scoring') return
    await this.#recall(run)
    const total = unitsOf(run)
    let from = run.unitsDone
    await withClient(this.pool, async (reader) => {
      do {
        const to = Math.min(from + this.#unitsPerBatch, total)
        const units = frozenUnits(reader, run.factsRunNo, from, to)
        await this.#storeBatch(writer, prepared, units)
        from = to
      } while (from < total)
    })
  }

  /**
   * Units are scored and sent on as they come: the database stores some while the next are scored, and memory stays flat. With the last
   * of a run it goes on to the seal: they are ranked while their rows are being stored.
   */
  async #storeBatch(
    writer: RunWriter,
    prepared: PreparedYear,
    units: AsyncGenerator<Iterable<FrozenUnit>>,
  ): Promise<void> {
    const batch = new ScoredBatch(prepared, writer.runNo)
    let sealing: Promise<void> | undefined
    const committed: Promise<void> = runStep(
      writer,
      (client) => noteBatch(client, writer.runId, batch, this.#lap()),
      async (client) => {
        const rows = new RowsInTurn(client)
        try {
          for await (const some of this.#untilAborted(units)) {
            for (const unit of some) batch.score(unit)
            if (batch.waiting >= unitsAtATime) await rows.store(batch.takeRows())
          }
          await rows.store(batch.takeRows())
          const run = await this.run()
          this.#scored = this.#scored.concat(batch.scored)
          if (this.#scored.length === run.unitsTotal) {
            sealing = this.#seal(writer, run, prepared, committed)
            sealing.catch(() => undefined)
          }
        } finally {
          await rows.ended()
        }
      },
    ).then(({ unitsDone, unitsTotal }) => this.#report('scoring', unitsDone, unitsTotal))
    try {
      await committed
    } catch (fault) {
      await sealing?.catch(() => undefined)
      throw fault
    }
    await sealing
  }

  async *#untilAborted<T>(pieces: AsyncGenerator<T>): AsyncGenerator<T> {
    this.#checkSignal()
    for await (const piece of pieces) {
      this.#checkSignal()
      yield piece
    }
  }

  /** Seals what an earlier attempt has scored. */
  async #sealScored(writer: RunWriter, prepared: PreparedYear): Promise<void> {
    const run = await this.run()
    if (run.state !== 'sealing') return
    await this.#recall(run)
    await this.#seal(writer, run, prepared, Promise.resolve())
  }

  /** @param stored ends when all rows of the run are committed: before that nothing is sealed. */
  async #seal(writer: RunWriter, run: Run, prepared: PreparedYear, stored: Promise<void>): Promise<void> {
    let digests: RunDigests
    await runStep(
      writer,
      async (client) => {
        await sealRun(client, run, digests, () => this.#lap())
        await tellOfRun(client, run.id, 'sealed')
      },
      async (client) => {
        digests = await storeStandings(client, run, prepared.scheme, this.#scored)
        await stored
        this.#checkSignal()
        this.#report('sealing', unitsOf(run), unitsOf(run))
      },
    )
    this.#report('sealed', unitsOf(run), unitsOf(run))
  }

  /** What an earlier attempt has stored. */
  async #recall(run: Run): Promise<void> {
    if (this.#scored.length < run.unitsDone) this.#scored = await readScored(this.pool, run.no)
  }

  /** Seconds since the last lap; milliseconds are exact enough, and keep the record short. */
  #lap(): number {
    const from = this.#lapFrom
    this.#lapFrom = performance.now()
    return Math.round(this.#lapFrom - from) / 1_000
  }

  #checkSignal(): void {
    this.options.signal?.throwIfAborted()
  }

  #report(stage: RunProgress['stage'], unitsDone: number, unitsTotal: number): void {
    this.options.onProgress?.({ stage, unitsDone, unitsTotal })
  }
}

/** Whether who asked for the run still may: the appointment is in force, and the scope lies within what it covers now. */
async function isStillAllowed(pool: Pool, run: Run): Promise<boolean> {
  const appointmentId = await appointmentOfRun(pool, run.id)
  if (appointmentId === null) return true
  const covered = await scopeOfAppointment(pool, appointmentId)
  return covered !== null && run.scopePath !== null && liesWithin(run.scopePath, covered)
}

const noLongerAllowed: RunFailure = {
  code: 'assessment/no-longer-allowed',
  message: {
    zh: '申请人的任职已终止，或考核范围已不在其任职范围内，考核未进行',
    en: 'whoever asked for the run holds the appointment no longer, or the scope has moved out of it; nothing was assessed',
  },
}

/** Known once the facts are frozen; without it a run must not be taken for one of no units. */
function unitsOf(run: Run): number {
  if (run.unitsTotal === null) throw new Error(`run ${run.id} has no frozen facts`)
  return run.unitsTotal
}
