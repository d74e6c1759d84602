import { setTimeout as pause } from 'node:timers/promises'
import { type Came, Machine } from './client.js'
import { type Known, kindAt, kinds } from './kinds.js'

/** What one request of a phase came to. */
export interface Noted extends Came {
  readonly kind: string
}

const demoPassword = 'zhengmei-demo'
const signIn = kinds.find(({ login }) => login === null)

/** People of several offices who ask on a fixed schedule, whether what they asked before was answered or not. */
export class Crowd {
  readonly #machines: readonly Machine[]
  /** Sessions by login, one for each machine. */
  readonly #cookies = new Map<string, string[]>()
  #no = 0

  constructor(
    url: string,
    readonly random: () => number,
  ) {
    this.#machines = Array.from({ length: 20 }, (_, index) => new Machine(url, `127.0.0.${index + 10}`))
  }

  /** Signs everybody in at every machine. @throws when the demo's people can't. */
  async begin(): Promise<void> {
    const logins = [...new Set(kinds.flatMap(({ login }) => login ?? []))]
    for (const machine of this.#machines)
      await Promise.all(
        logins.map(async (login) => {
          const came = await machine.ask(
            signIn?.query ?? '',
            { input: { login, password: demoPassword } },
            null,
          )
          if (came.cookie === null) throw new Error(`${login} can't sign in: ${came.status} ${came.code}`)
          this.#cookies.set(login, [...(this.#cookies.get(login) ?? []), came.cookie])
        }),
      )
  }

  /** One question by somebody, at one of the machines. */
  async ask<Data>(login: string, query: string, variables: object = {}): Promise<Data | null> {
    const came = await this.#machine(0).ask(query, variables, this.#cookies.get(login)?.[0] ?? null)
    return came.data as Data | null
  }

  /** Cookies of a login's sessions. */
  sessionsOf(login: string): readonly string[] {
    return this.#cookies.get(login) ?? []
  }

  /** Asks so often a second, for so long; resolves with what all came to when the last one did. */
  async press(known: Known, perSecond: number, seconds: number): Promise<readonly Noted[]> {
    const asked: Promise<Noted>[] = []
    const begun = performance.now()
    for (let sent = 0; sent < perSecond * seconds; sent += 1) {
      const dueMs = begun + (sent / perSecond) * 1_000 - performance.now()
      if (dueMs > 1) await pause(dueMs)
      asked.push(this.#one(known))
    }
    return Promise.all(asked)
  }

  /** Each kind once, one after the other. */
  async each(known: Known): Promise<readonly Noted[]> {
    const came: Noted[] = []
    for (const { name } of kinds) came.push(await this.#one(known, name))
    return came
  }

  async #one(known: Known, name?: string): Promise<Noted> {
    const kind = kinds.find((each) => each.name === name) ?? kindAt(this.random())
    this.#no += 1
    const at = this.#no % this.#machines.length
    const cookie = kind.login === null ? null : (this.#cookies.get(kind.login)?.[at] ?? null)
    const variables = kind.variables(known, this.random, this.#no)
    const came = await this.#machine(at).ask(kind.query, variables, cookie)
    // What was read is not looked at again, and of many thousand answers it would fill the memory.
    return { ...came, kind: kind.name, data: null }
  }

  #machine(index: number): Machine {
    const machine = this.#machines[index]
    if (!machine) throw new Error(`there is no machine ${index}`)
    return machine
  }

  end(): void {
    for (const machine of this.#machines) machine.close()
  }
}
