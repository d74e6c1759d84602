import { createWriteStream } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ResultFile, type Run, resultFiles, resultRows } from '@zhengmei/api/features/assessment'
import { errorsCsv } from '@zhengmei/api/features/dataset'
import { csvRecord } from '@zhengmei/api/platform/csv'
import type { RowError } from '@zhengmei/domain/dataset'
import { formatInstant } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'

const errorsName = 'errors.csv'
const summaryName = 'run.json'
const fileOf = (file: ResultFile) => `${file}.csv`

/** Removes what an earlier run has left in the folder, so that nothing of another data set stays beside the new result. */
export async function clearOut(out: string): Promise<void> {
  for (const name of [...resultFiles.map(fileOf), errorsName, summaryName])
    await rm(join(out, name), { force: true })
}

/** Writes the four files of the result; each appears whole or not at all. */
export async function writeResult(pool: Pool, run: Run, out: string, signal: AbortSignal): Promise<void> {
  for (const file of resultFiles) {
    const path = join(out, fileOf(file))
    await pipeline(Readable.from(records(resultRows(pool, run, file))), createWriteStream(`${path}.part`), {
      signal,
    })
    await rename(`${path}.part`, path)
  }
}

async function* records(rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const row of rows) yield csvRecord(row)
}

/** Writes `run.json`: what was assessed by what, and the digests by which two results compare. */
export async function writeSummary(
  run: Run,
  out: string,
  seconds: Readonly<Record<string, number>>,
): Promise<void> {
  const [layer] = run.layers
  const summary = {
    run_id: run.id,
    rulebook: { id: run.editionId, version: run.editionVersion, digest: layer?.digest },
    period: String(run.year),
    facts_cutoff_at: formatInstant(run.cutoffAt),
    calendar_version: run.calendarVersion,
    engine_version: run.engineVersion,
    facts_digest: run.factsDigest,
    result_digest: run.resultDigest,
    counts: {
      units: run.unitsTotal,
      accounts: run.accountsTotal,
      lines: run.lines,
      unknowns: run.unknowns,
      vetoed: run.vetoed,
    },
    seconds,
  }
  await writeFile(join(out, summaryName), `${JSON.stringify(summary, null, 2)}\n`)
}

/** Writes `errors.csv`: every refused row. */
export async function writeErrors(errors: readonly RowError[], out: string): Promise<void> {
  await writeFile(join(out, errorsName), errorsCsv(errors, 'both'))
}
