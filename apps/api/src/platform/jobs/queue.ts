import type { ClientBase } from 'pg'
import { PgBoss } from 'pg-boss'
import { apiRole, connectionOptions, withOwnConnection } from '../db/index.js'

/** The schema in which pg-boss keeps its own tables; it makes and migrates them itself. */
export const jobSchema = 'pgboss'

/** Kills are not the job's fault, so many are borne; faults are counted apart and end a job much sooner. */
const borneInterruptions = 1_000

/** Seconds without a sign of life after which a job goes to another worker, should its connection still seem open. */
const heartbeatSeconds = 10

const aDay = 86_400

/** Where work is handed in. */
export interface JobQueue {
  /**
   * Hands in a job as part of the caller's transaction: it exists exactly when that commits. The same id twice is one
   * job.
   */
  enqueue(client: ClientBase, queue: string, id: string): Promise<void>
  close(): Promise<void>
}

/**
 * Connects to the queues, making those that don't exist yet. What holds them must exist (`prepareQueues`).
 *
 * @param options.role see `connectionOptions`.
 * @param options.queues names of all queues that this process hands work in to.
 * @param options.onFault told of faults of the queue itself, e.g. a lost connection; it recovers by itself.
 */
export async function openJobQueue(options: {
  readonly url: string
  readonly role?: string
  readonly queues: readonly string[]
  readonly onFault?: (fault: Error) => void
}): Promise<JobQueue> {
  const boss = await startBoss({ ...options, worker: false })
  return {
    enqueue: (client, queue, id) => send(boss, client, queue, id),
    close: () => boss.stop({ graceful: false }),
  }
}

/** A started pg-boss; only a worker's watches over jobs of dead processes. */
export async function startBoss(options: {
  readonly url: string
  readonly role?: string
  readonly queues: readonly string[]
  readonly worker: boolean
  readonly onFault?: (fault: Error) => void
}): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: options.url,
    options: connectionOptions(options.url, options.role).options ?? '',
    application_name: 'zhengmei jobs',
    schema: jobSchema,
    max: options.worker ? 4 : 2,
    schedule: false,
    supervise: options.worker,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    useListenNotify: options.worker,
    // The role of the API is not allowed to.
    migrate: options.role === undefined,
  })
  boss.on('error', (fault) => options.onFault?.(fault))
  await boss.start()
  for (const queue of options.queues) {
    await boss.createQueue(queue, {
      policy: 'standard',
      notify: true,
      heartbeatSeconds,
      retryLimit: borneInterruptions,
      retryDelay: 0,
      expireInSeconds: aDay,
    })
  }
  return boss
}

/**
 * Makes or updates what holds the queues, for which only the owner has the right, and lets the API's role hand in work.
 * Part of every start, after the migrations.
 */
export async function prepareQueues(url: string): Promise<void> {
  const boss = await startBoss({ url, queues: [], worker: false })
  await boss.stop({ graceful: false })
  await withOwnConnection(url, (client) =>
    client.query(`
      grant usage on schema ${jobSchema} to ${apiRole};
      grant select on all tables in schema ${jobSchema} to ${apiRole};
      grant insert, update on ${jobSchema}.queue, ${jobSchema}.job, ${jobSchema}.job_common to ${apiRole}`),
  )
}

async function send(boss: PgBoss, client: ClientBase, queue: string, id: string): Promise<void> {
  await boss.send(queue, null, {
    id,
    db: { executeSql: (text, values) => client.query(text, values as unknown[]) },
  })
}
