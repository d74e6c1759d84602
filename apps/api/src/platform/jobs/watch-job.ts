/** How often progress is noted and a wish to cancel is looked for. */
const noteEveryMs = 500

/** Thrown through a job's work when a person asked to end it. */
export class CancelledByPerson extends Error {
  override readonly name = 'CancelledByPerson'
}

/** What stands beside a job that is one long piece of work. */
export interface JobWatch<Progress> {
  /** Aborted, with a `CancelledByPerson`, soon after somebody asked to end the job. */
  readonly cancelled: AbortSignal
  readonly onProgress: (progress: Progress) => void
  /** Ends it; waits for a note that is being made. */
  stop(): Promise<void>
}

/**
 * Notes progress and looks for a wish to cancel, beside the work and whatever statement it waits for.
 *
 * @param job.note saves how far the job is, null before its first word, and tells whether somebody asked to end it.
 * @param job.changed called when what was noted is new.
 */
export function watchJob<Progress>(job: {
  readonly note: (progress: Progress | null) => Promise<{ readonly cancelRequested: boolean }>
  readonly changed: () => Promise<void>
}): JobWatch<Progress> {
  const cancelled = new AbortController()
  let progress: Progress | null = null
  let noted: Progress | null = null
  let note: Promise<void> | undefined

  async function look(): Promise<void> {
    const now = progress
    // A database that is away for a moment is the work's own trouble; the note is made next time.
    const state = await job.note(now).catch(() => undefined)
    if (state?.cancelRequested) cancelled.abort(new CancelledByPerson())
    if (now === noted) return
    noted = now
    await job.changed().catch(() => undefined)
  }

  const timer = setInterval(() => {
    note ??= look().finally(() => {
      note = undefined
    })
  }, noteEveryMs)
  return {
    cancelled: cancelled.signal,
    onProgress: (now) => {
      progress = now
    },
    async stop() {
      clearInterval(timer)
      await note
    },
  }
}
