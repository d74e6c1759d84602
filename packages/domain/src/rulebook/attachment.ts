import { ok, type PlainDate, type Refusal, type Result, refused } from '../kernel/index.js'
import { sameValue } from './same-value.js'
import type { RulebookEdition } from './schema.js'
import { type Contradiction, type EffectiveRulebook, type Layer, type Provenance, stack } from './stack.js'

/** An edition as it is attached to a unit. */
export interface Attachment {
  readonly editionId: string
  readonly version: number
  /** First day. */
  readonly from: PlainDate
  /** Exclusive; null: until further notice. */
  readonly to: PlainDate | null
}

/** When an attachment is to begin or end, and why. */
export interface AttachmentTerm {
  readonly on: PlainDate
  readonly reason: string
}

const longestReason = 300

const refusal = (code: string, field: string, zh: string, en: string): Refusal => ({
  code,
  field,
  message: { zh, en },
})

const refusals = {
  reason: refusal(
    'rulebook/attachment-reason',
    'reason',
    `请说明依据，不超过 ${longestReason} 字`,
    `Say on what ground, in at most ${longestReason} characters`,
  ),
  unitEnded: refusal(
    'rulebook/attachment-unit-ended',
    'organisationId',
    '该单位已撤销或并入其他单位',
    'This unit has been abolished or merged',
  ),
  whatIf: refusal(
    'rulebook/attachment-what-if',
    'editionId',
    '假设推演的规则不能挂接到单位',
    'A book that was made to ask "what if" is attached to no unit',
  ),
  outOfForce: refusal(
    'rulebook/attachment-out-of-force',
    'on',
    '该版本在这一天已经失效',
    'On that day this edition is no longer in force',
  ),
  attached: refusal(
    'rulebook/already-attached',
    'editionId',
    '该版本在这一天已经挂接在该单位',
    'This edition is attached to the unit on that day already',
  ),
  later: refusal(
    'rulebook/attached-later',
    'on',
    '同一规则在该日或之后另有挂接，请先结束它，或选更晚的日期',
    'The book is attached there again on or after that day; end that first, or choose a later day',
  ),
  ended: refusal(
    'rulebook/attachment-ended',
    'on',
    '该挂接在这一天已经结束',
    'On that day the attachment has ended already',
  ),
} as const

/**
 * Whether an edition may be attached to a unit from a day on. The same book with another version is replaced from then on.
 *
 * @param unit whether the unit is no more on that day.
 * @param there what is and was attached to the unit itself.
 * @returns refusals `rulebook/attachment-reason`, `…-unit-ended`, `…-what-if`, `…-out-of-force`, `rulebook/already-attached`,
 *   `rulebook/attached-later`.
 */
export function decideAttachment(
  edition: RulebookEdition,
  unit: { readonly abolishedOn: PlainDate | null },
  there: readonly Attachment[],
  term: AttachmentTerm,
): Result<AttachmentTerm> {
  const given = checkReason(term)
  if (!given.ok) return given
  if (unit.abolishedOn !== null && unit.abolishedOn <= term.on) return refused(refusals.unitEnded)
  if (edition.level === 'what_if') return refused(refusals.whatIf)
  if (edition.effectiveTo !== undefined && edition.effectiveTo <= term.on) return refused(refusals.outOfForce)
  const same = there.filter(({ editionId }) => editionId === edition.id)
  if (same.some((one) => one.version === edition.version && holdsOn(one, term.on)))
    return refused(refusals.attached)
  return same.some(({ from }) => from >= term.on) ? refused(refusals.later) : given
}

/**
 * Whether an attachment may end on a day. On or before its first day it is as if it had never been.
 *
 * @returns refusals `rulebook/attachment-reason`, `rulebook/attachment-ended`.
 */
export function decideDetachment(
  attachment: Pick<Attachment, 'to'>,
  term: AttachmentTerm,
): Result<AttachmentTerm> {
  const given = checkReason(term)
  if (!given.ok) return given
  return attachment.to !== null && attachment.to <= term.on ? refused(refusals.ended) : given
}

function checkReason(term: AttachmentTerm): Result<AttachmentTerm> {
  const reason = term.reason.trim()
  return reason !== '' && reason.length <= longestReason ? ok({ ...term, reason }) : refused(refusals.reason)
}

const holdsOn = ({ from, to }: Attachment, on: PlainDate): boolean => from <= on && (to === null || on < to)

/** A key that another value would hold of: null where no book would state it. */
export interface AttachmentChange {
  readonly key: string
  readonly before: Provenance | null
  readonly after: Provenance | null
}

/** What another stack of layers would mean at a unit. */
export interface AttachmentEffect {
  /** Keys whose value would be another; one that merely comes from another book, to the same effect, is none. */
  readonly changes: readonly AttachmentChange[]
  /** Where the books would disagree, and do not now or disagree in another way. */
  readonly contradictions: readonly Contradiction[]
  /** Keys on which the books disagree now and would no more. */
  readonly settled: readonly string[]
}

/** Compares what holds at a unit on a day with what would. */
export function attachmentEffect(
  before: readonly Layer[],
  after: readonly Layer[],
  on: PlainDate,
): AttachmentEffect {
  const [now, then] = [stack(before, on), stack(after, on)]
  const known = new Map(now.contradictions.map((one) => [one.key, told(one)]))
  const open = new Set(then.contradictions.map(({ key }) => key))
  return {
    changes: changed(now, then),
    contradictions: then.contradictions.filter((one) => known.get(one.key) !== told(one)),
    settled: now.contradictions.map(({ key }) => key).filter((key) => !open.has(key)),
  }
}

function changed(now: EffectiveRulebook, then: EffectiveRulebook): AttachmentChange[] {
  const keys = new Set([...now.values.keys(), ...then.values.keys()])
  return [...keys].flatMap((key) => {
    const [before, after] = [now.values.get(key) ?? null, then.values.get(key) ?? null]
    if (before && after && sameValue(before.statement, after.statement)) return []
    return [{ key, before, after }]
  })
}

const told = ({ won, lost }: Contradiction): string =>
  [won, ...lost].map(({ edition }) => `${edition.id} ${edition.version}`).join('|')
