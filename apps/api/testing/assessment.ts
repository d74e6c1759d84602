import { fileURLToPath } from 'node:url'
import type { Pool } from 'pg'
import { performHere, type Run, type RunRequest, requestRun } from '../src/features/assessment/index.js'
import { csvFolder, importDataSet } from '../src/features/dataset/index.js'
import { publishBuiltInEditions } from '../src/features/rulebook/index.js'

/** The small data set full of edges, whose results were worked out by hand. */
export const suqianMini = fileURLToPath(
  new URL('../../../packages/domain/test-data/suqian-mini', import.meta.url),
)

/** Imports it and publishes the built-in books. */
export async function importSuqianMini(pool: Pool): Promise<void> {
  await publishBuiltInEditions(pool)
  const { report } = await importDataSet(pool, await csvFolder(suqianMini))
  if (report.outcome !== 'saved') throw new Error(`the data set was ${report.outcome}`)
}

/** The year 2025 of all units, by Suqian's book. */
export const suqian2025: RunRequest = {
  kind: 'official',
  scopeOrgId: null,
  year: 2025,
  rulebook: { id: 'suqian-2021' },
}

/** Asks for a run without handing it to a worker. */
export async function planned(pool: Pool, request: RunRequest): Promise<Run> {
  const requested = await requestRun(pool, request, async () => undefined)
  if (!requested.ok) throw new Error(requested.refusal.code)
  return requested.value.run
}

/** Asks for a run and performs it. */
export async function performed(
  pool: Pool,
  request: RunRequest,
  options: Parameters<typeof performHere>[2] = {},
): Promise<Run> {
  return performHere(pool, (await planned(pool, request)).id, options)
}
