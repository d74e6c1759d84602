import { expect, test } from 'vitest'
import { accepted } from '../../test-data/accepted.js'
import { inForce, suqianValues } from '../../test-data/values.js'
import { Fraction, formatFraction } from '../kernel/index.js'
import { annualScheme, type RankableUnit, rankUnits } from './index.js'

const scheme = accepted(annualScheme(inForce(suqianValues)))
const absolute = accepted(annualScheme(inForce({ ...suqianValues, 'annual.normalisation': 'none' })))

const scored = (
  code: string,
  score: number | Fraction,
  veto: string | null = null,
  category = 'county',
): RankableUnit => ({
  code,
  category,
  veto,
  score: new Fraction(score),
})

const ranks = (units: RankableUnit[], by = scheme): string[] =>
  rankUnits(by, units).map((unit) => `${unit.code} ${formatFraction(unit.final)} ${unit.rank}`)

test('final = unit ÷ best of the category × 100; equal finals share a rank: 1, 1, 3', () => {
  expect(ranks([scored('C', 55), scored('B', 110), scored('A', 110), scored('D', 55)])).toEqual([
    'A 100.00 1',
    'B 100.00 1',
    'C 50.00 3',
    'D 50.00 3',
  ])
})

test('ranked by the exact final, not by what two decimals show, nor by what a float can tell', () => {
  const third = new Fraction(100, 3)
  const hair = new Fraction(1, 10n ** 18n)
  expect(ranks([scored('A', 33.3333), scored('B', third.sub(hair)), scored('C', third)], absolute)).toEqual([
    'C 33.33 1',
    'B 33.33 2',
    'A 33.33 3',
  ])
})

test('equal fractions are equal however they came about', () => {
  expect(ranks([scored('A', new Fraction(2, 6)), scored('B', new Fraction(1, 3))], absolute)).toEqual([
    'A 0.33 1',
    'B 0.33 1',
  ])
})

test('nothing is nothing, whichever way it came about', () => {
  const zeros = [new Fraction(1).sub(1), new Fraction(-1).add(1), new Fraction(-0)]
  const units = zeros.map((zero, index) => scored(`Z${index}`, zero))
  expect(ranks([...units, scored('A', 1)]).slice(1)).toEqual(['Z0 0.00 2', 'Z1 0.00 2', 'Z2 0.00 2'])
})

test('the best may be so by less than a float can tell, also where its mark is what a veto left', () => {
  const hair = new Fraction(1, 10n ** 18n)
  const second = new Fraction(90).sub(hair)
  for (const veto of [null, 'veto.x']) {
    const finals = rankUnits(scheme, [scored('A', second), scored('B', 90, veto), scored('C', second)])
    expect(finals.map(({ code, final }) => [code, final.equals(100)])).toEqual(
      veto === null
        ? [
            ['B', true],
            ['A', false],
            ['C', false],
          ]
        : [
            ['A', false],
            ['C', false],
            ['B', true],
          ],
    )
  }
})

test('each category has its own best and its own ranks', () => {
  expect(ranks([scored('A', 50), scored('B', 80, null, 'town'), scored('C', 100)])).toEqual([
    'C 100.00 1',
    'A 50.00 2',
    'B 100.00 1',
  ])
})

test('vetoed units come last and share one rank, behind a unit with 0', () => {
  expect(
    ranks([scored('A', 0, 'veto.x'), scored('D', 0), scored('C', 0, 'veto.y'), scored('B', 60)]),
  ).toEqual(['B 100.00 1', 'D 0.00 2', 'A 0.00 3', 'C 0.00 3'])
})

test('vetoed units come last also where a veto leaves a mark', () => {
  expect(ranks([scored('A', 40, 'veto.x'), scored('B', 30), scored('C', 20, 'veto.y')], absolute)).toEqual([
    'B 30.00 1',
    'A 40.00 2',
    'C 20.00 2',
  ])
})

test('with a best of 0 all are 0', () => {
  expect(ranks([scored('B', 0), scored('A', 0)])).toEqual(['A 0.00 1', 'B 0.00 1'])
  expect(ranks([scored('B', 0, 'veto.x'), scored('A', 0, 'veto.x')])).toEqual(['A 0.00 1', 'B 0.00 1'])
})

test('nobody to rank', () => {
  expect(ranks([])).toEqual([])
})
