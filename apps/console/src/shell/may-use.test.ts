import { Action } from '@zhengmei/domain/identity'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '../features/session'
import { giversOf, mayUse, rolesFor } from './may-use'

const acting = (role: string | null) =>
  ({ appointment: role === null ? null : { role } }) as unknown as Pick<Viewer, 'appointment'>

describe('whether a page is offered', () => {
  it.each([
    ['what needs nothing, to anybody', null, undefined, true],
    ['an import to an office', 'OFFICE_ADMINISTRATOR', [Action.importDataSets], true],
    ['an import to a leader', 'LEADER', [Action.importDataSets], false],
    [
      'the audit to who reads only their own',
      'SECURITY_ADMINISTRATOR',
      [Action.readAudit, Action.readOwnAudit],
      true,
    ],
    ['nothing that needs a role to whoever has none', null, [Action.readRuns], false],
  ] as const)('%s', (_, role, needs, expected) => expect(mayUse(acting(role), needs)).toBe(expected))
})

it('says which roles are needed and who gives them', () => {
  expect(rolesFor([Action.importDataSets])).toEqual(['system_administrator', 'office_administrator'])
  expect(giversOf(rolesFor([Action.askWhatIf]))).toContain('office_administrator')
  expect(giversOf(rolesFor([Action.readAudit]))).toEqual(['security_administrator'])
})
