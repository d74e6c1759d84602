import { describe, expect, it } from 'vitest'
import { day, type Result } from '../kernel/index.js'
import {
  checkEffect,
  decideAbolition,
  decideCreation,
  decideKind,
  decideLine,
  decideMerge,
  decideMove,
  decideRename,
  mayStandBelow,
  OrgKind,
  type UnitInTree,
} from './index.js'

const { governmentOffice, department, township, section, operator, institution, functionalZone } = OrgKind

const unit = (path: string, more: Partial<UnitInTree> = {}): UnitInTree => {
  const steps = path.split('/').slice(0, -1)
  return {
    id: steps.at(-1) ?? '',
    path,
    kind: governmentOffice,
    name: `单位${path}`,
    parentId: steps.at(-2) ?? null,
    abolishedOn: null,
    ...more,
  }
}
const root = unit('1/')
const county = unit('1/2/')
const other = unit('1/3/')
const town = unit('1/2/4/', { kind: township })
const gone = { abolishedOn: day('2026-01-01') }
const codeOf = (result: Result<unknown>) =>
  result.ok ? 'ok' : result.refusal.code.replace('organisation/', '')

describe('a move', () => {
  it.each<[string, UnitInTree, UnitInTree, boolean, string]>([
    ['beside', town, other, false, 'ok'],
    ['up', town, root, false, 'ok'],
    ['to below itself', county, unit('1/2/9/'), false, 'below-itself'],
    ['to below what is below it', county, unit('1/2/9/8/'), false, 'below-itself'],
    ['to one whose number begins alike', county, unit('1/21/'), false, 'ok'],
    ['to itself', county, county, false, 'itself'],
    ['to where it stands', town, county, false, 'same-parent'],
    ['of the top', root, other, false, 'root'],
    ['of one that is no more', unit('1/2/', gone), other, false, 'abolished'],
    ['to one that is no more', county, unit('1/3/', gone), false, 'target-abolished'],
    ['to where its kind does not stand', county, unit('1/3/4/', { kind: township }), false, 'kind-not-below'],
    ['to where its name is taken', town, other, true, 'name-taken'],
  ])('%s', (_, moved, to, taken, expected) => expect(codeOf(decideMove(moved, to, taken))).toBe(expected))
})

describe('a merger', () => {
  const none = { kinds: [], clashingNames: [] }
  it.each<[string, UnitInTree, UnitInTree, Parameters<typeof decideMerge>[2], string]>([
    ['with one beside', county, other, none, 'ok'],
    ['into the one above', county, root, none, 'ok'],
    ['into one below', county, unit('1/2/9/'), none, 'below-itself'],
    ['into itself', county, county, none, 'itself'],
    ['of the top', root, other, none, 'root'],
    ['of one that is no more', unit('1/2/', gone), other, none, 'abolished'],
    ['into one that is no more', county, unit('1/3/', gone), none, 'target-abolished'],
    ['into a section', county, unit('1/5/', { kind: section }), none, 'target-is-section'],
    [
      'of a section into a section',
      unit('1/2/', { kind: section }),
      unit('1/5/', { kind: section }),
      none,
      'ok',
    ],
    [
      'that brings townships below a department',
      county,
      unit('1/5/', { kind: department }),
      { kinds: [township], clashingNames: [] },
      'kind-not-below',
    ],
    [
      'that brings a name twice',
      county,
      other,
      { kinds: [township], clashingNames: ['河口镇'] },
      'name-taken',
    ],
  ])('%s', (_, merged, into, children, expected) =>
    expect(codeOf(decideMerge(merged, into, children))).toBe(expected),
  )
})

describe('an abolition', () => {
  const towns = { kinds: [township], clashingNames: [] }
  it.each<[string, UnitInTree, Parameters<typeof decideAbolition>[1], UnitInTree | null, string]>([
    ['of a leaf', town, { kinds: [], clashingNames: [] }, null, 'ok'],
    ['with children and nowhere for them', county, towns, null, 'children-need-place'],
    ['with children who go beside', county, towns, other, 'ok'],
    ['with children who would stay below it', county, towns, unit('1/2/9/'), 'below-itself'],
    ['with children who go to itself', county, towns, county, 'itself'],
    ['with children who go to one that is no more', county, towns, unit('1/3/', gone), 'target-abolished'],
    ['of the top', root, { kinds: [], clashingNames: [] }, null, 'root'],
    ['of one that is no more', unit('1/2/', gone), { kinds: [], clashingNames: [] }, null, 'abolished'],
  ])('%s', (_, ended, children, place, expected) =>
    expect(codeOf(decideAbolition(ended, children, place))).toBe(expected),
  )
})

describe('a new unit, a new name, another kind', () => {
  it.each([
    ['a township below an office', codeOf(decideCreation(township, county, false)), 'ok'],
    [
      'a township below a department',
      codeOf(decideCreation(township, unit('1/5/', { kind: department }), false)),
      'kind-not-below',
    ],
    [
      'below one that is no more',
      codeOf(decideCreation(township, unit('1/2/', gone), false)),
      'target-abolished',
    ],
    ['a name that is taken', codeOf(decideCreation(township, county, true)), 'name-taken'],
    ['another name', codeOf(decideRename(county, '新名', false)), 'ok'],
    ['its own name', codeOf(decideRename(county, county.name, false)), 'same-name'],
    ['a neighbour’s name', codeOf(decideRename(county, '邻', true)), 'name-taken'],
    ['a name for one that is no more', codeOf(decideRename(unit('1/2/', gone), '新名', false)), 'abolished'],
    [
      'an office becomes a zone',
      codeOf(decideKind(county, functionalZone, governmentOffice, [township], 3)),
      'ok',
    ],
    [
      'an office with townships becomes a department',
      codeOf(decideKind(county, department, governmentOffice, [township], 0)),
      'kind-holds-others',
    ],
    [
      'a township becomes an office below a township',
      codeOf(decideKind(town, governmentOffice, township, [], 0)),
      'kind-not-below',
    ],
    [
      'with accounts it becomes no section',
      codeOf(decideKind(town, section, governmentOffice, [], 1)),
      'hosts-accounts',
    ],
    ['without accounts it may', codeOf(decideKind(town, section, governmentOffice, [], 0)), 'ok'],
  ])('%s', (_, result, expected) => expect(result).toBe(expected))
})

const dayOrNull = (text: string | null) => (text === null ? null : day(text))

describe('the day of effect', () => {
  const today = day('2026-11-22')
  it.each<[string, string, string | null, string | null, string | null, string]>([
    ['today', '2026-11-22', null, null, null, 'ok'],
    ['yesterday without a reason', '2026-11-21', null, null, null, 'reason-required'],
    ['yesterday with blanks for a reason', '2026-11-21', '  ', null, null, 'reason-required'],
    ['yesterday with a reason', '2026-11-21', '批复', null, null, 'ok'],
    ['the day of the last change', '2026-11-10', '批复', '2026-11-10', null, 'ok'],
    ['the day before the last change', '2026-11-09', '批复', '2026-11-10', null, 'before-last-change'],
    ['before the other unit came to be', '2026-11-09', '批复', null, '2026-11-10', 'target-not-yet'],
    ['two years ahead', '2028-11-22', null, null, null, 'ok'],
    ['a day more', '2028-11-23', null, null, null, 'too-far'],
  ])('%s', (_, on, reason, since, targetSince, expected) =>
    expect(
      codeOf(checkEffect({ on: day(on), reason }, today, dayOrNull(since), dayOrNull(targetSince))),
    ).toBe(expected),
  )
})

describe('a parent by line', () => {
  it.each<[string, string | null, UnitInTree, string[], string]>([
    ['of one that is yet to be created', null, county, ['3'], 'ok'],
    ['of another, with others above', '4', county, ['3', '1'], 'ok'],
    ['that is the unit itself', '2', county, [], 'line-to-itself'],
    ['that stands below the unit by line', '4', county, ['3', '4'], 'line-loop'],
    ['that is no more', '4', unit('1/2/', gone), [], 'line-ended'],
    ['that is a section', '4', unit('1/5/', { kind: section }), [], 'line-kind'],
    ['that is an operator', '4', unit('1/5/', { kind: operator }), [], 'line-kind'],
    ['that is an institution', '4', unit('1/5/', { kind: institution }), [], 'ok'],
  ])('%s', (_, unitId, parent, above, expected) =>
    expect(codeOf(decideLine(unitId, parent, above))).toBe(expected),
  )
})

it('nothing but sections stands below a section, nothing at all below an operator', () => {
  const below = (parent: OrgKind) => Object.values(OrgKind).filter((kind) => mayStandBelow(kind, parent))
  expect(below(section)).toEqual([section])
  expect(below(operator)).toEqual([])
  expect(below(institution)).toEqual([institution, operator, section])
})
