import type { Bilingual, PlainDate } from '../kernel/index.js'

/** Where an account stands (账号状态) on a day; it follows from its dates, so that no second truth is kept. */
export const AccountState = { pending: 'pending', live: 'live', closed: 'closed' } as const
export type AccountState = (typeof AccountState)[keyof typeof AccountState]

export const accountStateTitles: Readonly<Record<AccountState, Bilingual>> = {
  pending: { zh: '待上线', en: 'Not live yet' },
  live: { zh: '在用', en: 'Live' },
  closed: { zh: '已关停', en: 'Closed' },
}

/** The days on which an account is live: from `liveOn` (inclusive) to `closedOn` (exclusive; null = open). */
export interface LiveDates {
  readonly liveOn: PlainDate
  readonly closedOn: PlainDate | null
}

/** The state on a day. On the day of going live it is live, on the day of closing it is closed. */
export function accountStateOn({ liveOn, closedOn }: LiveDates, on: PlainDate): AccountState {
  if (closedOn !== null && closedOn <= on) return AccountState.closed
  return on < liveOn ? AccountState.pending : AccountState.live
}
