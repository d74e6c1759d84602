import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.js'
import { Action, type Appointment, can, everyRole, policies, policySentence, Role, scopeOf } from './index.js'

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
    ['system imports', Role.systemAdministrator, '', Action.importDataSets, '1/2/', true],
  ])('%s', (_, role, scope, action, node, allowed) => {
    expect(can(at(role, scope), action, node)).toBe(allowed)
  })

  it('gives a scope, and a sentence, exactly where the role allows the action', () => {
    for (const action of Object.values(Action)) {
      for (const role of everyRole) {
        const allowed = policies[action].includes(role)
        expect(scopeOf(at(role, '1/'), action)).toBe(allowed ? '1/' : null)
        expect(policySentence(role, action) !== null).toBe(allowed)
      }
    }
  })

  it('says a row in words', () => {
    expect(policySentence(Role.officeAdministrator, Action.startRuns)).toEqual({
      zh: '主管单位管理员可在其范围内发起考核',
      en: 'Supervising office administrator may start assessments within their subtree',
    })
  })
})

describe('the three administrators are separate', () => {
  const holders = (action: Action) => [...policies[action]]
  it.each([
    ['makes people, and only they', Role.systemAdministrator, [Action.createPeople, Action.disablePeople]],
    ['reads the audit, and only they', Role.securityAuditor, [Action.readAudit, Action.exportAudit]],
  ])('%s', (_, role, actions) => {
    for (const action of actions) expect(holders(action)).toEqual([role])
  })

  it.each([
    ['the system administrator does not appoint', Role.systemAdministrator, Action.grantAppointments],
    ['nor end appointments', Role.systemAdministrator, Action.endAppointments],
    ['nor read the audit', Role.systemAdministrator, Action.readAudit],
    ['nor assess', Role.systemAdministrator, Action.startRuns],
    ['the security administrator makes nobody', Role.securityAdministrator, Action.createPeople],
    ['nor reads the audit', Role.securityAdministrator, Action.readAudit],
    ['nor imports', Role.securityAdministrator, Action.importDataSets],
  ])('%s', (_, role, action) => expect(holders(action)).not.toContain(role))

  it('lets the auditor change nothing', () => {
    const allowed = Object.values(Action).filter((action) => policies[action].includes(Role.securityAuditor))
    const looking = /\.(read|verify|export|explain)$/
    expect(allowed.filter((action) => !looking.test(action))).toEqual([])
  })
})
