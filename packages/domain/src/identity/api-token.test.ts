import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.js'
import { Action, type Appointment, mayGive, Role, TokenAccess, termsOfToken, tokenAllows } from './index.js'

const at = (orgPath: string, role: Role = Role.officeAdministrator): Appointment => ({
  id: `${role}@${orgPath}`,
  role,
  orgId: 'o',
  orgPath,
  fromOn: day('2025-01-01'),
  toOn: null,
})
const { readOnly, ingestOnly } = TokenAccess

describe('what is left of a token at 1/2/', () => {
  it.each<[string, TokenAccess, readonly Appointment[], string | null]>([
    ['its owner covers more', readOnly, [at('1/')], '1/2/'],
    ['its owner covers just that', readOnly, [at('1/2/')], '1/2/'],
    ['its owner covers the forest', readOnly, [at('', Role.systemAdministrator)], '1/2/'],
    ['only part of it is left', readOnly, [at('1/2/7/9/'), at('1/2/7/')], '1/2/7/'],
    ['its owner went elsewhere', readOnly, [at('1/23/')], null],
    ['its owner has no appointment', readOnly, [], null],
    ['its owner may not give tokens any more', readOnly, [at('1/', Role.securityAuditor)], null],
    ['importing: an office', ingestOnly, [at('1/')], '1/2/'],
    ['importing: somebody who may not', ingestOnly, [at('1/', Role.leader)], null],
    [
      'importing: one role may, the wider may not',
      ingestOnly,
      [at('1/', Role.leader), at('1/2/8/')],
      '1/2/8/',
    ],
  ])('%s', (_, access, appointments, expected) => {
    expect(termsOfToken({ access, orgPath: '1/2/' }, appointments)?.orgPath ?? null).toBe(expected)
  })
})

describe('what a token lets do', () => {
  it.each<[TokenAccess, Role, Action, boolean]>([
    [readOnly, Role.officeAdministrator, Action.readRuns, true],
    [readOnly, Role.officeAdministrator, Action.importDataSets, false],
    [readOnly, Role.officeAdministrator, Action.verifyRuns, false],
    [readOnly, Role.systemAdministrator, Action.readPeople, false],
    [ingestOnly, Role.officeAdministrator, Action.importDataSets, true],
    [ingestOnly, Role.officeAdministrator, Action.readRuns, false],
    [ingestOnly, Role.leader, Action.importDataSets, false],
  ])('%s of %s: %s %s', (access, role, action, expected) => {
    expect(tokenAllows(access, role, action)).toBe(expected)
  })

  it('is never more than its owner may', () => {
    for (const role of Object.values(Role))
      for (const action of Object.values(Action))
        for (const access of Object.values(TokenAccess))
          if (tokenAllows(access, role, action) && access === ingestOnly)
            expect(mayGive(role, access) || role === Role.systemAdministrator).toBe(true)
  })
})
