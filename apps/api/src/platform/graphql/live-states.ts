import type { Events } from '../events/index.js'

/** What a subscription follows. */
export interface Followed<State> {
  /** Topic and id of the happenings; see `publish`. */
  readonly topic: string
  readonly id: string
  /** The state as of now, null when there is nothing (any more) that the viewer may see. */
  readonly look: () => Promise<State | null>
  /** Whether nothing will happen after this state. */
  readonly isOver: (state: State) => boolean
}

/**
 * The states of a thing as a subscription tells them: the present one, then again after each happening, until it is
 * over or out of sight. Not a generator: one that waits can't be left, and would listen on after its subscriber went.
 */
export function liveStates<State>(
  events: Pick<Events, 'stream'>,
  followed: Followed<State>,
): AsyncIterableIterator<State> {
  // Listened to before the first look, so that nothing falls between.
  const happenings = events.stream(followed.topic, followed.id)
  let told = false
  let over = false
  const end = async (): Promise<IteratorResult<State>> => {
    over = true
    await happenings.return?.()
    return { done: true, value: undefined }
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      if (over || (told && (await happenings.next()).done)) return end()
      told = true
      const state = await followed.look()
      if (state === null) return end()
      over ||= followed.isOver(state)
      return { done: false, value: state }
    },
    return: end,
  }
}
