import { record } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { endSession } from './session.repository.js'

/** Ends the session, if there is one, and takes its cookie away. */
export async function signOut(context: RequestContext): Promise<void> {
  const { sessionId } = context
  if (sessionId !== null) {
    await withTransaction(context.pool, async (client) => {
      await endSession(client, sessionId)
      await record(client, context.actor, {
        action: 'session.end',
        objectType: 'session',
        objectId: sessionId,
      })
    })
  }
  context.carrier.give(null)
  context.actAs(null)
}
