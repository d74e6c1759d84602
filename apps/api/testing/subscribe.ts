import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

/** One value of a subscription. */
export interface Taken {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

/** What a subscription came to: its values, and how it ended if not by itself. */
export interface Taking {
  readonly values: readonly Taken[]
  /** The socket was closed with this code. */
  readonly closed?: { readonly code: number; readonly reason?: string }
  /** The subscription was refused. */
  readonly errors?: Taken['errors']
}

export interface TakeOptions {
  readonly cookie?: string
  readonly origin?: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly extensions?: Readonly<Record<string, unknown>>
  /** Called after each value that isn't the last, with how many there were: makes the next thing happen. */
  readonly onValue?: (count: number) => void
  /** How many values are taken at most. */
  readonly until?: number
}

/** Opens a socket to the API at `url` and takes the values of a subscription. */
export async function takeFrom(url: string, document: string, options: TakeOptions): Promise<Taking> {
  const { cookie = '', origin } = options
  class Socket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { cookie, ...(origin === undefined ? {} : { origin }) } })
    }
  }
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Socket,
    retryAttempts: 0,
  })
  const values: Taken[] = []
  try {
    const asked = {
      query: document,
      variables: { ...options.variables },
      extensions: { ...options.extensions },
    }
    for await (const value of client.iterate(asked)) {
      values.push(value as Taken)
      if (values.length === options.until) break
      options.onValue?.(values.length)
    }
    return { values }
  } catch (fault) {
    if (Array.isArray(fault)) return { values, errors: fault as NonNullable<Taken['errors']> }
    return { values, closed: fault as NonNullable<Taking['closed']> }
  } finally {
    await client.dispose()
  }
}
