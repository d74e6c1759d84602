import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../kernel/index.js'
import {
  type AccessReason,
  Action,
  administratorRoles,
  can,
  everyRole,
  explainAccess,
  type HeldAppointment,
  holdersOfAccess,
  isInForce,
  policySentence,
  Role,
  scopePathOf,
} from './index.js'

const today = day('2025-06-15')
const holding = (
  role: Role,
  nodePath: string,
  fromOn = '2025-01-01',
  toOn: string | null = null,
): HeldAppointment => ({
  role,
  nodePath,
  fromOn: day(fromOn),
  toOn: toOn === null ? null : day(toOn),
})
const { officeAdministrator, securityAuditor, editor } = Role

describe('why an appointment gives something, or does not', () => {
  it.each<[string, HeldAppointment, Action, string, AccessReason, RegExp]>([
    [
      'at the node',
      holding(officeAdministrator, '1/2/'),
      Action.startRuns,
      '1/2/',
      'given',
      /可在其范围内发起考核/,
    ],
    ['below it', holding(officeAdministrator, '1/2/'), Action.startRuns, '1/2/9/', 'given', /可在其范围内/],
    [
      'above it',
      holding(officeAdministrator, '1/2/'),
      Action.startRuns,
      '1/',
      'outside_the_subtree',
      /不在其中/,
    ],
    [
      'beside it',
      holding(officeAdministrator, '1/2/'),
      Action.startRuns,
      '1/23/',
      'outside_the_subtree',
      /不在其中/,
    ],
    [
      'in another tree',
      holding(officeAdministrator, '1/'),
      Action.startRuns,
      '7/',
      'outside_the_subtree',
      /不在/,
    ],
    [
      'an auditor, there',
      holding(securityAuditor, '1/'),
      Action.readAudit,
      '7/3/',
      'given_in_every_tree',
      /所有的树/,
    ],
    ['an auditor, here', holding(securityAuditor, '1/'), Action.readAudit, '1/3/', 'given', /可在其范围内/],
    [
      'not at a root',
      holding(securityAuditor, '1/2/'),
      Action.readAudit,
      '7/',
      'outside_the_subtree',
      /不在/,
    ],
    ['not their role', holding(editor, '1/'), Action.startRuns, '1/', 'not_of_the_role', /编辑不能发起考核/],
    ['to come', holding(editor, '1/', '2025-06-16'), Action.readRuns, '1/', 'not_yet_in_force', /2025-06-16/],
    ['first day', holding(editor, '1/', '2025-06-15'), Action.readRuns, '1/', 'given', /可在其范围内/],
    ['last day', holding(editor, '1/', '2025-01-01', '2025-06-16'), Action.readRuns, '1/', 'given', /可在/],
    [
      'the day after',
      holding(editor, '1/', '2025-01-01', '2025-06-15'),
      Action.readRuns,
      '1/',
      'over',
      /2025-06-15/,
    ],
    ['called off', holding(editor, '1/', '2025-07-01', '2025-07-01'), Action.readRuns, '1/', 'over', /撤销/],
    [
      'over, of any role',
      holding(editor, '1/', '2025-01-01', '2025-02-01'),
      Action.startRuns,
      '2/',
      'over',
      /已结束/,
    ],
  ])('%s', (_, held, action, objectPath, reason, sentence) => {
    const { verdicts } = explainAccess([held], { action, objectPath, on: today })
    expect(verdicts).toMatchObject([{ reason, allows: reason.startsWith('given') }])
    expect(verdicts[0]?.sentence.zh).toMatch(sentence)
    expect(verdicts[0]?.sentence.en).not.toMatch(/undefined|null|[\u4e00-\u9fff]/)
  })

  it('says the sentence of the table where it allows', () => {
    const held = holding(officeAdministrator, '1/')
    const { verdicts } = explainAccess([held], { action: Action.startRuns, objectPath: '1/2/', on: today })
    expect(verdicts[0]?.sentence).toEqual(policySentence(officeAdministrator, Action.startRuns))
  })

  it('of nobody’s appointments is: nobody may', () =>
    expect(explainAccess([], { action: Action.readRuns, objectPath: '1/', on: today })).toEqual({
      allowed: false,
      verdicts: [],
    }))
})

const path = fc
  .array(fc.constantFrom('1', '2', '12', '23'), { minLength: 1, maxLength: 4 })
  .map((steps) => `${steps.join('/')}/`)
const date = fc.integer({ min: -3, max: 3 }).map((days) => addDays(today, days))
const anyHeld: fc.Arbitrary<HeldAppointment> = fc.record({
  role: fc.constantFrom(...everyRole),
  nodePath: path,
  fromOn: date,
  toOn: fc.option(date),
})
const anyAction = fc.constantFrom(...Object.values(Action))

/** What the policies themselves answer, under this appointment. */
const couldAct = (held: HeldAppointment, action: Action, objectPath: string) =>
  isInForce(held, today) &&
  can(
    {
      personId: 'p',
      appointment: { ...held, id: 'a', orgId: 'o', orgPath: scopePathOf(held.role, held.nodePath) },
    },
    action,
    objectPath,
  )

describe('an explanation, whatever is asked,', () => {
  it('answers as the policies do, for every appointment and for all together', () => {
    fc.assert(
      fc.property(fc.array(anyHeld, { maxLength: 5 }), anyAction, path, (held, action, objectPath) => {
        const { allowed, verdicts } = explainAccess(held, { action, objectPath, on: today })
        const expected = held.map((each) => couldAct(each, action, objectPath))
        expect(verdicts.map(({ allows }) => allows)).toEqual(expected)
        expect(verdicts.map(({ appointment }) => appointment)).toEqual(held)
        expect(allowed).toBe(expected.includes(true))
      }),
      { numRuns: 2000 },
    )
  })

  it('finds those who may, and only them, by role and node', () => {
    fc.assert(
      fc.property(anyHeld, anyAction, path, (held, action, objectPath) => {
        const { roles, nodePaths, rolesAtAnyRoot } = holdersOfAccess(action, objectPath)
        const isRoot = held.nodePath.split('/').length === 2
        const found =
          (roles.includes(held.role) && nodePaths.includes(held.nodePath)) ||
          (rolesAtAnyRoot.includes(held.role) && isRoot)
        expect(isInForce(held, today) && found).toBe(couldAct(held, action, objectPath))
      }),
      { numRuns: 2000 },
    )
  })

  it('has only the three administrators at any root', () => {
    for (const action of Object.values(Action))
      for (const role of holdersOfAccess(action, '1/').rolesAtAnyRoot)
        expect(administratorRoles).toContain(role)
  })
})
