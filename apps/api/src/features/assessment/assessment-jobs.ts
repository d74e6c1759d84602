import type { ClientBase, Pool } from 'pg'
import { fenceKey, type JobHandler, type JobQueue, takeFence } from '../../platform/jobs/index.js'
import { type PerformOptions, performRun } from './perform-run.js'
import type { EnqueueRun } from './request-run.js'
import type { Run } from './run.js'
import { findRun } from './run.repository.js'
import { failRun } from './run-step.js'

/** The queue in which runs wait for a worker. */
export const assessmentQueue = 'assessment-run'

/** Hands planned runs to the workers. */
export const enqueueTo =
  (jobs: JobQueue): EnqueueRun =>
  (client: ClientBase, runId: string) =>
    jobs.enqueue(client, assessmentQueue, runId)

/** What a worker does for this feature. */
export const assessmentJobs = (
  pool: Pool,
  options: Pick<PerformOptions, 'unitsPerBatch' | 'onProgress'> = {},
): JobHandler => ({
  queue: assessmentQueue,
  async perform(id, context) {
    await performRun(pool, id, { ...options, ...context })
  },
  async giveUp(id, _fault, context) {
    const run = await findRun(pool, id)
    if (run === null) return
    await failRun({ pool, fence: context.fence, runId: id, runNo: run.no }, gaveUp)
  },
})

const gaveUp = {
  code: 'assessment/fault',
  message: {
    zh: '考核多次因系统故障中断，已停止；请查看工作进程的日志',
    en: 'the run was stopped after repeated faults; see the log of the worker',
  },
}

/** Performs a run in this process, without a worker: for the command line. */
export async function performHere(
  pool: Pool,
  runId: string,
  options: Omit<PerformOptions, 'fence'> = {},
): Promise<Run> {
  return performRun(pool, runId, {
    ...options,
    fence: await takeFence(pool, fenceKey(assessmentQueue, runId)),
  })
}
