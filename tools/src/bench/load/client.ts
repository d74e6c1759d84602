import { Agent, request } from 'node:http'

/** What one request came to, as whoever waits for it sees it. */
export interface Came {
  /** HTTP status; 0: no answer in time, or a broken connection. */
  readonly status: number
  /** Code of the refusal or error; null: answered as asked. */
  readonly code: string | null
  readonly ms: number
  readonly data: Readonly<Record<string, unknown>> | null
  readonly cookie: string | null
}

/** Longer than anybody waits before a screen. */
const patienceMs = 30_000

interface Body {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
  readonly code?: string
}

/** A machine of an office: an address of its own, connections that stay open. */
export class Machine {
  readonly #agent: Agent

  constructor(
    readonly url: string,
    /** Where it seems to come from; the whole of 127.0.0.0/8 is this machine. */
    address: string,
  ) {
    this.#agent = new Agent({ keepAlive: true, localAddress: address, maxSockets: 256 })
  }

  /** Asks over GraphQL, as a browser does; never throws. */
  ask(query: string, variables: object, cookie: string | null): Promise<Came> {
    const begun = performance.now()
    return new Promise((resolve) => {
      const came = (status: number, text: string, headers: { 'set-cookie'?: string[] | undefined } = {}) =>
        resolve({
          status,
          ...outcomeOf(status, text),
          ms: performance.now() - begun,
          cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? null,
        })
      const asked = request(
        `${this.url}/graphql`,
        {
          method: 'POST',
          agent: this.#agent,
          timeout: patienceMs,
          headers: { 'content-type': 'application/json', ...(cookie === null ? {} : { cookie }) },
        },
        (answer) => {
          let text = ''
          answer.setEncoding('utf8')
          answer.on('data', (part: string) => (text += part))
          answer.on('end', () => came(answer.statusCode ?? 0, text, answer.headers))
          answer.on('error', () => came(0, ''))
        },
      )
      asked.on('timeout', () => asked.destroy())
      asked.on('error', () => came(0, ''))
      asked.end(JSON.stringify({ query, variables }))
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

/** The first refusal of an answer, be it of the request, of the operation or of one of its fields. */
export function outcomeOf(status: number, text: string): Pick<Came, 'code' | 'data'> {
  if (status === 0) return { code: 'no answer', data: null }
  try {
    const body = JSON.parse(text) as Body
    const refused = Object.values(body.data ?? {}).find(
      (field): field is { code: string } =>
        typeof field === 'object' && field !== null && 'code' in field && '__typename' in field,
    )
    const code = body.errors?.[0]?.extensions?.code ?? body.code ?? refused?.code ?? null
    return { code: code ?? (status < 400 ? null : `HTTP ${status}`), data: body.data ?? null }
  } catch {
    return { code: `HTTP ${status}`, data: null }
  }
}
