import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.js'
import {
  Action,
  administratorRoles,
  everyRole,
  givenBy,
  type HeldAppointment,
  liesWithin,
  mayEnd,
  mayGrant,
  overlap,
  policies,
  Role,
  rankOf,
  rolesToGrant,
  scopePathOf,
  type Viewer,
} from './index.js'

const viewer = (role: Role, nodePath: string, personId = 'me'): Viewer => ({
  personId,
  appointment: {
    id: 'a',
    role,
    orgId: 'o',
    orgPath: scopePathOf(role, nodePath),
    fromOn: day('2025-01-01'),
    toOn: null,
  },
})
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
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? 'ok' : result.refusal.code

const {
  securityAdministrator,
  systemAdministrator,
  securityAuditor,
  officeAdministrator,
  unitAdministrator,
} = Role
const { editor, inspector, leader } = Role

describe('who may appoint whom', () => {
  const cases: [string, Viewer, Role, string, string, HeldAppointment[]][] = [
    ['security gives any role', viewer(securityAdministrator, '1/'), systemAdministrator, '1/', 'ok', []],
    ['also in another tree', viewer(securityAdministrator, '1/'), officeAdministrator, '7/', 'ok', []],
    ['also their own kind', viewer(securityAdministrator, '1/'), securityAdministrator, '1/', 'ok', []],
    [
      'below the root only below',
      viewer(securityAdministrator, '1/2/'),
      editor,
      '1/3/',
      'organisation/not-found',
      [],
    ],
    [
      'not above the own node',
      viewer(securityAdministrator, '1/2/'),
      securityAdministrator,
      '1/',
      'organisation/not-found',
      [],
    ],
    [
      'the system administrator appoints nobody',
      viewer(systemAdministrator, '1/'),
      editor,
      '1/2/',
      'access/denied',
      [],
    ],
    ['nor does the auditor', viewer(securityAuditor, '1/'), editor, '1/2/', 'access/denied', []],
    ['nor an editor', viewer(editor, '1/2/'), editor, '1/2/', 'access/denied', []],
    [
      'an office gives what stands below it',
      viewer(officeAdministrator, '1/2/'),
      inspector,
      '1/2/',
      'ok',
      [],
    ],
    [
      'not its own rank',
      viewer(officeAdministrator, '1/2/'),
      officeAdministrator,
      '1/2/3/',
      'appointment/role-too-high',
      [],
    ],
    [
      'not an administrator',
      viewer(officeAdministrator, '1/2/'),
      securityAuditor,
      '1/2/',
      'appointment/role-too-high',
      [],
    ],
    ['not beside', viewer(officeAdministrator, '1/2/'), editor, '1/23/', 'organisation/not-found', []],
    ['a unit gives its editors', viewer(unitAdministrator, '1/2/3/'), editor, '1/2/3/', 'ok', []],
    [
      'not its leader',
      viewer(unitAdministrator, '1/2/3/'),
      leader,
      '1/2/3/',
      'appointment/role-too-high',
      [],
    ],
    [
      'not a second administrator',
      viewer(unitAdministrator, '1/2/3/'),
      unitAdministrator,
      '1/2/3/',
      'appointment/role-too-high',
      [],
    ],
    [
      'nobody two of the three',
      viewer(securityAdministrator, '1/'),
      securityAuditor,
      '1/',
      'appointment/administrators-are-separate',
      [holding(systemAdministrator, '1/5/')],
    ],
    [
      'one of the three beside a business role',
      viewer(securityAdministrator, '1/'),
      securityAuditor,
      '1/',
      'ok',
      [holding(editor, '1/5/')],
    ],
    [
      'the same of the three twice',
      viewer(securityAdministrator, '1/'),
      securityAuditor,
      '1/',
      'ok',
      [holding(securityAuditor, '1/5/')],
    ],
    [
      'one after the other',
      viewer(securityAdministrator, '1/'),
      securityAuditor,
      '1/',
      'ok',
      [holding(systemAdministrator, '1/', '2024-01-01', '2025-06-01')],
    ],
    [
      'not even for a day',
      viewer(securityAdministrator, '1/'),
      securityAuditor,
      '1/',
      'appointment/administrators-are-separate',
      [holding(systemAdministrator, '1/', '2024-01-01', '2025-06-02')],
    ],
    [
      'not before one that is to come',
      viewer(securityAdministrator, '1/'),
      securityAuditor,
      '1/',
      'appointment/administrators-are-separate',
      [holding(systemAdministrator, '1/', '2030-01-01')],
    ],
    [
      'not the same again',
      viewer(officeAdministrator, '1/2/'),
      editor,
      '1/2/3/',
      'appointment/already-held',
      [holding(editor, '1/2/3/')],
    ],
    [
      'the same elsewhere',
      viewer(officeAdministrator, '1/2/'),
      editor,
      '1/2/4/',
      'ok',
      [holding(editor, '1/2/3/')],
    ],
  ]
  it.each(cases)('%s', (_, who, role, nodePath, expected, held) => {
    const grant = { personId: 'other', role, nodePath, fromOn: day('2025-06-01'), toOn: null }
    expect(codeOf(mayGrant(who, grant, held))).toBe(expected)
  })

  it('nobody appoints themselves, whatever they are', () => {
    for (const own of policies[Action.grantAppointments]) {
      for (const role of everyRole) {
        const grant = { personId: 'me', role, nodePath: '1/2/', fromOn: day('2025-06-01'), toOn: null }
        expect(codeOf(mayGrant(viewer(own, '1/2/'), grant, []))).toBe('appointment/own')
      }
    }
  })

  it('offers exactly the roles that would be granted', () => {
    for (const own of everyRole) {
      const who = viewer(own, '1/2/')
      const granted = everyRole.filter(
        (role) =>
          mayGrant(
            who,
            { personId: 'other', role, nodePath: '1/2/', fromOn: day('2025-06-01'), toOn: null },
            [],
          ).ok,
      )
      expect(rolesToGrant(who)).toEqual(granted)
    }
  })
})

describe('who may end an appointment', () => {
  it.each([
    ['security ends any', viewer(securityAdministrator, '1/'), 'other', systemAdministrator, '1/', 'ok'],
    ['but none of their own', viewer(securityAdministrator, '1/'), 'me', editor, '1/2/', 'appointment/own'],
    [
      'an office what it could give',
      viewer(officeAdministrator, '1/2/'),
      'other',
      unitAdministrator,
      '1/2/3/',
      'ok',
    ],
    [
      'not its like',
      viewer(officeAdministrator, '1/2/'),
      'other',
      officeAdministrator,
      '1/2/3/',
      'appointment/role-too-high',
    ],
    ['not elsewhere', viewer(officeAdministrator, '1/2/'), 'other', editor, '1/3/', 'organisation/not-found'],
    [
      'the system administrator none',
      viewer(systemAdministrator, '1/'),
      'other',
      editor,
      '1/2/',
      'access/denied',
    ],
  ])('%s', (_, who, personId, role, nodePath, expected) => {
    expect(codeOf(mayEnd(who, { personId, role, nodePath }))).toBe(expected)
  })
})

describe('whatever is granted after whatever', () => {
  const paths = ['1/', '1/2/', '1/2/3/', '1/23/', '7/', '7/8/']
  const people = ['a', 'b', 'c', 'd']
  const step = fc.record({
    by: fc.constantFrom(...people),
    to: fc.constantFrom(...people),
    role: fc.constantFrom(...everyRole),
    nodePath: fc.constantFrom(...paths),
    from: fc.integer({ min: 1, max: 20 }),
    days: fc.option(fc.integer({ min: 1, max: 8 })),
  })
  const dayOfJune = (no: number) => day(`2025-06-${String(no).padStart(2, '0')}`)

  interface Step {
    by: string
    to: string
    role: Role
    nodePath: string
    from: number
    days: number | null
  }

  /** Plays grants by people acting under any of their appointments; what is refused changes nothing. */
  function play(begin: ReadonlyMap<string, HeldAppointment[]>, steps: readonly Step[]) {
    const held = new Map(people.map((person) => [person, [...(begin.get(person) ?? [])]]))
    for (const { by, to, role, nodePath, from, days } of steps) {
      const toOn = days === null ? null : dayOfJune(from + days)
      const grant = { personId: to, role, nodePath, fromOn: dayOfJune(from), toOn }
      const may = (held.get(by) ?? []).some(
        (own) => mayGrant(viewer(own.role, own.nodePath, by), grant, held.get(to) ?? []).ok,
      )
      if (may) held.get(to)?.push({ role, nodePath, fromOn: grant.fromOn, toOn })
    }
    return held
  }
  it('nobody gets above the rank of the one it all began with, nor out of their subtree', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...everyRole),
        fc.constantFrom(...paths),
        fc.array(step, { maxLength: 25 }),
        (role, path, steps) => {
          const held = play(new Map([['a', [holding(role, path)]]]), steps)
          for (const appointment of [...held.values()].flat()) {
            expect(rankOf[appointment.role]).toBeLessThanOrEqual(rankOf[role])
            expect(
              liesWithin(scopePathOf(appointment.role, appointment.nodePath), scopePathOf(role, path)),
            ).toBe(true)
          }
        },
      ),
    )
  })

  it('nobody holds two of the three administrator roles on any day', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const held = play(new Map([['a', [holding(securityAdministrator, '1/')]]]), steps)
        for (const own of held.values()) {
          const three = own.filter(({ role }) => administratorRoles.includes(role))
          for (const one of three) {
            for (const other of three) if (one.role !== other.role) expect(overlap(one, other)).toBe(false)
          }
        }
      }),
    )
  })
})

describe('whom to ask for a role', () => {
  it.each([
    [Role.editor, [Role.unitAdministrator, Role.officeAdministrator, Role.securityAdministrator]],
    [Role.leader, [Role.officeAdministrator, Role.securityAdministrator]],
    [Role.officeAdministrator, [Role.securityAdministrator]],
    [Role.securityAuditor, [Role.securityAdministrator]],
  ])('%s: the lowest of those who give it first', (role, expected) => expect(givenBy(role)).toEqual(expected))
})
