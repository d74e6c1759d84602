import { expect, test } from 'vitest'
import type { Step } from '../operations'
import { stepsBeside } from './steps-beside'

const step = (kind: Step['kind'], key: string | null, effect: string): Step => ({
  kind,
  title: { zh: key ?? kind, en: key ?? kind },
  effect,
  running: '0.00',
  note: null,
  indicator: key === null ? null : { key, title: { zh: key, en: key }, source: null },
  line: null,
})
const start = step('START', null, '100.00')
const shown = (before: readonly Step[], after: readonly Step[]) =>
  stepsBeside(before, after).map(({ title, before: was, after: is }) => [title.zh, was, is])

test.each([
  ['the same steps', [start], [start], [['START', '100.00', '100.00']]],
  [
    'a step that is new stands where the later run has it, one that is gone comes last',
    [start, step('DEDUCTION', 'typo', '-2.00')],
    [start, step('DEDUCTION', 'late', '-5.00'), step('BONUS', 'pass', '10.00')],
    [
      ['START', '100.00', '100.00'],
      ['late', null, '-5.00'],
      ['pass', null, '10.00'],
      ['typo', '-2.00', null],
    ],
  ],
  [
    'two steps of one name are told apart by their place',
    [step('CAP', null, '1.00'), step('CAP', null, '2.00')],
    [step('CAP', null, '3.00')],
    [
      ['CAP', '1.00', '3.00'],
      ['CAP', '2.00', null],
    ],
  ],
  [
    'what is about one clause but of another kind is another step',
    [step('DEDUCTION', 'typo', '-2.00')],
    [step('CAP', 'typo', '2.00')],
    [
      ['typo', null, '2.00'],
      ['typo', '-2.00', null],
    ],
  ],
] as const)('%s', (_, before, after, expected) => expect(shown(before, after)).toEqual(expected))
