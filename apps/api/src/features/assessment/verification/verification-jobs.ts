import type { Pool, PoolClient } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import { publish } from '../../../platform/events/index.js'
import {
  CancelledByPerson,
  holdFence,
  type JobContext,
  type JobHandler,
  watchJob,
} from '../../../platform/jobs/index.js'
import { verifyRun } from '../verify-run.js'
import { isUnderWay, type RunVerification } from './verification.js'
import {
  endVerification,
  findVerification,
  markRunning,
  noteUnits,
  type UnitsCompared,
  type VerificationEnd,
} from './verification.repository.js'

/** The queue in which verifications wait for a worker. */
export const verificationQueue = 'run-verification'

/** What subscriptions are told about. */
export const verificationTopic = 'run_verification'

/** What a worker does for verifications. */
export const verificationJobs = (
  pool: Pool,
  options: { readonly onProgress?: (compared: UnitsCompared) => void } = {},
): JobHandler => ({
  queue: verificationQueue,
  perform: (id, context) => performVerification(pool, id, { ...options, ...context }),
  async giveUp(id, _fault, { fence }) {
    const verification = await findVerification(pool, id)
    if (verification) await end(pool, verification, { fence }, { failure: gaveUp })
  },
})

const gaveUp = {
  code: 'assessment/fault',
  message: {
    zh: '核验多次因系统故障中断，已停止；请查看工作进程的日志',
    en: 'the verification was stopped after repeated faults; see the log of the worker',
  },
}

/**
 * Does a verification, or does it again from the start after a kill: it changes nothing but its own record, whose end
 * is one transaction with its audit entry.
 */
async function performVerification(
  pool: Pool,
  id: string,
  context: JobContext & { readonly onProgress?: (compared: UnitsCompared) => void },
): Promise<void> {
  const verification = await findVerification(pool, id)
  if (verification === null || !isUnderWay(verification)) return
  if (verification.cancelRequestedAt !== null) return end(pool, verification, context, { cancelled: true })
  if (!(await inOwnStep(pool, id, context, (client) => markRunning(client, id)))) return
  const watch = watchJob<UnitsCompared>({
    note: (compared) => noteUnits(pool, id, context.fence, compared),
    changed: () => publish(pool, { topic: verificationTopic, id }),
  })
  let units = 0
  const outcome = await verifyRun(pool, verification.runId, {
    signal: AbortSignal.any([context.signal, watch.cancelled]),
    onProgress: (compared) => {
      units = compared.unitsDone
      watch.onProgress(compared)
      context.onProgress?.(compared)
    },
  })
    .then(
      (verified): VerificationEnd =>
        verified.ok ? { verified: verified.value, units } : { failure: verified.refusal },
    )
    .catch((reason: unknown): VerificationEnd => {
      if (reason instanceof CancelledByPerson) return { cancelled: true }
      throw reason
    })
    .finally(() => watch.stop())
  await end(pool, verification, context, outcome)
}

/** Its end; what it came to stands in the trail as well. */
const end = (
  pool: Pool,
  verification: RunVerification,
  context: Pick<JobContext, 'fence'>,
  outcome: VerificationEnd,
): Promise<void> =>
  inOwnStep(pool, verification.id, context, async (client) => {
    if (!(await endVerification(client, verification.id, outcome)) || !('verified' in outcome)) return
    const { requestedBy, appointmentId, requestId, address } = verification
    const actor = { personId: requestedBy, appointmentId, tokenId: null, requestId, address }
    await record(client, actor, {
      action: 'run.verified',
      objectType: 'assessment_run',
      objectId: verification.runId,
      after: {
        verification: verification.id,
        equal: outcome.verified.equal,
        recomputedDigest: outcome.verified.recomputedDigest,
      },
    })
  })

/** A short transaction, held by the attempt's fence and told to subscriptions. */
const inOwnStep = <T>(
  pool: Pool,
  id: string,
  { fence }: Pick<JobContext, 'fence'>,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> =>
  withTransaction(pool, async (client) => {
    await holdFence(client, fence)
    await publish(client, { topic: verificationTopic, id })
    return work(client)
  })
