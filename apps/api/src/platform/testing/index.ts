import { randomBytes } from 'node:crypto'
import type { MigrationObject } from '@mikro-orm/core'
import { migrate, withOwnConnection } from '../db/index.js'
import { startThrowaway } from '../embedded/index.js'
import { prepareQueues } from '../jobs/index.js'

/** The server and the migrated template that all tests of a run share; handed to them by this variable. */
const variable = 'ZHENGMEI_TEST_SERVER'

interface TestServer {
  readonly adminUrl: string
  readonly template: string
}

/** A database of one's own, migrated and empty. */
export interface TestDatabase {
  readonly url: string
  /** Removes it, ending whatever is still connected. */
  drop(): Promise<void>
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  await withOwnConnection(adminUrl, (client) => client.query(statement))
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

const newName = (kind: string) => `zm_${kind}_${randomBytes(6).toString('hex')}`

/**
 * Prepares the server of a test run: a throwaway embedded one, or the one that `serverUrl` administers; on it a
 * migrated template. Child processes find it by an environment variable.
 *
 * @param serverUrl admin connection to another server (PostgreSQL 15 or later).
 * @returns how to take it all down.
 */
export async function startTestServer(
  migrations: readonly MigrationObject[],
  serverUrl?: string,
): Promise<() => Promise<void>> {
  const embedded = serverUrl ? undefined : await startThrowaway()
  const adminUrl = serverUrl ?? embedded?.adminUrl ?? ''
  const template = newName('template')
  try {
    await asAdmin(adminUrl, `CREATE DATABASE ${template} ENCODING 'UTF8' TEMPLATE template0`)
    await migrate(withDatabase(adminUrl, template), migrations)
    await prepareQueues(withDatabase(adminUrl, template))
  } catch (fault) {
    await embedded?.close()
    throw fault
  }
  const server: TestServer = { adminUrl, template }
  process.env[variable] = JSON.stringify(server)
  return async () => {
    delete process.env[variable]
    if (embedded) await embedded.close()
    else await asAdmin(adminUrl, `DROP DATABASE ${template} WITH (FORCE)`)
  }
}

/**
 * A copy of the migrated template, in 25–50 ms: one per test file. Its files are copied, which is half the work of writing them to the log.
 *
 * @throws when the run has no test server.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const set = process.env[variable]
  if (!set) throw new Error('There is no test server: run this test through the vitest project that has one')
  const { adminUrl, template } = JSON.parse(set) as TestServer
  const name = newName('test')
  await asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`)
  return {
    url: withDatabase(adminUrl, name),
    drop: () => asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

/** Admin connection of the run's server, for tests that make databases themselves. */
export function testServerAdminUrl(): string {
  const set = process.env[variable]
  if (!set) throw new Error('There is no test server: run this test through the vitest project that has one')
  return (JSON.parse(set) as TestServer).adminUrl
}
