import { tmpdir } from 'node:os'
import type { FastifyInstance } from 'fastify'
import { type GraphQLSchema, Kind, parse } from 'graphql'
import pg, { type Pool } from 'pg'
import type { DestinationStream } from 'pino'
import { buildSchemaOf } from '../src/app/build-schema.js'
import { createServer } from '../src/app/create-server.js'
import type { Feature } from '../src/app/feature.js'
import { features as allFeatures } from '../src/app/features.js'
import { type Config, readConfig } from '../src/platform/config/index.js'
import { apiRole, type Database, openDatabase, readingMark } from '../src/platform/db/index.js'
import { openEvents } from '../src/platform/events/index.js'
import { openJobQueue } from '../src/platform/jobs/index.js'
import { createLog } from '../src/platform/log/index.js'
import { createTestDatabase } from '../src/platform/testing/index.js'
import { testPassword } from './fixtures.js'

/** What a GraphQL request came to. */
export interface Answer<Data = Record<string, unknown>> {
  readonly status: number
  readonly data: Data | null
  readonly errors: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: { readonly code: string; readonly messages?: { zh: string; en: string } }
  }[]
  /**
   * SQL statements that were run for it, session and transaction commands included; without those that only open and
   * close the transaction of its reads.
   */
  readonly statements: readonly string[]
}

/** The product on a database of its own, listening on a free port of this machine. */
export interface TestApi {
  /** The database as its owner has it, not as the product's API: for fixtures, and for looking behind. */
  readonly database: Database
  readonly pool: Pool
  /** The connections of the product's API itself. */
  readonly apiPool: Pool
  readonly server: FastifyInstance
  readonly schema: GraphQLSchema
  readonly url: string
  /**
   * Asks over HTTP. Data are typed by the caller, `any field` by default.
   *
   * @param options.as login to ask as: signed in once with the password of the fixtures, then kept.
   */
  graphql<Data = Record<string, never>>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: { readonly as?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Answer<Data>>
  /** The cookie of a login's session, `name=secret`. */
  cookieOf(login: string): Promise<string>
  /** The next request as this login signs in anew. */
  forget(login: string): void
  close(): Promise<void>
}

/** How the tests sign in. */
export const signInDocument =
  'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { code } } }'

/** Starts the product for the tests of a file; `close` it in `afterAll`. */
export async function startTestApi(
  options: {
    readonly features?: readonly Feature[]
    readonly config?: Partial<Config>
    readonly consoleDir?: string
    /** Where the log goes, all of it; nowhere unless told, or by TEST_LOG. */
    readonly logTo?: DestinationStream
  } = {},
): Promise<TestApi> {
  const testDatabase = await createTestDatabase()
  const { url: databaseUrl } = testDatabase
  const config: Config = {
    ...readConfig({ DATABASE_URL: databaseUrl, ZHENGMEI_DATA_DIR: `${tmpdir()}/zhengmei-none` }),
    key: Buffer.alloc(32, 1).toString('base64'),
    // Tests ask faster than people; those of the limit set it.
    requestsPerMinute: { session: 0, address: 0 },
    ...options.config,
  }
  const events = await openEvents(databaseUrl)
  const features = options.features ?? allFeatures
  const entities = features.flatMap((feature) => feature.entities ?? [])
  const owners = await openDatabase({ url: databaseUrl, entities })
  const database = await openDatabase({ url: databaseUrl, entities, role: apiRole })
  const queue = await openJobQueue({
    url: databaseUrl,
    role: apiRole,
    queues: features.flatMap((feature) => feature.queues ?? []),
  })
  const log = createLog({
    name: 'test',
    level: options.logTo ? 'trace' : (process.env['TEST_LOG'] ?? 'silent'),
    ...(options.logTo === undefined ? {} : { destination: options.logTo }),
  })
  const schema = buildSchemaOf(features)
  const server = await createServer(
    { database, config, events, queue, log },
    schema,
    features,
    options.consoleDir ?? '/nowhere',
  )
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const sessions = new Map<string, Promise<string>>()

  async function signIn(login: string): Promise<string> {
    const response = await post(signInDocument, { input: { login, password: testPassword } }, {})
    const [cookie] = response.headers.getSetCookie()
    if (!cookie) throw new Error(`${login} can not sign in: ${await response.text()}`)
    return cookie.split(';')[0] ?? ''
  }

  const post = (document: string, variables: object | undefined, headers: Readonly<Record<string, string>>) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: document, variables, operationName: operationNameIn(document) }),
    })

  /** A session whose secret was changed goes on under the new one, as in a browser. */
  function keepRotated(login: string, response: Response): void {
    const given = response.headers.getSetCookie().find((cookie) => /^zhengmei=[\w-]/.test(cookie))
    if (given !== undefined) sessions.set(login, Promise.resolve(given.split(';')[0] ?? ''))
  }

  function cookieOf(login: string): Promise<string> {
    const session = sessions.get(login) ?? signIn(login)
    sessions.set(login, session)
    return session
  }

  return {
    database: owners,
    pool: owners.pool,
    apiPool: database.pool,
    server,
    schema,
    url,
    cookieOf,
    forget: (login) => void sessions.delete(login),
    async graphql(document, variables, { as, headers } = {}) {
      const cookie: Record<string, string> = as === undefined ? {} : { cookie: await cookieOf(as) }
      const counting = countStatements()
      try {
        const response = await post(document, variables, { ...cookie, ...headers })
        if (as !== undefined) keepRotated(as, response)
        const { data = null, errors = [] } = (await response.json()) as Pick<Answer<never>, 'data' | 'errors'>
        return { status: response.status, data, errors, statements: counting.stop().filter(isQuestion) }
      } finally {
        counting.stop()
      }
    },
    async close() {
      await server.close()
      await Promise.all([events.close(), queue.close()])
      await Promise.all([database.close(), owners.close()])
      await testDatabase.drop()
    },
  }
}

const isQuestion = (statement: string): boolean => !statement.includes(readingMark)

/** Name of the first operation, where it has one. */
function operationNameIn(document: string): string | undefined {
  try {
    const [operation] = parse(document, { maxTokens: 5_000 }).definitions
    return operation?.kind === Kind.OPERATION_DEFINITION ? operation.name?.value : undefined
  } catch {
    return undefined
  }
}

/** Notes the statements of every connection of this process until stopped. */
export function countStatements(): { stop(): string[] } {
  const texts: string[] = []
  const { prototype } = pg.Client
  const original = prototype.query
  let stopped = false
  const counting = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args
    if (typeof first === 'string') texts.push(first)
    else if (typeof first === 'object' && first !== null && 'text' in first) texts.push(String(first.text))
    return Reflect.apply(original, this, args) as unknown
  }
  prototype.query = counting as typeof original
  return {
    stop() {
      if (!stopped) prototype.query = original
      stopped = true
      return texts
    },
  }
}
