import { expect, test } from 'vitest'
import { accepted } from '../../test-data/accepted.js'
import { account, finding, isWorkingDay, unit, year2025 } from '../../test-data/facts.js'
import { inForce, suqianValues } from '../../test-data/values.js'
import { Fraction, points } from '../kernel/index.js'
import { annualScheme, prepareYear, resultText, type UnitScore } from './index.js'

const prepared = accepted(prepareYear(accepted(annualScheme(inForce(suqianValues))), year2025, isWorkingDay))
const scored = prepared.scoreUnit(
  unit({ accounts: [account(), account({ id: 'A0', findings: [finding()] })] }),
)
const standing = { final: new Fraction(200, 6), rank: 2 }

test('every number is exact, accounts and lines are in one order', () => {
  expect(resultText(scored, standing)).toBe(
    '["U1","county",null,"109",null,["100/3",2],[],[' +
      '["A0",[["content",0],["operation",20000],["regime",0]],100000,1080000,' +
      '[["bonus.pass_rate",1,100000,"problems",["1"]],["operation.typo",1,-20000,"finding",["F1"]]],[]],' +
      '["A1",[["content",0],["operation",0],["regime",0]],100000,1100000,' +
      '[["bonus.pass_rate",1,100000,"problems",["1"]]],[]]]]\n',
  )
})

test('before ranking it holds no final score', () => {
  expect(resultText(scored)).toBe(resultText(scored, standing).replace('["100/3",2]', 'null'))
})

test('the order in which a result lists its parts does not show', () => {
  const backwards: UnitScore = {
    ...scored,
    accounts: [...scored.accounts].reverse().map((one) => ({
      ...one,
      lines: [...one.lines].reverse(),
      deductions: Object.fromEntries(Object.entries(one.deductions).reverse()),
    })),
  }
  expect(resultText(backwards, standing)).toBe(resultText(scored, standing))
})

test.each<[string, Partial<UnitScore>, Partial<typeof standing>]>([
  ['score', { score: new Fraction(1) }, {}],
  ['veto', { veto: 'veto.x' }, {}],
  ['qualified', { qualified: true }, {}],
  ['category', { category: 'town' }, {}],
  ['accounts', { accounts: scored.accounts.slice(1) }, {}],
  ['final', {}, { final: new Fraction(333, 10) }],
  ['rank', {}, { rank: 3 }],
])('another %s is another text', (_, change, otherStanding) => {
  expect(resultText({ ...scored, ...change }, { ...standing, ...otherStanding })).not.toBe(
    resultText(scored, standing),
  )
})

test.each([
  'a "quoted" one',
  'back\\slash',
  'line\nfeed',
  '宿迁市政府办',
  '\u{1F600}',
  '\ud800',
  'tab\t',
  '',
])('what a key holds is written as JSON writes it: %j', (key) => {
  const [account] = scored.accounts
  if (account === undefined) throw new Error('no account')
  const line = {
    indicator: key,
    occurrences: 1,
    points: points(-1),
    evidence: { kind: 'message', keys: [key, 'm2'] },
  } as const
  const unknown = { indicator: key, evidence: { kind: 'week', keys: [key] } } as const
  const text = resultText({
    ...scored,
    accounts: [{ ...account, accountId: key, lines: [line], unknowns: [unknown] }],
  })
  expect(JSON.parse(text).at(-1)).toEqual([
    [
      key,
      [
        ['content', 0],
        ['operation', 0],
        ['regime', 0],
      ],
      account.bonus,
      account.score,
      [[key, 1, -10_000, 'message', [key, 'm2']]],
      [[key, 'week', [key]]],
    ],
  ])
})
