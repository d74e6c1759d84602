import { addDays, day, isoWeekday, type PlainDate, toEpochDay } from '../kernel/index.js'
import type { AccountsOfCard } from './card-list.js'

/** The first day of the ISO week or of the month that a day lies in. */
export const beginningOf = (period: 'week' | 'month', today: PlainDate): PlainDate =>
  period === 'week' ? addDays(today, 1 - isoWeekday(toEpochDay(today))) : day(`${today.slice(0, 7)}-01`)

/** The first of so many days up to and with today. */
export const firstOfLast = (days: number, today: PlainDate): PlainDate => addDays(today, 1 - days)

/**
 * Whether what is known of posts says anything about such a card: silence can't be told from missing data while no post of the time
 * in question has come in.
 *
 * @param knownTo the latest day of which a post is known; null: none is.
 */
export function postsTell(filter: AccountsOfCard, knownTo: PlainDate | null, today: PlainDate): boolean {
  const { silentForDays, postedIn } = filter
  if (silentForDays === undefined && postedIn === undefined) return true
  if (knownTo === null) return false
  const since = postedIn === undefined ? addDays(today, -(silentForDays ?? 0)) : beginningOf(postedIn, today)
  return knownTo >= since
}
