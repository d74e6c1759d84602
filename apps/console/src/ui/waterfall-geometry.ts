/** Where a bar lies, in points. `before` and `after` are the running totals it connects. */
export interface Bar {
  readonly from: number
  readonly to: number
  readonly before: number
  readonly after: number
}

export interface Scale {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
}

interface Step {
  readonly effect: string
  readonly running: string
  readonly total?: boolean
}

/** Steps of 1, 2, 2.5 or 5 times a power of ten, at most eight to the whole. */
function tickStep(span: number): number {
  const raw = span / 6
  const power = 10 ** Math.floor(Math.log10(raw))
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= raw) ?? raw
}

/**
 * The bars of a waterfall and the scale that holds them all, zero always within. Numbers are for drawing only; what is said in figures
 * stays the exact decimal. `beside`: the steps of another waterfall next to it; one scale holds both, lest a half looks like a whole.
 */
export function barsOf(
  steps: readonly Step[],
  beside: readonly Step[] = [],
): { readonly scale: Scale; readonly bars: readonly Bar[] } {
  const bars = steps.map(barOf)
  return { scale: scaleOf([...bars, ...beside.map(barOf)]), bars }
}

function barOf(step: Step): Bar {
  const after = Number(step.running)
  const before = step.total ? 0 : after - Number(step.effect)
  return {
    from: Math.min(before, after),
    to: Math.max(before, after),
    before: step.total ? after : before,
    after,
  }
}

function scaleOf(bars: readonly Bar[]): Scale {
  const low = Math.min(0, ...bars.map((bar) => bar.from))
  const high = Math.max(1, ...bars.map((bar) => bar.to))
  const step = tickStep(high - low)
  const from = Math.floor(low / step) * step
  const to = Math.ceil(high / step) * step
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step)
  return { from, to, ticks }
}
