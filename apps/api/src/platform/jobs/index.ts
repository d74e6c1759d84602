export { type Fence, holdFence, StaleWorkerError, takeFence } from './fence.js'
export { type JobQueue, openJobQueue, prepareQueues } from './queue.js'
export {
  fenceKey,
  type JobContext,
  type JobHandler,
  type JobLog,
  type JobWorker,
  startJobWorker,
} from './worker.js'
