/** Scores from here, and below that; as the API says them. */
export interface Span {
  readonly from: string
  readonly below: string
}

/** A score without the places that say nothing: `80.00` is 80. */
const short = (points: string): string => points.replace(/\.?0+$/, '') || '0'
const shortened = (points: string): string => (points.includes('.') ? short(points) : points)

/** A span as its bar is called: `80–85`. */
export const spanName = ({ from, below }: Span): string => `${shortened(from)}–${shortened(below)}`

/** A span as the address says it: `80..85`. */
export const spanWord = ({ from, below }: Span): string => `${shortened(from)}..${shortened(below)}`

/** What the address said; undefined where it is no span. */
export function readSpan(word: string | undefined): Span | undefined {
  const [, from, below] = /^(-?\d{1,9}(?:\.\d{1,2})?)\.\.(-?\d{1,9}(?:\.\d{1,2})?)$/.exec(word ?? '') ?? []
  return from === undefined || below === undefined ? undefined : { from, below }
}
