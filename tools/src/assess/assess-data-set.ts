import { mkdir, realpath } from 'node:fs/promises'
import { performHere, type Run, RunState, requestRun } from '@zhengmei/api/features/assessment'
import {
  type DataSetSource,
  type ImportOutcome,
  importDataSet,
  openDataSet,
  wholeList,
} from '@zhengmei/api/features/dataset'
import { publishBuiltInEditions, publishEdition } from '@zhengmei/api/features/rulebook'
import { migrations } from '@zhengmei/api/migrations'
import { migrate, openDatabase } from '@zhengmei/api/platform/db'
import { startThrowaway } from '@zhengmei/api/platform/embedded'
import { firstDayOfYear, type Refusal, type Result, startOfDay } from '@zhengmei/domain/kernel'
import { indicatorKeys, indicatorsOf, type RulebookEdition } from '@zhengmei/domain/rulebook'
import type { Pool } from 'pg'
import { BadArguments, ExitStatus } from '../command/refusals.js'
import type { AssessCommand, Tell } from './arguments.js'
import { loadRulebook } from './rulebook.js'
import { clearOut, writeErrors, writeResult, writeSummary } from './write-result.js'

type Asked = Extract<AssessCommand, { do: 'assess' }>

/**
 * Imports a data set into a throw-away database, assesses it and writes the result. Nothing of it stays, whatever happens.
 *
 * @returns the exit status.
 * @throws BadArguments; the reason of the signal.
 */
export async function assessDataSet(asked: Asked, signal: AbortSignal, tell: Tell): Promise<number> {
  const edition = await loadRulebook(asked.rulebook)
  const source = accepted(await openDataSet(asked.data))
  await prepareOut(asked.out, asked.data)
  signal.throwIfAborted()
  const server = await startThrowaway()
  const onAbort = () => void server.close()
  signal.addEventListener('abort', onAbort)
  try {
    await migrate(server.url, migrations)
    const database = await openDatabase({ url: server.url, entities: [], onConnectionLost: () => undefined })
    try {
      return await new Assessment(database.pool, asked, edition, signal, tell).run(source)
    } finally {
      await database.close()
    }
  } catch (fault) {
    // Whatever failed because the server was taken away has one cause.
    signal.throwIfAborted()
    throw fault
  } finally {
    signal.removeEventListener('abort', onAbort)
    await server.close()
  }
}

class Assessment {
  readonly #seconds: Record<string, number> = {}

  constructor(
    readonly pool: Pool,
    readonly asked: Asked,
    readonly edition: RulebookEdition,
    readonly signal: AbortSignal,
    readonly tell: Tell,
  ) {}

  async run(source: DataSetSource): Promise<number> {
    const { asked, tell } = this
    tell('正在导入数据 …', 'Importing …')
    const imported = await this.#timed('import', () => this.#import(source))
    if (imported.report.outcome === 'refused') return this.#refuse(imported)
    tell('正在考核 …', 'Assessing …')
    const run = await this.#assess()
    await this.#timed('write', () => writeResult(this.pool, run, asked.out, this.signal))
    await writeSummary(run, asked.out, { ...this.#seconds, ...run.seconds })
    tell(
      `完成：${run.unitsTotal} 个单位、${run.accountsTotal} 个账号，结果在 ${asked.out}，摘要 ${run.resultDigest}`,
      `Done: ${run.unitsTotal} units, ${run.accountsTotal} accounts; result in ${asked.out}, digest ${run.resultDigest}`,
    )
    return ExitStatus.done
  }

  #import(source: DataSetSource): Promise<ImportOutcome> {
    const indicators = new Set([...indicatorKeys(), ...indicatorsOf([this.edition])])
    return importDataSet(this.pool, source, { indicators, longestList: wholeList, signal: this.signal })
  }

  async #refuse({ errors, report }: ImportOutcome): Promise<number> {
    await writeErrors(errors, this.asked.out)
    this.tell(
      `数据被拒绝：${report.errorCount} 处错误，见 ${this.asked.out}/errors.csv；什么都没有保存`,
      `The data set was refused: ${report.errorCount} errors, see ${this.asked.out}/errors.csv; nothing was saved`,
    )
    return ExitStatus.refused
  }

  async #assess(): Promise<Run> {
    const { asked, edition, pool } = this
    await publishBuiltInEditions(pool)
    accepted(await publishEdition(pool, edition))
    const requested = accepted(
      await requestRun(
        pool,
        {
          kind: 'trial',
          scopeOrgId: null,
          year: asked.year,
          cutoffAt: startOfDay(asked.cutoffOn ?? firstDayOfYear(asked.year + 1)),
          rulebook: { id: edition.id, version: edition.version },
        },
        async () => undefined,
      ),
    )
    const run = await performHere(pool, requested.run.id, { signal: this.signal })
    if (run.failure) throw new BadArguments(run.failure.message)
    if (run.state !== RunState.sealed) throw new Error(`the run ended as ${run.state}`)
    return run
  }

  async #timed<T>(stage: string, work: () => Promise<T>): Promise<T> {
    const begun = performance.now()
    const done = await work()
    this.#seconds[stage] = Math.round(performance.now() - begun) / 1_000
    return done
  }
}

function accepted<T>(result: Result<T, Refusal>): T {
  if (result.ok) return result.value
  throw new BadArguments(result.refusal.message)
}

/** The result has file names of the data set (`accounts.csv`): written into its folder it would replace what was measured. */
async function prepareOut(path: string, data: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
    if ((await realpath(path)) === (await realpath(data))) throw outIsData
    await clearOut(path)
  } catch (fault) {
    if (fault instanceof BadArguments) throw fault
    const reason = fault instanceof Error ? fault.message : String(fault)
    throw new BadArguments({ zh: `不能写入 ${path}：${reason}`, en: `can't write to ${path}: ${reason}` })
  }
}

const outIsData = new BadArguments({
  zh: '--out 不能是数据文件夹本身：结果会覆盖其中的 accounts.csv',
  en: "--out can't be the data folder itself: the result would replace its accounts.csv",
})
