import { enqueueTo, findRun, requestRun } from '@zhengmei/api/features/assessment'
import { type Database, openDatabase } from '@zhengmei/api/platform/db'
import { type JobQueue, openJobQueue } from '@zhengmei/api/platform/jobs'
import { ask } from '../testing/databases.js'
import { demoServer } from './product.js'
import { Workers } from './workers.js'

/** A copy of the demo's database of one's own, with workers that can be started and killed on it. */
export interface DemoCopy {
  readonly url: string
  readonly db: Database
  readonly jobs: JobQueue
  readonly workers: Workers
  /** Asks for another run of the city's year. @returns its id */
  requestRun(): Promise<string>
  /** The state of a run. */
  stateOf(id: string): Promise<string>
  close(): Promise<void>
}

/** @param name of the database. @param queues into which jobs are put. */
export async function copyDemo(name: string, queues: readonly string[]): Promise<DemoCopy> {
  const server = JSON.parse(process.env[demoServer] ?? '{}') as { url: string; adminUrl: string }
  await ask(server.adminUrl, `CREATE DATABASE ${name} TEMPLATE zhengmei`)
  const named = new URL(server.url)
  named.pathname = `/${name}`
  const url = named.href
  const db = await openDatabase({ url, entities: [] })
  const jobs = await openJobQueue({ url, queues })
  const workers = new Workers(url)
  return {
    url,
    db,
    jobs,
    workers,
    async requestRun() {
      const [scope] = await ask<{ id: string }>(url, `SELECT id FROM org WHERE code = '321300'`)
      const asked = { kind: 'trial', scopeOrgId: scope?.id ?? null, year: 2025, again: true } as const
      const requested = await requestRun(db.pool, asked, enqueueTo(jobs))
      if (!requested.ok) throw new Error(requested.refusal.code)
      return requested.value.run.id
    },
    stateOf: async (id) => (await findRun(db.pool, id))?.state ?? 'gone',
    async close() {
      workers.end()
      await jobs.close()
      await db.close()
      await ask(server.adminUrl, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}
