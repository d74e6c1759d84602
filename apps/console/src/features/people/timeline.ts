import { parsePlainDate, toEpochDay } from '@zhengmei/domain/kernel'

/** From a day (inclusive) to a day (exclusive, null = open). */
export interface Span {
  readonly fromOn: string
  readonly toOn: string | null
}

/** Where a bar stands on a line of time, in hundredths of its width. */
export interface Bar {
  readonly left: number
  readonly width: number
  /** It goes on beyond the line's end. */
  readonly open: boolean
}

const epochDay = (text: string): number => {
  const day = parsePlainDate(text)
  return day === null ? 0 : toEpochDay(day)
}
/** A line ends so many days after today, or after the last day that is known. */
const ahead = 180
/** So that a bar of a few days is still seen. */
const thinnest = 1

/** Draws terms on one line of time, from the first day of any of them on; null without terms. */
export function timelineOf(
  spans: readonly Span[],
  today: string,
): { readonly bars: readonly Bar[]; readonly today: number } | null {
  if (spans.length === 0) return null
  const now = epochDay(today)
  const begin = Math.min(now, ...spans.map(({ fromOn }) => epochDay(fromOn)))
  const known = spans.flatMap(({ fromOn, toOn }) => [epochDay(fromOn), toOn === null ? now : epochDay(toOn)])
  const end = Math.max(now, ...known) + ahead
  const at = (day: number): number => (100 * (day - begin)) / (end - begin)
  const bars = spans.map(({ fromOn, toOn }): Bar => {
    const left = at(epochDay(fromOn))
    const right = toOn === null ? 100 : at(epochDay(toOn))
    const width = Math.max(thinnest, right - left)
    return { left: Math.min(left, 100 - width), width, open: toOn === null }
  })
  return { bars, today: at(now) }
}
