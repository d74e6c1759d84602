import { record } from '../../../platform/audit/index.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { sessionById } from './session.repository.js'

/** Ends the session, if there is one, and takes its cookie away. */
export async function signOut(context: RequestContext): Promise<void> {
  const { sessionId } = context
  if (sessionId !== null) {
    await withEntities(context.database, async (em, client) => {
      const session = await sessionById(em, sessionId)
      session.end(await databaseClock(client).now())
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
