import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

/** Consoles that stay open: each follows how many messages are unread. */
export class Followers {
  #open = 0
  #lost = 0
  readonly #leave: (() => void)[] = []

  constructor(url: string, cookies: readonly string[], count: number) {
    for (let no = 0; no < count; no += 1) {
      const cookie = cookies[no % cookies.length] ?? ''
      class Socket extends WebSocket {
        constructor(address: string, protocols: string[]) {
          super(address, protocols, { headers: { cookie } })
        }
      }
      const client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: Socket,
        retryAttempts: 0,
        lazy: true,
      })
      let first = true
      const lost = () => (this.#lost += 1)
      const leave = client.subscribe(
        { query: 'subscription { unreadNotifications }' },
        {
          next: () => {
            if (first) this.#open += 1
            first = false
          },
          error: lost,
          complete: lost,
        },
      )
      this.#leave.push(() => {
        leave()
        void client.dispose()
      })
    }
  }

  /** How many were answered at least once, and how many were ended by the other side. */
  get state(): { readonly answered: number; readonly lost: number } {
    return { answered: this.#open, lost: this.#lost }
  }

  end(): void {
    for (const leave of this.#leave) leave()
  }
}
