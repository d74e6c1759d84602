import { Action } from '@zhengmei/domain/identity'
import { defineLoader } from '../../platform/graphql/index.js'
import { listResultsInForce, type Run } from '../assessment/index.js'

/** The result that holds, and that of the same units a year before. */
export interface StandingRuns {
  readonly latest: Run | null
  readonly earlier: Run | null
}

/** Picks them out of results in force, the most binding first. A trial is compared with an official run as well. */
export function pickStanding(runs: readonly Run[]): StandingRuns {
  const [latest = null] = runs
  const earlier =
    runs.find((run) => run.scopeOrgId === latest?.scopeOrgId && run.year === (latest?.year ?? 0) - 1) ?? null
  return { latest, earlier }
}

/** The results that the viewer's workbench shows, looked up once a request. */
export const standingRuns = defineLoader<'mine', StandingRuns>(async (context, keys) => {
  const runs = await listResultsInForce(context.pool, context.scopeFor(Action.readRuns))
  return keys.map(() => pickStanding(runs))
})
