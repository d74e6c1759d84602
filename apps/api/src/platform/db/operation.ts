import type { Pool, PoolClient } from 'pg'
import { type DatabaseScope, scopeSettings } from './database-scope.js'

/** Marks what only opens and closes the transaction of an operation's reads, for whoever counts statements. */
export const readingMark = '/* reading */'

/** Somebody reads on for a request that was answered or given up. */
export class OperationEndedError extends Error {
  override readonly name = 'OperationEndedError'
}

/** The operation behind a pool that was made for one. */
const operations = new WeakMap<Pool, Operation>()

export const operationOf = (pool: Pool): Operation | undefined => operations.get(pool)

/** A connection in the transaction in which an operation reads. */
interface Reading {
  readonly client: PoolClient
  readonly onError: (fault: Error) => void
  /** Lost, or its transaction came to nothing: whose turn comes next reads in a new one. */
  fault: unknown
  /** Done when everybody has read who asked for a turn so far: a connection answers one question at a time. */
  turns: Promise<void>
}

/** The connection, until `done`. */
interface Turn {
  readonly client: PoolClient
  done(fault?: unknown): Promise<void>
}

/**
 * What one operation asks the database: all its reads see one state of it, in one read-only transaction on one
 * connection, opened by the first of them; each of its writing transactions (`withTransaction`) is one of its own. All
 * of them say on whose behalf they are made, so that row-level security lets through what is theirs.
 */
export class Operation {
  /**
   * Takes the place of the pool: `query` reads within the transaction, `withTransaction` ends that first, so that no
   * operation waits for a second connection and what was written is seen by what is read next.
   */
  readonly pool: Pool
  readonly #connections: Pool
  #scope: DatabaseScope
  #reading: Promise<Reading> | undefined
  #ended = false

  constructor(connections: Pool, scope: DatabaseScope) {
    this.#connections = connections
    this.#scope = scope
    const instead: Partial<Record<string | symbol, unknown>> = {
      query: (...question: unknown[]) => this.#query(question),
      connect: () => this.connect(),
    }
    this.pool = new Proxy(connections, {
      get(target, name) {
        const member: unknown = instead[name] ?? Reflect.get(target, name)
        return typeof member === 'function' && !(name in instead) ? member.bind(target) : member
      },
    })
    operations.set(this.pool, this)
  }

  get scope(): DatabaseScope {
    return this.#scope
  }

  /** From now on on behalf of somebody else, or of the same with another scope. */
  actFor(scope: DatabaseScope): void {
    this.#scope = scope
    void this.release()
  }

  /** A connection for a transaction that is not the one of the reads. */
  async connect(): Promise<PoolClient> {
    await this.release()
    return this.#connections.connect()
  }

  /** The connection of the reads, for what needs one: nothing but reads, and it stays in its transaction. */
  async turn(): Promise<Turn> {
    for (;;) {
      const reading = await this.#begun()
      const before = reading.turns
      const { promise, resolve } = Promise.withResolvers<void>()
      reading.turns = promise
      await before
      if (reading.fault === undefined) {
        return {
          client: reading.client,
          done: async (fault) => {
            resolve()
            if (fault !== undefined) await this.#abandon(reading, fault)
          },
        }
      }
      resolve()
      await this.#abandon(reading, reading.fault)
    }
  }

  /** Gives the connection back; the next read begins anew and sees what was committed meanwhile. */
  async release(): Promise<void> {
    const reading = this.#reading
    this.#reading = undefined
    await reading?.then(giveBack, () => undefined)
  }

  /** The operation is over: nothing is read for it any more. */
  close(): Promise<void> {
    this.#ended = true
    return this.release()
  }

  async #query(question: readonly unknown[]): Promise<unknown> {
    const { client, done } = await this.turn()
    try {
      const answer: unknown = await Reflect.apply(client.query, client, question)
      await done()
      return answer
    } catch (fault) {
      await done(fault)
      throw fault
    }
  }

  /** What comes after a fault begins anew. */
  async #abandon(reading: Reading, fault: unknown): Promise<void> {
    reading.fault ??= fault
    if (this.#reading && (await this.#reading.catch(() => undefined)) === reading) await this.release()
  }

  #begun(): Promise<Reading> {
    if (this.#ended) return Promise.reject(new OperationEndedError('the operation is over'))
    if (this.#reading) return this.#reading
    const begun = this.#begin()
    this.#reading = begun
    begun.catch(() => {
      if (this.#reading === begun) this.#reading = undefined
    })
    return begun
  }

  async #begin(): Promise<Reading> {
    const begin = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${scopeSettings(this.#scope)} ${readingMark}`
    const client = await this.#connections.connect()
    const reading: Reading = {
      client,
      fault: undefined,
      turns: Promise.resolve(),
      onError: (fault) => {
        reading.fault = fault
      },
    }
    // One that is lost between two questions is noticed: whose turn comes next reads on another.
    client.on('error', reading.onError)
    try {
      await client.query(begin)
      return reading
    } catch (fault) {
      client.off('error', reading.onError)
      client.release(true)
      throw fault
    }
  }
}

async function giveBack(reading: Reading): Promise<void> {
  const { client, onError } = reading
  for (let seen: unknown; seen !== reading.turns; await reading.turns) seen = reading.turns
  // Whoever comes too late for a turn finds it of no use any more.
  reading.fault ??= new OperationEndedError('the transaction has ended')
  let broken = false
  await client.query(`COMMIT ${readingMark}`).catch(() => {
    broken = true
  })
  client.off('error', onError)
  client.release(broken)
}
