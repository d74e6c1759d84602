import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.js'
import { checkStandIn, checkTerm, isInForce, isOver, overlap, Role, scopePathOf, type Term } from './index.js'

const term = (fromOn: string, toOn: string | null): Term => ({
  fromOn: day(fromOn),
  toOn: toOn === null ? null : day(toOn),
})
const codeOf = (result: ReturnType<typeof checkTerm>) => (result.ok ? 'ok' : result.refusal.code)

describe('what an appointment covers', () => {
  it.each([
    ['a system administrator at a root: every tree', Role.systemAdministrator, '1/', ''],
    ['a security administrator at a root: every tree', Role.securityAdministrator, '1/', ''],
    ['an auditor at a root: every tree', Role.securityAuditor, '1/', ''],
    ['a system administrator below: the subtree', Role.systemAdministrator, '1/2/', '1/2/'],
    ['anybody else at a root: that tree', Role.officeAdministrator, '1/', '1/'],
  ])('%s', (_, role, node, expected) => expect(scopePathOf(role, node)).toBe(expected))
})

describe('an appointment is in force', () => {
  const halfYear = term('2025-03-01', '2025-09-01')
  it.each([
    ['the day before', '2025-02-28', false, false],
    ['on its first day', '2025-03-01', true, false],
    ['on its last day', '2025-08-31', true, false],
    ['on the day it ends', '2025-09-01', false, true],
  ])('%s', (_, on, inForce, over) => {
    expect(isInForce(halfYear, day(on))).toBe(inForce)
    expect(isOver(halfYear, day(on))).toBe(over)
  })

  it('on no day when it was ended on its first', () => {
    const calledOff = term('2025-03-01', '2025-03-01')
    expect(isInForce(calledOff, day('2025-03-01'))).toBe(false)
    expect(isOver(calledOff, day('2025-03-01'))).toBe(true)
    expect(isOver(calledOff, day('2025-02-01'))).toBe(true)
    expect(overlap(calledOff, term('2025-01-01', null))).toBe(false)
  })
})

describe('two terms overlap', () => {
  it.each([
    ['the one begins when the other ends', term('2025-01-01', '2025-03-01'), term('2025-03-01', null), false],
    ['they share a day', term('2025-01-01', '2025-03-02'), term('2025-03-01', null), true],
    ['one lies within the other', term('2025-01-01', null), term('2025-02-01', '2025-02-02'), true],
    ['both are open', term('2025-01-01', null), term('2030-01-01', null), true],
  ])('%s', (_, one, other, expected) => {
    expect(overlap(one, other)).toBe(expected)
    expect(overlap(other, one)).toBe(expected)
  })
})

describe('a term of a new appointment', () => {
  it.each([
    ['from today, open', term('2025-06-10', null), 'ok'],
    ['from yesterday', term('2025-06-09', null), 'appointment/begins-in-the-past'],
    ['a single day', term('2025-06-10', '2025-06-11'), 'ok'],
    ['no day at all', term('2025-06-10', '2025-06-10'), 'appointment/ends-before-it-begins'],
    ['the wrong way round', term('2025-06-12', '2025-06-11'), 'appointment/ends-before-it-begins'],
  ])('%s', (_, asked, expected) => expect(codeOf(checkTerm(asked, day('2025-06-10')))).toBe(expected))
})

describe('a stand-in', () => {
  const original = term('2025-06-01', '2025-07-01')
  it.each([
    ['within the original', term('2025-06-10', '2025-06-20'), 'ok'],
    ['to its very end', term('2025-06-10', '2025-07-01'), 'ok'],
    ['a day longer', term('2025-06-10', '2025-07-02'), 'stand-in/outside-the-term'],
    ['without an end', term('2025-06-10', null), 'stand-in/needs-an-end'],
    ['in the past', term('2025-06-09', '2025-06-20'), 'appointment/begins-in-the-past'],
  ])('%s', (_, asked, expected) => {
    expect(codeOf(checkStandIn(asked, original, day('2025-06-10')))).toBe(expected)
  })

  it('does not begin before the original', () => {
    const asked = term('2025-05-31', '2025-06-05')
    expect(codeOf(checkStandIn(asked, original, day('2025-05-20')))).toBe('stand-in/outside-the-term')
  })

  it('ends also where the original is open', () => {
    expect(
      codeOf(checkStandIn(term('2025-06-10', '2025-06-20'), term('2025-01-01', null), day('2025-06-10'))),
    ).toBe('ok')
  })
})
