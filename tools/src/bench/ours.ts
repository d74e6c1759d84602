import { type FactsFrom, performHere, type Run, requestRun } from '@zhengmei/api/features/assessment'
import type { Pool } from 'pg'
import { benchYear } from './generate.js'

/** One run of ours and how long it took, from the freezing of the facts to the seal. */
export interface TimedRun {
  readonly run: Run
  readonly seconds: number
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
  return { run, seconds: (performance.now() - begun) / 1_000 }
}

/** The way a loop over accounts is commonly written: three queries an account, judged one by one. A lower bound of an ORM's. */
export async function timeLoop(pool: Pool, accounts: number): Promise<number> {
  const begun = performance.now()
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM account ORDER BY code LIMIT $1', [
    accounts,
  ])
  for (const { id } of rows) {
    const posts = await pool.query<{ published_at: Date }>('SELECT * FROM post WHERE account_id = $1', [id])
    const messages = await pool.query('SELECT * FROM message WHERE account_id = $1', [id])
    const findings = await pool.query('SELECT * FROM finding WHERE account_id = $1', [id])
    const weeks = new Set(posts.rows.map((post) => Math.floor(post.published_at.getTime() / 604_800_000)))
    const lines = [52 - weeks.size, messages.rows.length, findings.rows.length].filter((count) => count > 0)
    await pool.query('SELECT $1::int', [lines.length])
  }
  return (performance.now() - begun) / 1_000
}
