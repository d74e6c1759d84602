import type { Statement } from './schema.js'

/** How a value of a key is measured against others, and which end of the measure asks more of a unit. */
interface Measure {
  readonly stricter: 'less' | 'more'
  /** A number, and what it must have in common with others to be compared; null: not measurable. */
  readonly of: (value: unknown) => { readonly amount: number; readonly alike: string } | null
}

const count = (value: unknown) => (typeof value === 'number' ? { amount: value, alike: '' } : null)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Terms that run from different events are not comparable: who begins later may end later. */
const term = (value: unknown) =>
  isRecord(value) && typeof value['count'] === 'number'
    ? { amount: value['count'], alike: String(value['from']) }
    : null

const timesAYear: Readonly<Record<string, number>> = { week: 52, month: 12 }

/** Posts a year; what each week must have is not what a mean over weeks must reach. */
const cadence = (value: unknown) => {
  if (!isRecord(value) || typeof value['posts'] !== 'number') return null
  const times = timesAYear[String(value['per'])]
  return times === undefined
    ? null
    : { amount: value['posts'] * times, alike: `${value['counted']} ${value['strictness']}` }
}

const measures: Readonly<Record<string, Measure>> = {
  'opening.announcement_kept': { stricter: 'more', of: count },
  'opening.live_within': { stricter: 'less', of: term },
  'filing.deadline': { stricter: 'less', of: term },
  'change.filing_deadline': { stricter: 'less', of: term },
  'change.announcement_kept': { stricter: 'more', of: count },
  'closure.announcement_kept': { stricter: 'more', of: count },
  'closure.filing_deadline': { stricter: 'less', of: term },
  'offline.per_year': { stricter: 'less', of: count },
  'offline.length': { stricter: 'less', of: count },
  'cleanup.reopening_ban': { stricter: 'more', of: term },
  'cadence.text': { stricter: 'more', of: cadence },
  'cadence.video': { stricter: 'more', of: cadence },
  'cadence.wechat_service': { stricter: 'more', of: cadence },
  'originals.weekly': { stricter: 'more', of: cadence },
  'originals.yearly': { stricter: 'more', of: count },
  'review.levels': { stricter: 'more', of: count },
  'reply.policy_enquiry': { stricter: 'less', of: count },
  'rectification.deadline': { stricter: 'less', of: term },
}

/**
 * Which of several statements of one key asks most, place by place. Null where that can't be said: the key has no measure, units or
 * starting events differ, fewer than two books speak, or all say the same.
 */
export function strictest(
  key: string,
  cells: readonly (Pick<Statement, 'value' | 'unit'> | null)[],
): readonly boolean[] | null {
  const measure = measures[key]
  if (!measure) return null
  const measured = cells.map((cell) => {
    const found = cell && measure.of(cell.value)
    return cell && found ? { amount: found.amount, alike: `${cell.unit} ${found.alike}` } : null
  })
  const stated = measured.filter((each) => each !== null)
  if (stated.length < 2 || stated.length !== cells.filter((cell) => cell !== null).length) return null
  if (stated.some((each) => each.alike !== stated[0]?.alike)) return null
  const amounts = stated.map((each) => each.amount)
  const most = measure.stricter === 'less' ? Math.min(...amounts) : Math.max(...amounts)
  if (amounts.every((amount) => amount === most)) return null
  return measured.map((each) => each?.amount === most)
}
