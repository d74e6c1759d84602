import { Action, can } from '@zhengmei/domain/identity'
import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import { publish } from '../../../platform/events/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { isUuid, uuidv7 } from '../../../platform/ids/index.js'
import { runById } from '../assessment.loaders.js'
import { noSuchRun, notSealed } from '../refusals.js'
import type { Run } from '../run.js'
import type { RunVerification } from './verification.js'
import { findVerification, insertVerification, requestCancel, underWayOf } from './verification.repository.js'
import { verificationQueue, verificationTopic } from './verification-jobs.js'

/** A verification that was asked for. */
export interface RequestedVerification {
  readonly verification: RunVerification
  /** One of the same run is under way: it was not asked for twice. */
  readonly alreadyUnderWay: boolean
}

/**
 * Asks a worker to recompute a sealed run and compare all of it. Asked for while one is under way it is that one, so
 * that no key is needed against asking twice.
 *
 * @returns refusals `assessment/no-such-run`, `assessment/not-sealed`.
 */
export async function requestVerification(
  context: RequestContext,
  runId: string,
): Promise<Result<RequestedVerification>> {
  const run = await runToVerify(context, runId)
  if (run === null) return noSuchRun('id')
  if (run.state !== 'sealed') return notSealed('id')
  const { personId, appointment } = context.requireViewer()
  const { requestId, address } = context.actor
  const id = uuidv7()
  const asked = await withTransaction(context.pool, async (client) => {
    const planned = { id, runId, requestedBy: personId, appointmentId: appointment.id, requestId, address }
    if (!(await insertVerification(client, planned))) return underWayOf(client, runId)
    await context.queue.enqueue(client, verificationQueue, id)
    await publish(client, { topic: verificationTopic, id })
    await record(client, context.actor, {
      action: 'run.verify',
      objectType: 'assessment_run',
      objectId: runId,
      after: { verification: id },
    })
    return { id }
  })
  // The one under way ended between the two statements: whoever asks now gets one of their own.
  if (asked === null) return requestVerification(context, runId)
  const verification = await findVerification(context.pool, asked.id)
  if (verification === null) throw new Error(`verification ${asked.id} is gone`)
  return ok({ verification, alreadyUnderWay: asked.id !== id })
}

/**
 * Asks a verification to end without an outcome; whoever may ask for one may end it. One that no worker has begun ends
 * at once, another within a second.
 *
 * @returns refusals `assessment/no-such-verification`, `assessment/verification-over`.
 */
export async function cancelVerification(
  context: RequestContext,
  id: string,
): Promise<Result<{ readonly verification: RunVerification }>> {
  const found = isUuid(id) ? await findVerification(context.pool, id) : null
  if (found === null || (await runToVerify(context, found.runId)) === null) return noSuchVerification
  const asked = await withTransaction(context.pool, async (client) => {
    if (!(await requestCancel(client, id))) return false
    await publish(client, { topic: verificationTopic, id })
    await record(client, context.actor, {
      action: 'run.verify_cancel',
      objectType: 'assessment_run',
      objectId: found.runId,
      after: { verification: id },
    })
    return true
  })
  const verification = await findVerification(context.pool, id)
  return asked && verification ? ok({ verification }) : over
}

/** A run that the viewer may verify; null when there is none or it isn't theirs. */
async function runToVerify(context: RequestContext, runId: string): Promise<Run | null> {
  const run = isUuid(runId) ? await context.load(runById, runId) : null
  if (run?.scopePath == null) return null
  return can(context.requireViewer(), Action.verifyRuns, run.scopePath) ? run : null
}

const noSuchVerification = refuse(
  'assessment/no-such-verification',
  { zh: '没有这次核验', en: 'there is no such verification' },
  'id',
)
const over = refuse(
  'assessment/verification-over',
  { zh: '这次核验已经结束', en: 'the verification is over already' },
  'id',
)
