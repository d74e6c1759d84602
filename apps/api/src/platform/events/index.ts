import pg, { type ClientBase, type Pool } from 'pg'
import { connectionOptions } from '../db/index.js'

/** What happened to one thing, told to every process. Small: PostgreSQL carries at most 8000 bytes. */
export interface Happening {
  /** What kind of thing, e.g. `assessment_run`. */
  readonly topic: string
  readonly id: string
}

/** Receives what other processes, and this one, publish. */
export interface Events {
  /**
   * Calls `listener` for every happening of the topic (and id, when given) from now on, and once after a lost
   * connection came back, since something may have been missed: whoever listens looks at the state, not at the message.
   *
   * @returns how to end it.
   */
  subscribe(topic: string, id: string | undefined, listener: () => void): () => void
  /** The same as a stream that ends with the signal; happenings that come faster than they are taken are merged. */
  stream(topic: string, id: string, signal?: AbortSignal): AsyncIterableIterator<void>
  close(): Promise<void>
}

const channel = 'zhengmei'

/** Publishes; inside a transaction it is told when that commits, and never when it is rolled back. */
export async function publish(connection: Pool | ClientBase, happening: Happening): Promise<void> {
  await connection.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify(happening)])
}

interface Subscription {
  readonly topic: string
  readonly id: string | undefined
  readonly listener: () => void
}

/**
 * Listens on a connection of its own, which is made anew when it breaks.
 *
 * @throws when the database can't be reached now; later breaks are mended silently.
 */
export async function openEvents(url: string): Promise<Events> {
  const subscriptions = new Set<Subscription>()
  let closed = false
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ ...connectionOptions(url), application_name: 'zhengmei events' })
    fresh.on('notification', (message) => receive(message.payload ?? ''))
    let broken = false
    const onBreak = () => {
      if (broken) return
      broken = true
      void reconnect()
    }
    fresh.on('error', () => undefined)
    await fresh.connect()
    await fresh.query(`LISTEN ${channel}`)
    fresh.on('error', onBreak)
    fresh.on('end', onBreak)
    return fresh
  }

  async function reconnect(): Promise<void> {
    while (!closed) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      try {
        client = await connect()
        for (const { listener } of subscriptions) listener()
        return
      } catch {
        // The database is still away.
      }
    }
  }

  function receive(payload: string): void {
    const { topic, id } = JSON.parse(payload) as Happening
    for (const wanted of subscriptions) {
      if (wanted.topic === topic && (wanted.id === undefined || wanted.id === id)) wanted.listener()
    }
  }

  const subscribe: Events['subscribe'] = (topic, id, listener) => {
    const subscription = { topic, id, listener }
    subscriptions.add(subscription)
    return () => subscriptions.delete(subscription)
  }

  return {
    subscribe,
    stream: (topic, id, signal) => streamOf((listener) => subscribe(topic, id, listener), signal),
    async close() {
      closed = true
      await client.end().catch(() => undefined)
    },
  }
}

function streamOf(
  subscribe: (listener: () => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncIterableIterator<void> {
  let pending = false
  let ended = signal?.aborted ?? false
  let wake: (() => void) | undefined
  const unsubscribe = subscribe(() => {
    pending = true
    wake?.()
  })
  const end = () => {
    ended = true
    unsubscribe()
    wake?.()
  }
  signal?.addEventListener('abort', end)
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      while (!pending && !ended) await new Promise<void>((resolve) => (wake = resolve))
      if (ended) return { done: true, value: undefined }
      pending = false
      return { done: false, value: undefined }
    },
    async return() {
      signal?.removeEventListener('abort', end)
      end()
      return { done: true, value: undefined }
    },
  }
}
