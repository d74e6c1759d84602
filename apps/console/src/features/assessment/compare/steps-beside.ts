import type { Step } from '../operations'

/** One item of two waterfalls. */
export interface StepPair {
  readonly key: string
  readonly kind: Step['kind']
  readonly title: Step['title']
  readonly source: NonNullable<Step['indicator']>['source'] | null
  /** Exact decimals; null: the step doesn't stand in that run. */
  readonly before: string | null
  readonly after: string | null
}

/** The steps of two waterfalls by what they are about, in the order of the later one; what only the earlier has comes last. */
export function stepsBeside(before: readonly Step[], after: readonly Step[]): StepPair[] {
  const was = named(before)
  const is = named(after)
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key) => {
    const one = was.get(key)
    const other = is.get(key)
    const shown = other ?? one
    if (!shown) return []
    return [
      {
        key,
        kind: shown.kind,
        title: shown.title,
        source: shown.indicator?.source ?? null,
        before: one?.effect ?? null,
        after: other?.effect ?? null,
      },
    ]
  })
}

/** Steps by kind and what they are about, an equal one told apart by its place. */
function named(steps: readonly Step[]): Map<string, Step> {
  const found = new Map<string, Step>()
  for (const step of steps) {
    const name = `${step.kind} ${step.indicator?.key ?? step.title.zh}`
    let key = name
    for (let nth = 2; found.has(key); nth++) key = `${name} ${nth}`
    found.set(key, step)
  }
  return found
}
