import type { ClientBase } from 'pg'
import { PgBoss } from 'pg-boss'

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
 * Connects to the queues, making those that don't exist yet.
 *
 * @param options.queues names of all queues that this process hands work in to.
 * @param options.onFault told of faults of the queue itself, e.g. a lost connection; it recovers by itself.
 */
export async function openJobQueue(options: {
  readonly url: string
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
  readonly queues: readonly string[]
  readonly worker: boolean
  readonly onFault?: (fault: Error) => void
}): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: options.url,
    application_name: 'zhengmei jobs',
    schema: jobSchema,
    max: options.worker ? 4 : 2,
    schedule: false,
    supervise: options.worker,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    useListenNotify: options.worker,
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

async function send(boss: PgBoss, client: ClientBase, queue: string, id: string): Promise<void> {
  await boss.send(queue, null, {
    id,
    db: { executeSql: (text, values) => client.query(text, values as unknown[]) },
  })
}
