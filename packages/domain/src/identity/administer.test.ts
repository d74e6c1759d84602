import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.js'
import {
  Action,
  type HeldAppointment,
  mayAdminister,
  type PersonAction,
  Role,
  scopePathOf,
  type Viewer,
} from './index.js'

const viewer = (role: Role, nodePath: string): Viewer => ({
  personId: 'me',
  appointment: {
    id: 'a',
    role,
    orgId: 'o',
    orgPath: scopePathOf(role, nodePath),
    fromOn: day('2025-01-01'),
    toOn: null,
  },
})
const holding = (role: Role, nodePath: string, fromOn = '2025-01-01'): HeldAppointment => ({
  role,
  nodePath,
  fromOn: day(fromOn),
  toOn: null,
})
const { systemAdministrator, securityAdministrator, securityAuditor, editor, leader } = Role

describe('who may change a person', () => {
  const cases: [string, Viewer, PersonAction, string, string | null, HeldAppointment[], string][] = [
    [
      'a person of the subtree',
      viewer(systemAdministrator, '1/2/'),
      Action.disablePeople,
      'other',
      '1/2/3/',
      [],
      'ok',
    ],
    ['a person of no unit', viewer(systemAdministrator, '1/2/'), Action.editPeople, 'other', null, [], 'ok'],
    [
      'one who also works above',
      viewer(systemAdministrator, '1/2/'),
      Action.disablePeople,
      'other',
      '1/2/3/',
      [holding(leader, '1/')],
      'person/beyond-your-scope',
    ],
    [
      'one who belongs elsewhere',
      viewer(systemAdministrator, '1/2/'),
      Action.editPeople,
      'other',
      '1/3/',
      [holding(editor, '1/2/')],
      'person/beyond-your-scope',
    ],
    ['not themselves', viewer(systemAdministrator, '1/'), Action.disablePeople, 'me', '1/', [], 'person/own'],
    ['their own name', viewer(systemAdministrator, '1/'), Action.editPeople, 'me', '1/', [], 'ok'],
    [
      'a link for an editor',
      viewer(systemAdministrator, '1/'),
      Action.invitePeople,
      'other',
      '1/2/',
      [holding(editor, '1/2/')],
      'ok',
    ],
    [
      'a link for their like',
      viewer(systemAdministrator, '1/'),
      Action.invitePeople,
      'other',
      '1/',
      [holding(systemAdministrator, '1/')],
      'ok',
    ],
    [
      'no link for the security administrator',
      viewer(systemAdministrator, '1/'),
      Action.invitePeople,
      'other',
      '1/',
      [holding(securityAdministrator, '1/')],
      'person/administrator',
    ],
    [
      'nor for one to come',
      viewer(systemAdministrator, '1/'),
      Action.invitePeople,
      'other',
      '1/',
      [holding(securityAuditor, '1/', '2030-01-01')],
      'person/administrator',
    ],
    [
      'security changes nobody',
      viewer(securityAdministrator, '1/'),
      Action.editPeople,
      'other',
      '1/',
      [],
      'access/denied',
    ],
  ]
  it.each(cases)('%s', (_, who, action, personId, homePath, held, expected) => {
    const result = mayAdminister(who, action, { personId, homePath, held })
    expect(result.ok ? 'ok' : result.refusal.code).toBe(expected)
  })
})
