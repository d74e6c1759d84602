import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accepted } from '../../test-data/accepted.js'
import { enquiry, findingOf, gap, unitOf } from '../../test-data/arbitrary.js'
import { isWorkingDay, year2025 } from '../../test-data/facts.js'
import { otherCity } from '../../test-data/other-city.js'
import { inForce, suqianValues } from '../../test-data/values.js'
import { Fraction, refuse, toFraction } from '../kernel/index.js'
import {
  type AccountFacts,
  type AccountScore,
  annualScheme,
  causesOf,
  explainAccount,
  explainUnit,
  prepareYear,
  rankUnits,
  resultText,
  type UnitFacts,
  type UnitScore,
  type ValuesInForce,
} from './index.js'

const indicators = [
  'operation.typo',
  'operation.veto_issue',
  'operation.requirement_not_met',
  'regime.no_rules',
  'duty.typo',
  'duty.unreachable',
  'other.thing',
]
const anyUnit = unitOf(indicators)

const prepare = (book: ValuesInForce) =>
  accepted(prepareYear(accepted(annualScheme(book)), year2025, isWorkingDay))

const changed = (changes: Readonly<Record<string, unknown>>) =>
  prepare(inForce({ ...suqianValues, ...changes }))

/** The book SQ, the made-up one, and SQ with caps taken away, so that floors bind. */
const years = {
  SQ: prepare(inForce(suqianValues)),
  JH: prepare(otherCity()),
  uncapped: changed({ 'annual.group.operation': {}, 'annual.over_accounts': 'sum' }),
}

const beforeBonus = (account: AccountScore | undefined): number =>
  account === undefined ? Number.NaN : account.score - account.bonus

const withAccount = (unit: UnitFacts, change: (account: AccountFacts) => AccountFacts): UnitFacts => ({
  ...unit,
  accounts: unit.accounts.map((account, index) => (index === 0 ? change(account) : account)),
})

/** Nothing of a unit whose accounts scored less, bonus aside, than those of another. */
const noneAbove = (units: UnitScore, others: UnitScore): void => {
  units.accounts.forEach((account, index) => {
    expect(beforeBonus(account)).toBeLessThanOrEqual(beforeBonus(others.accounts[index]))
  })
}

const sum = (effects: readonly Fraction[]): Fraction =>
  effects.reduce((total, one) => total.add(one), new Fraction(0))

describe.each(Object.entries(years))('under %s', (_, year) => {
  const { scheme } = year

  test('caps hold and no score is below 0', () => {
    fc.assert(
      fc.property(anyUnit, (unit) => {
        const scored = year.scoreUnit(unit)
        expect(scored.score.s).toBeGreaterThanOrEqual(0n)
        for (const account of scored.accounts) {
          for (const { name, cap } of scheme.groups) {
            expect(account.deductions[name]).toBeGreaterThanOrEqual(0)
            if (cap !== null) expect(account.deductions[name]).toBeLessThanOrEqual(cap)
          }
          expect(account.bonus).toBeLessThanOrEqual(scheme.bonus?.atMost ?? 0)
          expect(beforeBonus(account)).toBeGreaterThanOrEqual(0)
          expect(beforeBonus(account)).toBeLessThanOrEqual(scheme.start)
          if (account.bonus > 0) expect(beforeBonus(account)).toBeGreaterThan(scheme.bonus?.onlyAbove ?? 0)
        }
      }),
    )
  })

  test('the order of facts does not matter', () => {
    const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length })
    const reordered = anyUnit.chain((unit) =>
      fc.record({
        unit: fc.constant(unit),
        findings: shuffled(unit.findings),
        commendations: shuffled(unit.commendations),
        inspections: shuffled(unit.inspections),
        accounts: fc
          .tuple(
            ...unit.accounts.map((account) =>
              fc.record({
                findings: shuffled(account.findings),
                slowEnquiries: shuffled(account.slowEnquiries),
                gaps: shuffled(account.gaps),
              }),
            ),
          )
          .map((parts) => unit.accounts.map((account, index) => ({ ...account, ...parts[index] })))
          .chain(shuffled),
      }),
    )
    const standing = { final: new Fraction(1), rank: 1 }
    fc.assert(
      fc.property(reordered, ({ unit, ...parts }) => {
        const one = resultText(year.scoreUnit(unit), standing)
        expect(resultText(year.scoreUnit({ ...unit, ...parts }), standing)).toBe(one)
      }),
    )
  })

  test('one more failing finding never raises a score before bonus', () => {
    fc.assert(
      fc.property(anyUnit, findingOf(indicators), fc.boolean(), (unit, finding, ofUnit) => {
        const more = ofUnit
          ? { ...unit, findings: [...unit.findings, finding] }
          : withAccount(unit, (account) => ({ ...account, findings: [...account.findings, finding] }))
        noneAbove(year.scoreUnit(more), year.scoreUnit(unit))
      }),
    )
  })

  test('nor does one more slow enquiry, one post less, or a problem more raise the bonus for few problems', () => {
    fc.assert(
      fc.property(anyUnit, enquiry, fc.nat(51), (unit, one, week) => {
        const worse = withAccount(unit, (account) => ({
          ...account,
          originals: Math.max(0, account.originals - 1),
          slowEnquiries: [...account.slowEnquiries, one],
          weekPosts: Array.from(account.weekPosts).map((posts, index) => (index === week ? 0 : posts)),
        }))
        const [before, after] = [year.scoreUnit(unit), year.scoreUnit(worse)]
        noneAbove(after, before)
        after.accounts.forEach((account, index) => {
          expect(account.bonus).toBeLessThanOrEqual(before.accounts[index]?.bonus ?? 0)
        })
      }),
    )
  })

  test('what is unknown never costs: a gap takes no points', () => {
    fc.assert(
      fc.property(anyUnit, gap, (unit, one) => {
        const gapped = withAccount(unit, (account) => ({ ...account, gaps: [...account.gaps, one] }))
        noneAbove(year.scoreUnit(unit), year.scoreUnit(gapped))
      }),
    )
  })

  test('what is unknown never costs: a calendar that knows nothing takes no points', () => {
    const nothingKnown = accepted(
      prepareYear(scheme, year2025, () => refuse('calendar/beyond-horizon', { zh: '', en: '' })),
    )
    fc.assert(
      fc.property(anyUnit, (unit) => {
        noneAbove(year.scoreUnit(unit), nothingKnown.scoreUnit(unit))
      }),
    )
  })

  test('the steps of an account sum to its score, those of a unit to its score and final score', () => {
    fc.assert(
      fc.property(fc.array(anyUnit, { minLength: 1, maxLength: 3 }), (units) => {
        const scored = units.map((unit) => year.scoreUnit(unit))
        const finals = new Map(rankUnits(scheme, scored).map((ranked) => [ranked.code, ranked]))
        for (const unit of scored) {
          for (const account of unit.accounts) {
            const steps = explainAccount(scheme, account)
            expect(steps.reduce((total, step) => total + step.effect, 0)).toBe(account.score)
            expect(steps.at(-1)?.after).toBe(account.score)
            expect(steps.flatMap((step) => step.line ?? [])).toHaveLength(account.lines.length)
          }
          const ranked = finals.get(unit.code)
          const effects = (steps: ReturnType<typeof explainUnit>) =>
            sum(steps.map((step) => step.effect)).toFraction()
          expect(effects(explainUnit(scheme, unit))).toBe(unit.score.toFraction())
          expect(effects(explainUnit(scheme, unit, ranked))).toBe(ranked?.final.toFraction())
        }
      }),
    )
  })

  test('the best of a category has 100 where scores are normalised, and nobody more', () => {
    fc.assert(
      fc.property(fc.array(anyUnit, { minLength: 1, maxLength: 4 }), (units) => {
        const ranked = rankUnits(
          scheme,
          units.map((unit) => year.scoreUnit(unit)),
        )
        for (const first of ranked.filter((one) => one.rank === 1)) {
          const others = ranked.filter((one) => one.category === first.category)
          const best = others.reduce((top, one) => (one.final.gt(top) ? one.final : top), new Fraction(0))
          if (scheme.normalisation !== 'none') expect(['0', '100']).toContain(best.toFraction())
          expect(others.every((one) => one.rank <= others.length)).toBe(true)
        }
      }),
    )
  })
})

test('the causes of a move sum exactly to the change of the score', () => {
  const typo = 'annual.rule.operation.typo'
  const originals = 'annual.rule.content.originals'
  const changes = fc.record({
    [typo]: fc.nat(12).map((points) => ({ ...(suqianValues[typo] as object), points })),
    [originals]: fc.nat(4).map((points) => ({ ...(suqianValues[originals] as object), points })),
    'annual.group.operation': fc.constantFrom({ cap: 70 }, { cap: 20 }, {}),
    'annual.over_accounts': fc.constantFrom('mean', 'sum', 'minimum'),
    'annual.bonus': fc.constantFrom({ onlyAbove: 70, atMost: 20 }, { onlyAbove: 50, atMost: 5 }),
  })
  fc.assert(
    fc.property(anyUnit, changes, changes, fc.boolean(), (unit, values, others, alike) => {
      const before = changed(values)
      const over = values['annual.over_accounts']
      const after = changed(alike ? { ...others, 'annual.over_accounts': over } : others)
      const [was, is] = [before.scoreUnit(unit), after.scoreUnit(unit)]
      const causes = causesOf(before.scheme, was, after.scheme, is)
      expect(sum(causes.map((cause) => cause.effect)).toFraction()).toBe(is.score.sub(was.score).toFraction())
      expect(causes.every((cause) => !cause.effect.equals(0))).toBe(true)
    }),
  )
})

test('the mean is exact', () => {
  fc.assert(
    fc.property(anyUnit, (unit) => {
      const scored = years.SQ.scoreUnit({ ...unit, inspections: [] })
      const total = sum(scored.accounts.map((account) => toFraction(account.score)))
      expect(scored.score.mul(unit.accounts.length).toFraction()).toBe(total.toFraction())
    }),
  )
})
