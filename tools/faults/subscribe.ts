import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

/** States of a run as they are told, until it is over; a lost connection is made anew, as the console does. */
export async function subscribe(url: string, cookie: string, runId: string): Promise<readonly string[]> {
  class Socket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { cookie } })
    }
  }
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Socket,
    retryAttempts: 200,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 300)),
    shouldRetry: () => true,
  })
  const states: string[] = []
  try {
    const query = 'subscription ($id: ID!) { assessmentRunProgress(id: $id) { state } }'
    for await (const { data } of client.iterate<{ assessmentRunProgress: { state: string } }>({
      query,
      variables: { id: runId },
    }))
      if (data) states.push(data.assessmentRunProgress.state)
    return states
  } finally {
    await client.dispose()
  }
}
