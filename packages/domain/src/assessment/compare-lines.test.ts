import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Points } from '../kernel/index.js'
import { compareLines, type EvidenceKind, type ScoreLine } from './index.js'

const line = (
  indicator: string,
  points: number,
  keys: readonly string[] = [],
  kind: EvidenceKind = 'finding',
): ScoreLine => ({
  indicator,
  occurrences: keys.length,
  points: (points * 10_000) as Points,
  evidence: { kind, keys },
})
const of = (...lines: ScoreLine[]) => ({ lines })

describe('the lines that differ between two runs', () => {
  const typo = line('operation.typo', -4, ['F1', 'F2'])
  test.each([
    ['the same line twice', of(typo), of(typo), []],
    ['no line on either side', of(), of(), []],
    ['an account that is new', null, of(typo), ['operation.typo null→2 -4 +2 −0']],
    ['an account that is gone', of(typo), null, ['operation.typo 2→null 4 +0 −2']],
    [
      'other findings of the same weight',
      of(typo),
      of(line('operation.typo', -4, ['F1', 'F3'])),
      ['operation.typo 2→2 0 +1 −1'],
    ],
    [
      'other points for the same findings',
      of(typo),
      of(line('operation.typo', -6, ['F1', 'F2'])),
      ['operation.typo 2→2 -2 +0 −0'],
    ],
    [
      'the same key as evidence of another kind is other evidence',
      of(line('x', -1, ['2025-01'], 'month')),
      of(line('x', -1, ['2025-01'], 'week')),
      ['x 1→1 0 +1 −1'],
    ],
    [
      'the heaviest change first, equals by name',
      of(line('a', -1, ['1']), line('b', -1, ['1'])),
      of(line('c', -9, ['1'])),
      ['c null→1 -9 +1 −0', 'a 1→null 1 +0 −1', 'b 1→null 1 +0 −1'],
    ],
  ])('%s', (_, before, after, expected) => {
    const shown = compareLines(before, after).map(
      ({ indicator, before: was, after: is, effect, gone, added }) =>
        `${indicator} ${was?.occurrences ?? null}→${is?.occurrences ?? null} ${effect / 10_000} +${added.length} −${gone.length}`,
    )
    expect(shown).toEqual(expected)
  })

  const anyLines = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
    .chain((indicators) =>
      fc.tuple(
        ...indicators.map((indicator) =>
          fc
            .tuple(fc.integer({ min: -20, max: 20 }), fc.uniqueArray(fc.constantFrom('1', '2', '3')))
            .map(([points, keys]) => line(indicator, points, keys)),
        ),
      ),
    )
    .map((lines) => of(...lines))

  it('sum to the whole change, and looked at from the other side they are the opposite', () => {
    const sum = (lines: readonly { readonly points: number }[]) =>
      lines.reduce((total, each) => total + each.points, 0)
    fc.assert(
      fc.property(anyLines, anyLines, (one, other) => {
        const there = compareLines(one, other)
        const back = compareLines(other, one)
        expect(there.reduce((total, move) => total + move.effect, 0)).toBe(sum(other.lines) - sum(one.lines))
        expect(
          back.map(({ indicator, effect, gone, added }) => [indicator, 0 - effect, added, gone]),
        ).toEqual(there.map(({ indicator, effect, gone, added }) => [indicator, 0 + effect, gone, added]))
      }),
    )
  })
})
