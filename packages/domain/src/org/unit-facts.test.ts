import { describe, expect, it } from 'vitest'
import type { Result } from '../kernel/index.js'
import {
  checkDivisionCode,
  checkPopulation,
  checkUnitCategory,
  checkUnitCode,
  checkUnitName,
} from './index.js'

/** What is kept, or the code of the refusal. */
const keptOf = <T>(result: Result<T>) =>
  result.ok ? result.value : result.refusal.code.replace('organisation/', '')
const codeOf = (result: Result<unknown>) =>
  result.ok ? 'ok' : result.refusal.code.replace('organisation/', '')

describe('what is typed of a unit', () => {
  it.each([
    ['  宿豫区教育局 ', 'ok'],
    ['局', 'bad-name'],
    ['局'.repeat(100), 'ok'],
    ['局'.repeat(101), 'bad-name'],
    ['宿豫区\n教育局', 'bad-name'],
    ['宿豫区\u202e教育局', 'bad-name'],
  ])('a name %j: %s', (name, expected) => expect(codeOf(checkUnitName(name))).toBe(expected))
  it.each([
    ['321300-JYJ', 'ok'],
    ['', 'bad-code'],
    ['32 13', 'bad-code'],
    ['=1+1', 'bad-code'],
    ['a'.repeat(51), 'bad-code'],
  ])('a code %j: %s', (code, expected) => expect(codeOf(checkUnitCode(code))).toBe(expected))
  it.each([
    [' 市直部门 ', '市直部门'],
    ['', null],
    ['  ', null],
    ['类'.repeat(50), '类'.repeat(50)],
    ['类'.repeat(51), 'bad-category'],
    ['县区\n', '县区'],
    ['县\n区', 'bad-category'],
  ])('a category %j: %s', (typed, expected) => expect(keptOf(checkUnitCategory(typed))).toBe(expected))
  it.each([
    ['321300', '321300'],
    [' 321302001000 ', '321302001000'],
    ['', null],
    ['32130', 'bad-division-code'],
    ['3213020010001', 'bad-division-code'],
    ['32130A', 'bad-division-code'],
  ])('a division code %j: %s', (typed, expected) => expect(keptOf(checkDivisionCode(typed))).toBe(expected))
  it.each([
    [null, null],
    [0, 0],
    [2_000_000_000, 2_000_000_000],
    [2_000_000_001, 'bad-population'],
    [-1, 'bad-population'],
    [1.5, 'bad-population'],
    [Number.NaN, 'bad-population'],
  ])('%j residents: %s', (count, expected) => expect(keptOf(checkPopulation(count))).toBe(expected))
})
