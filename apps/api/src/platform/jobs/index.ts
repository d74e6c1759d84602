export { type Fence, holdFence, StaleWorkerError, takeFence } from './fence.js'
export { type JobQueue, jobSchema, openJobQueue, prepareQueues } from './queue.js'
export { CancelledByPerson, type JobWatch, watchJob } from './watch-job.js'
export {
  fenceKey,
  type JobContext,
  type JobHandler,
  type JobLog,
  type JobWorker,
  startJobWorker,
} from './worker.js'
