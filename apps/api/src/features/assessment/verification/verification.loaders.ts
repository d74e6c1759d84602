import { defineLoader, defineWindowLoader, inOrderOf } from '../../../platform/graphql/index.js'
import type { RunVerification } from './verification.js'
import { latestVerifications, verificationCounts, verificationsOf } from './verification.repository.js'

/** The latest verification of a run, else null. Whoever asks has looked whether the viewer may see the whole run. */
export const latestVerificationOf = defineLoader<string, RunVerification | null>(async (context, runIds) =>
  inOrderOf(runIds, await latestVerifications(context.pool, runIds), (one) => one.runId),
)

/** How often a run was verified, under the same condition. */
export const verificationCountOf = defineLoader<string, number>(async (context, runIds) => {
  const counts = await verificationCounts(context.pool, runIds)
  return inOrderOf(runIds, counts, (row) => row.runId).map((row) => row?.count ?? 0)
})

/** A page of a run's verifications, under the same condition. */
export const verificationsPage = defineWindowLoader<RunVerification>(
  (context, runIds, window) => verificationsOf(context.pool, runIds, window),
  (one) => one.runId,
)
