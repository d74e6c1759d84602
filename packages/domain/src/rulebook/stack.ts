import type { Bilingual, PlainDate } from '../kernel/index.js'
import { sameValue } from './same-value.js'
import type { RulebookEdition, Statement } from './schema.js'

/** An edition as attached to a node of the tree. Layers are given from the root down. */
export interface Layer {
  readonly edition: RulebookEdition
  /** The node it is attached to; a later attachment of the same book at the same node replaces the former. */
  readonly nodeCode?: string
  /** First day on which the attachment holds; absent = ever. */
  readonly attachedFrom?: PlainDate
  /** First day on which the attachment holds no more; absent or null = until further notice. */
  readonly attachedTo?: PlainDate | null
}

/** A statement and the edition which makes it. */
export interface Provenance {
  readonly statement: Statement
  readonly edition: RulebookEdition
}

/** The value that holds, and what it shadows, nearest first. */
export interface EffectiveValue extends Provenance {
  readonly shadowed: readonly Provenance[]
}

/** Stacked books that say different things about one key. */
export interface Contradiction {
  readonly key: string
  readonly won: Provenance
  /** Only those that differ from the winner, nearest first. */
  readonly lost: readonly Provenance[]
  readonly why: Bilingual
}

/** What holds at a node on a day. A key that no book states is absent: unknown, to be asked of a person. */
export interface EffectiveRulebook {
  readonly on: PlainDate
  /** The editions that took part, from the root down. */
  readonly editions: readonly RulebookEdition[]
  readonly values: ReadonlyMap<string, EffectiveValue>
  readonly contradictions: readonly Contradiction[]
}

/**
 * Stacks books by value: the nearest statement of a key wins as a whole. Composite values are never merged, so that an exception of
 * one book can't slip into the condition of another. Attachments, editions and statements count only within their dates.
 */
export function stack(layers: readonly Layer[], on: PlainDate): EffectiveRulebook {
  const editions = standing(layers, on)
    .map((layer) => layer.edition)
    .filter((edition) => holds(edition, on))
  const stated = new Map<string, Provenance[]>()
  for (const edition of editions) {
    for (const statement of statementsOn(edition, on)) {
      const others = stated.get(statement.key)
      if (others) others.unshift({ statement, edition })
      else stated.set(statement.key, [{ statement, edition }])
    }
  }

  const values = new Map<string, EffectiveValue>()
  const contradictions: Contradiction[] = []
  for (const [key, [won, ...shadowed]] of stated) {
    if (!won) continue
    values.set(key, { ...won, shadowed })
    const lost = shadowed.filter((other) => !sameValue(won.statement, other.statement))
    if (lost.length > 0) contradictions.push({ key, won, lost, why: why(won, lost) })
  }
  return { on, editions, values, contradictions }
}

/** The statements of an edition that hold on a day; an edition that passed its validation has at most one of a key. */
export const statementsOn = (edition: RulebookEdition, on: PlainDate): Statement[] =>
  holds(edition, on) ? edition.statements.filter((statement) => holds(statement, on)) : []

const holds = (
  dated: { effectiveFrom: PlainDate; effectiveTo?: PlainDate | undefined },
  on: PlainDate,
): boolean => dated.effectiveFrom <= on && (dated.effectiveTo === undefined || on < dated.effectiveTo)

/** Layers attached on that day; of several attachments of one book at one node only the last, else an old version would shine through the new. */
function standing(layers: readonly Layer[], on: PlainDate): Layer[] {
  const attached = layers.filter(
    ({ attachedFrom, attachedTo }) =>
      (attachedFrom === undefined || attachedFrom <= on) && (attachedTo == null || on < attachedTo),
  )
  return attached.filter((layer) => !attached.some((other) => replaces(other, layer)))
}

function replaces(other: Layer, layer: Layer): boolean {
  if (other === layer || other.nodeCode === undefined) return false
  if (other.nodeCode !== layer.nodeCode || other.edition.id !== layer.edition.id) return false
  const [begins, began] = [other.attachedFrom ?? '', layer.attachedFrom ?? '']
  return begins === began ? other.edition.version > layer.edition.version : begins > began
}

function why(won: Provenance, lost: readonly Provenance[]): Bilingual {
  const others = lost.map(({ edition }) => edition.shortName)
  return {
    zh: `${won.edition.shortName}（${won.statement.source.clause}）距离该单位最近，整体取代 ${others.join('、')} 的值`,
    en: `${won.edition.shortName} (${won.statement.source.clause}) stands nearest to the unit and replaces the value of ${others.join(', ')} as a whole`,
  }
}
