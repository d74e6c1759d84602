import type { Pool } from 'pg'
import type { Job, PgBoss } from 'pg-boss'
import { type Fence, noteFault, StaleWorkerError, takeFence } from './fence.js'
import { openPresence, type Presence } from './presence.js'
import { jobSchema, startBoss } from './queue.js'

/** What a handler is given for one attempt. */
export interface JobContext {
  /** To be held (`holdFence`) by every transaction that writes. */
  readonly fence: Fence
  /** Aborted when the worker stops or this attempt was given to another: finish the step in hand, then throw. */
  readonly signal: AbortSignal
}

/** One kind of work. */
export interface JobHandler {
  readonly queue: string
  /** Does the job, or goes on with it. Called again after a kill, so it looks at what is there already. */
  perform(id: string, context: JobContext): Promise<void>
  /** Marks the job as failed after its last fault; it isn't tried again. */
  giveUp(id: string, fault: unknown, context: JobContext): Promise<void>
}

/** What a worker tells of; the log of the process that composed it. */
export interface JobLog {
  info(details: object, message: string): void
  error(details: object, message: string): void
}

/** A running worker. */
export interface JobWorker {
  /** Takes no more jobs, lets those in hand stop at their next step and gives them back. Safe to call twice. */
  stop(): Promise<void>
}

/** After so many attempts that ended in a fault (a kill is none) a job is given up. */
const mostFaults = 3

/** A job just fetched may not be claimed yet; later ones without a claim have lost their worker. */
const claimedWithinSeconds = 1

const sweepEveryMs = 500

/** The fence of a job; also whoever runs it outside a worker takes this one. */
export const fenceKey = (queue: string, id: string): string => `${queue}:${id}`

/**
 * Starts taking jobs. A job whose worker dies goes to a living one within seconds: its claim (see `Presence`) is gone
 * with the process. Should two ever work on the same job, the later has the higher fencing token and the other writes
 * nothing more.
 */
export async function startJobWorker(options: {
  readonly url: string
  readonly pool: Pool
  readonly handlers: readonly JobHandler[]
  readonly log: JobLog
}): Promise<JobWorker> {
  const { url, pool, handlers, log } = options
  const queues = handlers.map((handler) => handler.queue)
  const stopping = new AbortController()
  let presence = await openPresence(url)
  watch()
  const boss = await startBoss({
    url,
    queues,
    worker: true,
    onFault: (fault) => log.error({ fault }, 'job queue'),
  })
  const inHand = new Set<string>()
  /** Aborts what is in hand when the claims on it are lost. */
  let claims = new AbortController()

  function watch(): void {
    const watched = presence
    watched.lost.then(async (fault) => {
      if (stopping.signal.aborted) return
      log.error({ fault }, 'claims on jobs are lost')
      claims.abort(fault)
      claims = new AbortController()
      await reopen()
    })
  }

  async function reopen(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        presence = await openPresence(url)
        watch()
        return
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 1_000))
      }
    }
  }

  async function attempt(handler: JobHandler, job: Job): Promise<void> {
    const claimedOn: Presence = presence
    const lostClaims = claims.signal
    await claimedOn.claim(job.id)
    inHand.add(job.id)
    try {
      const fence = await takeFence(pool, fenceKey(handler.queue, job.id))
      const signal = AbortSignal.any([stopping.signal, lostClaims, job.signal])
      await tryOnce(handler, job.id, { fence, signal })
    } finally {
      inHand.delete(job.id)
      await claimedOn.release(job.id).catch(() => undefined)
    }
  }

  async function tryOnce(handler: JobHandler, id: string, context: JobContext): Promise<void> {
    try {
      await handler.perform(id, context)
      log.info({ queue: handler.queue, job: id }, 'job done')
    } catch (fault) {
      if (context.signal.aborted || fault instanceof StaleWorkerError) throw fault
      log.error({ queue: handler.queue, job: id, fault }, 'job attempt failed')
      if ((await noteFault(pool, context.fence)) < mostFaults) throw fault
      await handler.giveUp(id, fault, context)
    }
  }

  async function sweep(): Promise<void> {
    const { rows } = await pool.query<{ id: string; name: string; retry_count: number }>(
      `SELECT id, name, retry_count FROM ${jobSchema}.job
       WHERE state = 'active' AND name = ANY($1) AND id <> ALL($2)
         AND started_on < now() - make_interval(secs => $3)`,
      [queues, [...inHand], claimedWithinSeconds],
    )
    const abandoned = await presence.abandoned(rows.map((row) => row.id))
    for (const row of rows) {
      // Fetched by this very process between the two steps: its claim is its own and looks free to it.
      if (!abandoned.includes(row.id) || inHand.has(row.id)) continue
      log.info({ queue: row.name, job: row.id }, 'its worker is gone: the job is taken over')
      await boss.fail(row.name, { id: row.id, retryCount: row.retry_count }, { reason: 'worker gone' })
    }
  }

  for (const handler of handlers) await takeJobs(boss, handler, attempt)
  const sweeping = repeat(sweep, sweepEveryMs, stopping.signal)
  let stopped: Promise<void> | undefined
  const stop = async () => {
    stopping.abort(new Error('The worker stops'))
    await sweeping
    await boss.stop({ graceful: true, timeout: 4_000 })
    await presence.close()
  }
  return { stop: () => (stopped ??= stop()) }
}

async function takeJobs(
  boss: PgBoss,
  handler: JobHandler,
  attempt: (handler: JobHandler, job: Job) => Promise<void>,
): Promise<void> {
  await boss.work<object>(
    handler.queue,
    {
      batchSize: 1,
      pollingIntervalSeconds: 0.5,
      notifyPollingIntervalSeconds: 1,
      heartbeatRefreshSeconds: 2,
    },
    async (jobs) => {
      for (const job of jobs) await attempt(handler, job)
    },
  )
}

/** Runs `step` again and again until the signal; a step that fails (the database is away) is simply run again. */
async function repeat(step: () => Promise<void>, everyMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await step().catch(() => undefined)
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, everyMs)
      function done(): void {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      signal.addEventListener('abort', done)
    })
  }
}
