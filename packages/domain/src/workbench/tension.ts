import { type Card, Urgency } from './cards.js'

/** How a card looks: pressing, soon pressing, something, nothing left, or not known. */
export const Tension = {
  overdue: 'overdue',
  soon: 'soon',
  some: 'some',
  none: 'none',
  unknown: 'unknown',
} as const
export type Tension = (typeof Tension)[keyof typeof Tension]

/** How pressing a card is with what it counts. @param count null: no data, which is not 0. */
export function tensionOf({ urgency }: Pick<Card, 'urgency'>, count: number | null): Tension {
  if (count === null) return Tension.unknown
  if (count === 0) return Tension.none
  return urgency === Urgency.plain ? Tension.some : urgency
}
