import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import proxyAddr from '@fastify/proxy-addr'
import { z } from 'zod'
import { PlainError } from '../plain-error/index.js'

export { apiHeap, workerHeap } from './heap.js'

/** The repository's root (or the image's), seen from the built file. */
const root = fileURLToPath(new URL('../../../../../', import.meta.url))

const empty = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(empty, schema.optional())
const flag = optional(z.enum(['0', '1', 'true', 'false'])).transform((value) =>
  value === undefined ? undefined : value === '1' || value === 'true',
)

/** A URL of PostgreSQL that names its database. */
function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname } = new URL(text)
  return /^postgres(ql)?:$/.test(protocol) && pathname.length > 1
}

/** Values separated by commas. */
const list = z.preprocess(empty, z.string().default('')).transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

function areProxies(proxies: readonly string[]): boolean {
  try {
    proxyAddr.compile([...proxies])
    return true
  } catch {
    return false
  }
}

const postgresUrl = z.string().refine(isPostgresUrl, 'must be postgres://user:password@host:port/database')

/** An identity provider is reached by https, one on this machine also without. */
function isIssuer(text: string): boolean {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))
}

const environment = z.object({
  DATABASE_URL: optional(postgresUrl),
  DATABASE_REPLICA_URLS: list.pipe(z.array(postgresUrl)),
  API_DATABASE_URL: optional(postgresUrl),
  DATABASE_STATEMENT_SECONDS: z.preprocess(empty, z.coerce.number().min(1).max(600).default(30)),
  DATABASE_POOL_SIZE: z.preprocess(empty, z.coerce.number().int().min(2).max(200).default(10)),
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  HOST: z.preprocess(empty, z.string().default('127.0.0.1')),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  TRUSTED_PROXIES: list.refine(
    areProxies,
    'must be addresses or networks (10.1.0.0/16), separated by commas',
  ),
  AUDIT_SIGNING_KEY: optional(z.base64()),
  ZHENGMEI_DATA_DIR: optional(z.string()),
  ZHENGMEI_KEY: optional(z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64')),
  OIDC_ISSUER: optional(z.url().refine(isIssuer, 'must be https://…')),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  OIDC_LOGIN_CLAIM: z.preprocess(empty, z.string().default('preferred_username')),
  OIDC_LABEL_ZH: z.preprocess(empty, z.string().default('统一身份认证')),
  OIDC_LABEL_EN: z.preprocess(empty, z.string().default('Single sign-on')),
  ZHENGMEI_DEMO: flag,
  CORS_ORIGINS: list.refine(
    (origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
    'must be origins (https://host), separated by commas',
  ),
  GRAPHQL_FREE: z.preprocess(empty, z.enum(['on', 'off']).default('on')),
  RATE_LIMIT_SESSION: z.preprocess(empty, z.coerce.number().int().min(0).default(600)),
  RATE_LIMIT_ADDRESS: z.preprocess(empty, z.coerce.number().int().min(0).default(6_000)),
  LOG_DESTINATION: z.preprocess(empty, z.enum(['file', 'stderr']).default('file')),
  LOG_LEVEL: z.preprocess(
    empty,
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ),
})

/** An identity provider of the office, by which people may sign in. */
export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Claim that holds a person's login here. */
  readonly loginClaim: string
  /** What stands on the button. */
  readonly label: { readonly zh: string; readonly en: string }
}

/** What the environment says, read once at the start of a process and handed on. */
export interface Config {
  /** One's own PostgreSQL; absent: the embedded one. */
  readonly databaseUrl: string | undefined
  /** Servers for reporting reads; empty: the main one. */
  readonly replicaUrls: readonly string[]
  /** The same database under the login of API processes; absent: they lay down the rights of the other login. */
  readonly apiDatabaseUrl: string | undefined
  /** After so long the database gives up a statement of a request. */
  readonly statementTimeoutMs: number
  /** Connections of a process to the database, per pool. */
  readonly poolSize: number
  /** Port asked for; absent: 4000 or the next free one. */
  readonly port: number | undefined
  /** Address to listen on. */
  readonly host: string
  /** Address under which people reach the product, for links and for the origin check; absent: the one listened on. */
  readonly publicUrl: string | undefined
  /** Addresses and networks of the proxies in front whose X-Forwarded-* are believed; empty: nobody's. */
  readonly trustedProxies: readonly string[]
  /** Other sites whose pages may ask the API with a token; empty: none. */
  readonly corsOrigins: readonly string[]
  /** Whether people may send GraphQL documents other than the console's own; tokens always may. */
  readonly freeDocuments: boolean
  /** Requests a minute that one session or token, and one address, may make of a process; 0: no limit. */
  readonly requestsPerMinute: { readonly session: number; readonly address: number }
  /** Private Ed25519 key (PKCS#8 DER, base64) by which checkpoints of the audit trail are signed; absent: one in the data folder. */
  readonly auditSigningKey: string | undefined
  /** Where the embedded database, logs and the logins of the demo live. Absolute. */
  readonly dataDir: string
  /** Key under which secrets are sealed that must be read again, 32 bytes in base64; absent: one in the data folder. */
  readonly key: string | undefined
  /** Absent: people sign in by password alone. */
  readonly oidc: OidcConfig | undefined
  /** Whether demo data are wanted at the first start; absent: in the embedded database yes, in one's own no. */
  readonly demo: boolean | undefined
  readonly logLevel: string
  /** Where the launcher lets API and worker write their logs: files in the data folder, or its own standard error. */
  readonly logDestination: 'file' | 'stderr'
}

/** The environment holds something that can't be right; the message names every variable. */
export class ConfigError extends PlainError {
  override readonly name = 'ConfigError'
}

/**
 * Reads the configuration.
 *
 * @param env usually `process.env`; only main, worker, start and the tools read that.
 * @throws ConfigError naming each variable that is wrong. Values are not repeated: they may be secrets.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path[0]?.toString() ?? ''}: ${issue.message}`)
    throw new ConfigError(`环境变量有误 / Wrong environment:\n${lines.join('\n')}`)
  }
  const values = parsed.data
  return {
    databaseUrl: values.DATABASE_URL,
    replicaUrls: values.DATABASE_REPLICA_URLS,
    apiDatabaseUrl: values.API_DATABASE_URL,
    statementTimeoutMs: values.DATABASE_STATEMENT_SECONDS * 1_000,
    poolSize: values.DATABASE_POOL_SIZE,
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    trustedProxies: values.TRUSTED_PROXIES,
    corsOrigins: values.CORS_ORIGINS,
    freeDocuments: values.GRAPHQL_FREE === 'on',
    requestsPerMinute: { session: values.RATE_LIMIT_SESSION, address: values.RATE_LIMIT_ADDRESS },
    auditSigningKey: values.AUDIT_SIGNING_KEY,
    dataDir: dataDirOf(values.ZHENGMEI_DATA_DIR),
    key: values.ZHENGMEI_KEY,
    oidc: oidcOf(values),
    demo: values.ZHENGMEI_DEMO,
    logLevel: values.LOG_LEVEL,
    logDestination: values.LOG_DESTINATION,
  }
}

function oidcOf(values: z.infer<typeof environment>): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new ConfigError(
      '环境变量有误 / Wrong environment:\n  OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: all three or none',
    )
  }
  const label = { zh: values.OIDC_LABEL_ZH, en: values.OIDC_LABEL_EN }
  return { issuer, clientId, clientSecret, loginClaim: values.OIDC_LOGIN_CLAIM, label }
}

function dataDirOf(asked: string | undefined): string {
  if (asked === undefined) return join(root, '.data')
  if (asked.startsWith('~/')) return join(homedir(), asked.slice(2))
  return isAbsolute(asked) ? asked : resolve(root, asked)
}
