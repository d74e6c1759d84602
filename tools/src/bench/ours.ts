import { type FactsFrom, performHere, type Run, requestRun } from '@zhengmei/api/features/assessment'
import type { Pool } from 'pg'
import { benchYear } from './generate.js'
import type { Timed } from './yield.js'

/** One run of ours, timed from the freezing of the facts to the seal. */
export interface TimedRun extends Timed {
  readonly run: Run
}

/** Performs a whole run: frozen facts, scores, lines, ranks, digests, seal. */
export async function timeRun(pool: Pool, factsFrom: FactsFrom): Promise<TimedRun> {
  const requested = await requestRun(
    pool,
    {
      kind: 'trial',
      scopeOrgId: null,
      year: benchYear,
      rulebook: { id: 'suqian-2021' },
      factsFrom,
      again: true,
    },
    async () => undefined,
  )
  if (!requested.ok) throw new Error(requested.refusal.message.en)
  const begun = performance.now()
  const run = await performHere(pool, requested.value.run.id)
  if (run.state !== 'sealed') throw new Error(`the run ended as ${run.state}`)
  const seconds = (performance.now() - begun) / 1_000
  return { run, seconds, found: { accounts: run.accountsDone, units: run.unitsDone, lines: run.lines } }
}
