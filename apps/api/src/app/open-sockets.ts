import type { Events } from '../platform/events/index.js'
import type { ActiveSession, RequestContext } from '../platform/graphql/index.js'
import type { Logger } from '../platform/log/index.js'

/** Under this topic the database itself tells whose access has changed, by id of the person or {@link everybody}. */
const accessTopic = 'access'
const everybody = 'everybody'

/** How soon it is seen that a session ended by the clock alone: idle, too old, the last day of an appointment. */
export const checkedEveryMs = 15_000

/** What a socket is closed with whose session may not go on; a client that has a better one opens it anew. */
export const forbidden = 4403

/** A socket as it was opened, by somebody signed in. */
export interface OpenSocket {
  readonly context: Pick<RequestContext, 'viewer' | 'carrier'>
  close(code: number, reason: string): void
}

/** Looks up the sessions behind secrets; those that are over are missing. */
export type LookUpSessions = (secrets: readonly string[]) => Promise<ReadonlyMap<string, ActiveSession>>

/**
 * Closes sockets at once whose session is over or may something else than when they were opened, also when there is
 * nothing to tell on them: on notice of the database, and now and then for what only the clock ends. However many
 * sockets there are, a look at them is one statement.
 */
export class OpenSockets {
  readonly #events: Pick<Events, 'subscribe'>
  readonly #lookUp: LookUpSessions
  readonly #log: Pick<Logger, 'warn'>
  readonly #open = new Map<OpenSocket, () => void>()
  readonly #due = new Set<OpenSocket>()
  readonly #timer: NodeJS.Timeout
  readonly #unsubscribe: () => void
  #looking = false

  constructor(events: Pick<Events, 'subscribe'>, lookUp: LookUpSessions, log: Pick<Logger, 'warn'>) {
    this.#events = events
    this.#lookUp = lookUp
    this.#log = log
    const all = () => this.#look(this.#open.keys())
    this.#unsubscribe = events.subscribe(accessTopic, everybody, all)
    this.#timer = setInterval(all, checkedEveryMs)
    this.#timer.unref()
  }

  add(socket: OpenSocket): void {
    const { viewer } = socket.context
    if (viewer === null) return
    const look = () => this.#look([socket])
    this.#open.set(socket, this.#events.subscribe(accessTopic, viewer.personId, look))
    // What happened while it was being opened was told to nobody.
    look()
  }

  delete(socket: OpenSocket): void {
    this.#open.get(socket)?.()
    this.#open.delete(socket)
    this.#due.delete(socket)
  }

  /** Looks at none any more; closing them is the caller's. */
  end(): void {
    clearInterval(this.#timer)
    this.#unsubscribe()
    for (const socket of [...this.#open.keys()]) this.delete(socket)
  }

  #look(sockets: Iterable<OpenSocket>): void {
    for (const socket of sockets) this.#due.add(socket)
    if (!this.#looking) void this.#lookAtDue()
  }

  async #lookAtDue(): Promise<void> {
    this.#looking = true
    try {
      while (this.#due.size > 0) {
        const batch = [...this.#due]
        this.#due.clear()
        await this.#closeEnded(batch)
      }
    } catch (fault) {
      // Nothing can be read for them either while the database is away; the next look finds what changed.
      this.#log.warn({ err: fault }, 'sessions of open sockets could not be looked up')
    } finally {
      this.#looking = false
    }
  }

  async #closeEnded(sockets: readonly OpenSocket[]): Promise<void> {
    const secretOf = ({ context }: OpenSocket) => context.carrier.secret ?? ''
    const sessions = await this.#lookUp(sockets.map(secretOf))
    for (const socket of sockets) {
      const now = sessions.get(secretOf(socket))
      if (now === undefined) socket.close(forbidden, 'session/required')
      else if (JSON.stringify(now.viewer) !== JSON.stringify(socket.context.viewer))
        socket.close(forbidden, 'session/changed')
    }
  }
}
