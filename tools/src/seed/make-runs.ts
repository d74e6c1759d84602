import { performHere, type Run, RunKind, requestRun } from '@zhengmei/api/features/assessment'
import { startOfDay } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import type { OrgIds } from './org-ids.js'
import { suqianCode } from './org-tree.js'
import type { Period } from './period.js'

/** Suqian's official run of last year and a trial of this year to date, asked for by its office; both are performed here. */
export async function makeRuns(pool: Pool, orgIds: OrgIds, period: Period): Promise<readonly Run[]> {
  const { rows } = await pool.query<{ id: string }>(`SELECT id FROM person WHERE login = 'office'`)
  const requestedBy = rows[0]?.id
  const official = await makeRun(pool, {
    kind: RunKind.official,
    year: period.lastYear,
    scopeOrgId: orgIds(suqianCode),
    requestedBy,
  })
  const trial = await makeRun(pool, {
    kind: RunKind.trial,
    year: period.thisYear,
    scopeOrgId: orgIds(suqianCode),
    cutoffAt: startOfDay(period.today),
    requestedBy,
  })
  return [official, trial]
}

async function makeRun(pool: Pool, request: Parameters<typeof requestRun>[1]): Promise<Run> {
  const requested = await requestRun(pool, request, async () => undefined)
  if (!requested.ok) throw new Error(`${requested.refusal.message.zh} / ${requested.refusal.message.en}`)
  const run = await performHere(pool, requested.value.run.id)
  if (run.state !== 'sealed') {
    throw new Error(`The run of ${request.year} ended as ${run.state}: ${run.failure?.message.en ?? ''}`)
  }
  return run
}
