import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.js'
import { Action, type Appointment, can, isInForce, policies, Role, scopeOf, scopePathOf } from './index.js'

const at = (role: Role, orgPath: string): { personId: string; appointment: Appointment } => ({
  personId: 'p',
  appointment: { id: 'a', role, orgId: 'o', orgPath, fromOn: day('2025-01-01'), toOn: null },
})

describe('who may do what, where', () => {
  it.each([
    ['office at its own node', Role.officeAdministrator, '1/2/', Action.startRuns, '1/2/', true],
    ['office below', Role.officeAdministrator, '1/2/', Action.startRuns, '1/2/7/', true],
    ['office above', Role.officeAdministrator, '1/2/', Action.startRuns, '1/', false],
    ['office beside', Role.officeAdministrator, '1/2/', Action.startRuns, '1/23/', false],
    ['unit starts no run', Role.unitAdministrator, '1/2/', Action.startRuns, '1/2/', false],
    ['unit reads its run', Role.unitAdministrator, '1/2/', Action.readRuns, '1/2/', true],
    ['auditor verifies', Role.securityAuditor, '1/', Action.verifyRuns, '1/2/', true],
    ['auditor changes nothing', Role.securityAuditor, '1/', Action.importDataSets, '1/2/', false],
  ])('%s', (_, role, scope, action, node, allowed) => {
    expect(can(at(role, scope), action, node)).toBe(allowed)
  })

  it('gives a scope exactly where the role allows the action', () => {
    for (const action of Object.values(Action)) {
      for (const role of Object.values(Role)) {
        expect(scopeOf(at(role, '1/'), action)).toBe(policies[action].includes(role) ? '1/' : null)
      }
    }
  })
})

describe('what an appointment covers', () => {
  it.each([
    ['a system administrator at a root: every tree', Role.systemAdministrator, '1/', ''],
    ['a system administrator below: the subtree', Role.systemAdministrator, '1/2/', '1/2/'],
    ['anybody else at a root: that tree', Role.officeAdministrator, '1/', '1/'],
  ])('%s', (_, role, node, expected) => expect(scopePathOf(role, node)).toBe(expected))

  it('lets a system administrator act in a tree beside the own one', () => {
    const viewer = at(Role.systemAdministrator, scopePathOf(Role.systemAdministrator, '1/'))
    expect(can(viewer, Action.importDataSets, '7/8/')).toBe(true)
  })
})

describe('an appointment is in force', () => {
  const term = { fromOn: day('2025-03-01'), toOn: day('2025-09-01') }
  it.each([
    ['the day before', '2025-02-28', false],
    ['on its first day', '2025-03-01', true],
    ['on its last day', '2025-08-31', true],
    ['on the day it ends', '2025-09-01', false],
  ])('%s', (_, on, expected) => expect(isInForce(term, day(on))).toBe(expected))
})
