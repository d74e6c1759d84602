import { execFile } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { eventually, isHealthy, isRunning, processesOf, Start } from '../boot/start-product.js'
import { newDataDir } from '../boot/started-products.js'

/** Variables by which the setup tells where the demo's data are. */
export const demoServer = 'ZHENGMEI_FAULTS_SERVER'
export const demoBackup = 'ZHENGMEI_FAULTS_BACKUP'

/** A built command-line tool. */
export const tool = (name: string): string => fileURLToPath(new URL(`../dist/${name}.js`, import.meta.url))

/** What a command came to. */
export interface Ran {
  readonly status: number
  readonly output: string
}

/** Runs a command-line tool to its end. */
export function run(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const options = { env: { ...process.env, DATABASE_URL: '', ...env }, maxBuffer: 64 * 1024 * 1024 }
  return new Promise((resolve) => {
    execFile(process.execPath, [tool(name), ...args], options, (fault, stdout, stderr) => {
      const status = fault === null ? 0 : typeof fault.code === 'number' ? fault.code : 1
      resolve({ status, output: `${stdout}${stderr}` })
    })
  })
}

/** Runs a command-line tool that must succeed. */
export async function succeed(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const { status, output } = await run(name, args, env)
  if (status !== 0) throw new Error(`${name} ${args.join(' ')}: status ${status}\n${output}`)
  return output
}

/** The password of everybody in the demo. */
export const demoPassword = 'zhengmei-demo'

/** What a GraphQL request came to; the transport's faults are thrown. */
export interface Answer<Data> {
  readonly status: number
  readonly data: Data | null
  readonly errors: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

/** The whole product as `npm start` runs it, on a data folder of its own. */
export class Product {
  #start: Start
  #url = ''
  readonly #cookies = new Map<string, Promise<string>>()

  constructor(
    readonly dataDir: string,
    env: NodeJS.ProcessEnv = {},
  ) {
    this.#start = new Start(dataDir, env)
  }

  /** Starts it on the demo's data, restored from their backup. */
  static async ofDemo(env: NodeJS.ProcessEnv = {}, dataDir: string = newDataDir()): Promise<Product> {
    await succeed('restore', [process.env[demoBackup] ?? '', '--into', dataDir])
    const product = new Product(dataDir, env)
    await product.ready()
    return product
  }

  async ready(): Promise<void> {
    this.#url = await this.#start.url()
  }

  get url(): string {
    return this.#url
  }

  get output(): string {
    return this.#start.output
  }

  get isRunning(): boolean {
    return this.#start.child.exitCode === null && this.#start.child.signalCode === null
  }

  isHealthy(): Promise<boolean> {
    return isHealthy(this.#url)
  }

  /** Connection of the product's embedded database, as its owner. */
  get databaseUrl(): string {
    const { password, port } = JSON.parse(readFileSync(join(this.dataDir, 'postgres.json'), 'utf8')) as {
      password: string
      port: number
    }
    return `postgres://zhengmei:${password}@127.0.0.1:${port}/zhengmei`
  }

  /** The process of the API or of the worker; undefined while there is none. */
  pidOf(service: 'main' | 'worker'): number | undefined {
    return processesOf(this.dataDir).find((pid) => commandOf(pid).includes(`/dist/${service}.js`))
  }

  get postmaster(): number {
    const path = join(this.dataDir, 'postgres/cluster/postmaster.pid')
    return Number(readFileSync(path, 'utf8').split('\n')[0])
  }

  /** PostgreSQL's processes that serve the product's connections. */
  get backends(): readonly number[] {
    return childrenOf(this.postmaster).filter((pid) => /postgres: zhengmei/.test(commandOf(pid)))
  }

  /** The cookie of a login's session, `name=secret`. */
  cookieOf(login: string): Promise<string> {
    const known = this.#cookies.get(login) ?? this.#signIn(login)
    this.#cookies.set(login, known)
    return known
  }

  async #signIn(login: string): Promise<string> {
    const response = await this.post(
      `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { code } } }`,
      { input: { login, password: demoPassword } },
    )
    const [cookie] = response.headers.getSetCookie()
    if (!cookie) throw new Error(`${login} can't sign in: ${response.status} ${await response.text()}`)
    return cookie.split(';')[0] ?? ''
  }

  post(query: string, variables: object, cookie = '', timeoutMs = 20_000): Promise<Response> {
    return fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(timeoutMs),
    })
  }

  async graphql<Data>(login: string, query: string, variables: object = {}): Promise<Answer<Data>> {
    const response = await this.post(query, variables, await this.cookieOf(login))
    const { data = null, errors = [] } = (await response.json()) as Partial<Answer<Data>>
    return { status: response.status, data, errors }
  }

  /** Ends it in order and removes its folder. */
  async close(): Promise<void> {
    this.#start.child.kill('SIGTERM')
    await this.#start.exit
    await eventually(() => processesOf(this.dataDir).length === 0)
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

/** Kills without a warning and waits until the process is gone. */
export async function killAndWait(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  while (isRunning(pid)) await pause(5)
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number)
  } catch {
    return []
  }
}
