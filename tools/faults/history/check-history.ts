/** What a client learned of its attempt to write: done, refused, or nothing (a broken connection, a fault). */
export type Outcome = 'ok' | 'refused' | 'unknown'

/** One attempt to write. Attempts under one key are the same request, made again. Times are those of one clock. */
export interface Attempt {
  readonly key: string
  readonly invokedAt: number
  readonly endedAt: number
  readonly outcome: Outcome
  /** What the answer named, when it was ok. */
  readonly id?: string
}

/** One complete look at what there is. */
export interface Look {
  readonly invokedAt: number
  readonly endedAt: number
  readonly ids: readonly string[]
}

/** What was found at the end, when everything had come to rest. */
export interface Effect {
  readonly key: string
  readonly id: string
  /** Parts that were found, and that a whole one has. */
  readonly parts: number
  readonly whole: number
  /** Records of it in the audit trail. */
  readonly audits: number
}

/** Everything that happened, as far as anybody knows. */
export interface History {
  readonly attempts: readonly Attempt[]
  readonly looks: readonly Look[]
  readonly effects: readonly Effect[]
  /** Ids in the audit trail of which there is no effect. */
  readonly auditsOfNothing: readonly string[]
}

/**
 * Looks for what a system that loses nothing and does nothing twice can't have done, whatever was killed meanwhile:
 * an acknowledged write that is gone or was not seen afterwards, a refused one that happened, half a write, one done
 * twice, one that nobody asked for, one that was seen and vanished, one without its audit record or a record of none.
 *
 * @returns sentences, one for each violation; none when the history holds.
 */
export function violationsOf(history: History): readonly string[] {
  const { attempts, looks, effects, auditsOfNothing } = history
  const effectsOf = groupBy(effects, ({ key }) => key)
  const attemptsOf = groupBy(attempts, ({ key }) => key)
  const ids = new Set(effects.map(({ id }) => id))
  return [
    ...[...attemptsOf].flatMap(([key, tried]) => violationsOfKey(key, tried, effectsOf.get(key) ?? [])),
    ...effects.filter(({ key }) => !attemptsOf.has(key)).map(({ key }) => `${key}: nobody asked for it`),
    ...effects.flatMap(brokenEffect),
    ...auditsOfNothing.map((id) => `${id}: recorded in the audit trail, but there is no such thing`),
    ...new Set(
      looks.flatMap((look) =>
        look.ids.filter((id) => !ids.has(id)).map((id) => `${id}: was seen and is gone`),
      ),
    ),
    ...unseen(attempts, looks),
  ]
}

function violationsOfKey(
  key: string,
  tried: readonly Attempt[],
  found: readonly Effect[],
): readonly string[] {
  const acknowledged = tried.filter(({ outcome }) => outcome === 'ok')
  const answers = new Set(acknowledged.map(({ id }) => id))
  const violations: string[] = []
  if (found.length > 1) violations.push(`${key}: happened ${found.length} times`)
  if (answers.size > 1) violations.push(`${key}: was answered with different ids`)
  if (acknowledged.length > 0 && found.length === 0) violations.push(`${key}: was acknowledged and is gone`)
  if (found.length > 0 && tried.every(({ outcome }) => outcome === 'refused'))
    violations.push(`${key}: was refused and happened`)
  for (const { id } of found) {
    if (answers.size > 0 && !answers.has(id))
      violations.push(`${key}: is ${id}, but the answer named another`)
  }
  return violations
}

function brokenEffect({ key, parts, whole, audits }: Effect): readonly string[] {
  return [
    ...(parts === whole ? [] : [`${key}: ${parts} of ${whole} parts`]),
    ...(audits === 1 ? [] : [`${key}: ${audits} records in the audit trail`]),
  ]
}

/** Whoever looks after a write was acknowledged must see it. */
function unseen(attempts: readonly Attempt[], looks: readonly Look[]): readonly string[] {
  const violations = new Set<string>()
  for (const { key, outcome, id, endedAt } of attempts) {
    if (outcome !== 'ok' || id === undefined) continue
    if (looks.some((look) => look.invokedAt > endedAt && !look.ids.includes(id)))
      violations.add(`${key}: was acknowledged and not seen afterwards`)
  }
  return [...violations]
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
