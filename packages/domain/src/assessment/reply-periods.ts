import { addDays, hour, type Instant, startOfDay } from '../kernel/index.js'
import { type Layer, stack } from '../rulebook/index.js'
import { touchesNonWorkingDay } from './deadline.js'
import { replyHoursIn } from './deadlines-in-force.js'
import { changesBetween, daysOfChange, type InstantWindow, joined } from './reply-windows.js'
import type { WorkingDays } from './year-frame.js'

/** When enquiries came in whose usual hours touch a non-working day, and those of which the calendar can't tell; through all of time. */
export interface TouchedHours {
  readonly extended: readonly InstantWindow[]
  readonly untold: readonly InstantWindow[]
}

/**
 * The same for whatever number of hours, each reckoned once.
 *
 * @param told the days over which the calendar answers.
 */
export function touchedHours(
  told: InstantWindow,
  isWorkingDay: WorkingDays,
): (usualHours: number) => TouchedHours {
  const known = new Map<number, TouchedHours>()
  return (usualHours) => {
    const touched = known.get(usualHours) ?? touchedBy(usualHours, told, isWorkingDay)
    known.set(usualHours, touched)
    return touched
  }
}

function touchedBy(usualHours: number, told: InstantWindow, isWorkingDay: WorkingDays): TouchedHours {
  const term = usualHours * hour
  const earliest = told.fromAt - term
  const cuts = changesBetween(earliest, told.beforeAt, term)
    .filter((at) => at > earliest && at < told.beforeAt)
    .sort((a, b) => a - b)
  const bounds = [...new Set([earliest, ...cuts, told.beforeAt])]
  const stretches = bounds.slice(0, -1).map((fromAt, index) => ({
    window: { fromAt, beforeAt: bounds[index + 1] ?? told.beforeAt },
    touches: touchesNonWorkingDay(fromAt as Instant, usualHours, isWorkingDay),
  }))
  const where = (touches: boolean | null) =>
    stretches.flatMap((each) => (each.touches === touches ? [each.window] : []))
  return {
    extended: joined(where(true)),
    // Neither of what lies before the first day that the calendar knows, nor of what comes after the last, can it tell anything.
    untold: joined([
      { fromAt: Number.NEGATIVE_INFINITY, beforeAt: earliest },
      ...where(null),
      { fromAt: told.beforeAt, beforeAt: Number.POSITIVE_INFINITY },
    ]),
  }
}

/**
 * When enquiries came in to which the same hours apply, with the deadline of each as a database can add it up: the usual hours after
 * receipt, or within `extended` those that hold when the usual ones touch a non-working day, or within `untold` either of them.
 */
export interface ReplyPeriod extends InstantWindow, TouchedHours {
  readonly usualHours: number
  readonly extendedHours: number
}

/**
 * The hours to reply in by what is attached to a unit and above it: enquiries that came in between two periods, or in none, have no
 * deadline.
 *
 * @param layers also those that begin later or were replaced since.
 * @source SQ 五
 */
export function replyPeriods(
  layers: readonly Layer[],
  touched: (usualHours: number) => TouchedHours,
): readonly ReplyPeriod[] {
  const days = daysOfChange(layers, 'reply.policy_enquiry')
  const [first] = days
  if (first === undefined) return []
  const starts = [addDays(first, -1), ...days]
  return starts.flatMap((on, index) => {
    const rule = replyHoursIn(stack(layers, on))
    if (rule === null) return []
    const next = starts[index + 1]
    const period = {
      fromAt: index === 0 ? Number.NEGATIVE_INFINITY : startOfDay(on),
      beforeAt: next === undefined ? Number.POSITIVE_INFINITY : startOfDay(next),
    }
    const { hours: usualHours, hoursTouchingNonWorkingDay: extendedHours } = rule
    return [{ ...period, usualHours, extendedHours, ...touched(usualHours) }]
  })
}
