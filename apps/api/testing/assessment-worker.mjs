// A worker process that only assesses, for tests that kill it. It begins when its parent says so, who has it load meanwhile,
// and tells of every step; with `killAt` it ends itself, without a word, in the moment after the step of that name was
// committed and before the queue hears of it.
import { once } from 'node:events'
import { assessmentJobs, verificationJobs } from '../dist/features/assessment/index.js'
import { openDatabase } from '../dist/platform/db/index.js'
import { startJobWorker } from '../dist/platform/jobs/index.js'

const url = process.env.DATABASE_URL
const [{ killAt }] = await once(process, 'message')
const database = await openDatabase({ url, entities: [] })
const onProgress = (progress) => {
  if (progress.stage === killAt) process.kill(process.pid, 'SIGKILL')
  process.send?.(progress)
}
await startJobWorker({
  url,
  pool: database.pool,
  handlers: [
    assessmentJobs(database.pool, { unitsPerBatch: 1, onProgress }),
    verificationJobs(database.pool, { onProgress: () => onProgress({ stage: 'verifying' }) }),
  ],
  log: { info: () => undefined, error: (details, message) => console.error(message, details) },
})
process.send?.({ stage: 'started' })
process.on('disconnect', () => process.exit())
