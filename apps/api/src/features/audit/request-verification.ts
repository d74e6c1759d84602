import { ok, type Result } from '@zhengmei/domain/kernel'
import { record } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { auditCheckQueue, latestVerification, type Verification } from './verification.js'

/** Has a worker check the whole trail; the check that is under way already is the one, should there be one. */
export function requestVerification(
  context: RequestContext,
): Promise<Result<{ verification: Verification }>> {
  const { personId } = context.requireViewer()
  return withTransaction(context.pool, async (client) => {
    // Two who ask at once shall get one check.
    await client.query('lock table audit_verification in share row exclusive mode')
    const latest = await latestVerification(client)
    if (latest?.state === 'planned' || latest?.state === 'running') return ok({ verification: latest })
    const id = uuidv7()
    await client.query('insert into audit_verification (id, requested_by) values ($1, $2)', [id, personId])
    await context.queue.enqueue(client, auditCheckQueue, id)
    await record(client, context.actor, {
      action: 'audit.verify',
      objectType: 'audit_verification',
      objectId: id,
    })
    const verification = await latestVerification(client)
    if (verification === null) throw new Error(`the check ${id} is not where it was put`)
    return ok({ verification })
  })
}
