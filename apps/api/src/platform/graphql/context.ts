import {
  type Action,
  type Role,
  scopeOf,
  type TokenAccess,
  tokenAllows,
  type Viewer,
} from '@zhengmei/domain/identity'
import type { Refusal } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import type { Refused } from '../audit/index.js'
import type { Config } from '../config/index.js'
import { type Database, type DatabaseScope, Operation } from '../db/index.js'
import type { Events } from '../events/index.js'
import type { ExportCatalogue } from '../exports/index.js'
import type { JobQueue } from '../jobs/index.js'
import type { Logger } from '../log/index.js'
import { type Loader, Loaders } from './loader.js'
import { notAllowed, signInFirst } from './request-error.js'

/** Where a request comes from, for the audit trail and the log. */
export interface Caller {
  readonly requestId: string
  /** Network address; behind a proxy only when the configuration trusts it. */
  readonly address: string
  readonly userAgent: string | null
}

/** Who does something, as the audit trail notes it. */
export interface Actor {
  readonly personId: string | null
  readonly appointmentId: string | null
  /** The token by which a program did it in the person's name. */
  readonly tokenId: string | null
  readonly requestId: string | null
  readonly address: string | null
  /** What the browser calls itself; absent where a worker acts for somebody. */
  readonly userAgent?: string | null
}

/** An API token that was looked up. */
export interface ActiveToken {
  readonly id: string
  readonly access: TokenAccess
  /** What its owner is there, who could not have given away more. */
  readonly role: Role
}

/** Who asks, as it was looked up: a person by a session, or a program by a person's token. */
export interface ActiveSession {
  /** Null for a token. */
  readonly sessionId: string | null
  readonly viewer: Viewer
  /** Null for a session. */
  readonly token: ActiveToken | null
}

/** What the wire carries of who asks; a subscription's socket can read but not set it. */
export interface SessionCarrier {
  /** The session's secret that the request brought along, or null. */
  readonly secret: string | null
  /** By what the browser is known in which the person has signed in before, or null. */
  readonly device: string | null
  /** Gives the browser a session's secret, or takes it away (null). */
  give(secret: string | null): void
  /** Lets the browser be known from now on. */
  remember(device: string): void
}

/** What every resolver is handed: the database, who asks and within which scope, loaders of this request. */
export class RequestContext {
  /** What the operation may ask: its pool is the one of {@link pool}. */
  readonly database: Database
  readonly config: Config
  /** What happens to runs and jobs, for subscriptions. */
  readonly events: Events
  /** Where mutations hand in work. */
  readonly queue: JobQueue
  /** What can be taken out as a file. */
  readonly exports: ExportCatalogue
  readonly caller: Caller
  readonly carrier: SessionCarrier
  readonly log: Logger
  // Not #private: the GraphQL server works with a copy of the context.
  private readonly findSession: () => Promise<ActiveSession | null>
  private session: ActiveSession | null = null
  private loaders = new Loaders()
  private readonly operation: Operation
  private readonly refused: Refused[] = []
  private refusedTo: Actor | undefined

  constructor(parts: {
    readonly database: Database
    readonly config: Config
    readonly events: Events
    readonly queue: JobQueue
    readonly exports: ExportCatalogue
    readonly caller: Caller
    readonly carrier: SessionCarrier
    readonly log: Logger
    /** Who asks, by what the request brought along. */
    readonly findSession: () => Promise<ActiveSession | null>
  }) {
    this.config = parts.config
    this.operation = new Operation(parts.database.pool, this.databaseScope())
    this.database = { ...parts.database, pool: this.operation.pool }
    this.events = parts.events
    this.queue = parts.queue
    this.exports = parts.exports
    this.caller = parts.caller
    this.carrier = parts.carrier
    this.log = parts.log
    this.findSession = parts.findSession
  }

  /**
   * For SQL: all reads of an operation are one read-only transaction, each `withTransaction` is one that may write; what
   * is not the viewer's is out of reach of both.
   */
  get pool(): Pool {
    return this.database.pool
  }

  /** Someone signed in, or null. */
  get viewer(): Viewer | null {
    return this.session?.viewer ?? null
  }

  get sessionId(): string | null {
    return this.session?.sessionId ?? null
  }

  /** The token by which a program asks in the viewer's name, or null. */
  get token(): ActiveToken | null {
    return this.session?.token ?? null
  }

  /** How the viewer asks: themselves, or by a program; null when nobody does. */
  get via(): 'session' | 'token' | null {
    if (this.session === null) return null
    return this.session.token === null ? 'session' : 'token'
  }

  get actor(): Actor {
    return {
      personId: this.viewer?.personId ?? null,
      appointmentId: this.viewer?.appointment.id ?? null,
      tokenId: this.token?.id ?? null,
      requestId: this.caller.requestId,
      address: this.caller.address,
      userAgent: this.caller.userAgent,
    }
  }

  /** Keeps in mind that something was refused, for the trail. That somebody must sign in first is no refusal worth a record. */
  noteRefusal(operation: string, { code, field }: Refusal): void {
    if (code.startsWith('session/')) return
    this.refusedTo ??= this.actor
    this.refused.push({ operation, code, ...(field === undefined ? {} : { field }) })
  }

  /** What was refused since it was last asked, and to whom. */
  takeRefusals(): { readonly actor: Actor; readonly refused: readonly Refused[] } {
    return { actor: this.refusedTo ?? this.actor, refused: this.refused.splice(0) }
  }

  /** Looks the session up again: at the start, and before every event of a subscription. */
  async renew(): Promise<void> {
    // The session is looked up on another connection: nobody waits for one while holding one.
    await this.operation.release()
    this.actAs(await this.findSession())
  }

  /** Goes on as somebody else (signed in, switched, signed out): what was loaded for the one before is forgotten. */
  actAs(session: ActiveSession | null): void {
    this.session = session
    this.loaders = new Loaders()
    this.operation.actFor(this.databaseScope())
  }

  /**
   * From here on the database is asked on nobody's behalf: for who proves who they are, whoever the browser was signed
   * in as until now. Ends with {@link actAs}.
   */
  actForNobody(): void {
    this.loaders = new Loaders()
    this.operation.actFor({ ...this.databaseScope(), path: null, personId: null })
  }

  private databaseScope(): DatabaseScope {
    return {
      path: this.viewer?.appointment.orgPath ?? null,
      personId: this.viewer?.personId ?? null,
      statementTimeoutMs: this.config.statementTimeoutMs,
    }
  }

  /** Gives the connection back, and forgets what was loaded: what is read next is the state of then. */
  async settle(): Promise<void> {
    this.loaders = new Loaders()
    await this.operation.release()
  }

  /** Nothing is read for this request any more. */
  close(): Promise<void> {
    return this.operation.close()
  }

  /** @throws RequestError `session/required` when nobody is signed in. */
  requireViewer(): Viewer {
    if (this.viewer === null) throw signInFirst()
    return this.viewer
  }

  /** The subtree within which the viewer may do this, as a path; null: nowhere. A token allows less than its owner may. */
  scopeOf(action: Action): string | null {
    const { viewer, token } = this
    if (viewer === null || (token !== null && !tokenAllows(token.access, token.role, action))) return null
    return scopeOf(viewer, action)
  }

  /**
   * The same, where there must be one.
   *
   * @throws RequestError `session/required`, `access/denied`.
   */
  scopeFor(action: Action): string {
    this.requireViewer()
    const scope = this.scopeOf(action)
    if (scope === null) throw notAllowed()
    return scope
  }

  /** Fetches by a loader: all keys of one tick in one statement. */
  load<Key, Value>(loader: Loader<Key, Value>, key: Key): Promise<Value> {
    return this.loaders.load(this, loader, key)
  }
}
