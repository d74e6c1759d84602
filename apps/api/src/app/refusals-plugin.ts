import type { ApolloServerPlugin } from '@apollo/server'
import type { RefusalLog } from '../platform/audit/index.js'
import type { RequestContext } from '../platform/graphql/index.js'
import type { Logger } from '../platform/log/index.js'

/** Leaves a trace of what a request was refused, before it is answered. That it can't be left is logged, not told. */
export async function writeRefusals(
  refusals: RefusalLog,
  log: Logger,
  context: RequestContext,
): Promise<void> {
  const { actor, refused } = context.takeRefusals()
  await refusals.write(actor, refused).catch((fault: unknown) => {
    log.error({ err: fault, requestId: context.caller.requestId }, 'a refusal left no trace')
  })
}

/** {@link writeRefusals} for every GraphQL request over HTTP. */
export const refusalsPlugin = (refusals: RefusalLog, log: Logger): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      willSendResponse: ({ contextValue }) => writeRefusals(refusals, log, contextValue),
    }
  },
})
