import { describe, expect, it } from 'vitest'
import { rowOf } from '../dataset/index.js'
import { Role, type Viewer } from '../identity/index.js'
import { day } from '../kernel/index.js'
import { type KnownPeople, type KnownPerson, type PeopleRows, peopleFiles, planPeople } from './index.js'

const today = day('2026-11-22')
const unit = (id: string, path: string, ended = false) => ({ id, code: id.toUpperCase(), path, ended })
const [city, county, beside] = [unit('city', '1/2/'), unit('county', '1/2/3/'), unit('beside', '1/2/4/')]
const merged = unit('merged', '1/2/5/', true)

const viewer = (role: Role, orgPath: string, personId = 'me'): Viewer => ({
  personId,
  appointment: { id: 'a', role, orgId: 'o', orgPath, fromOn: day('2020-01-01'), toOn: null },
})
const system = viewer(Role.systemAdministrator, '')
const security = viewer(Role.securityAdministrator, '')
const office = viewer(Role.officeAdministrator, city.path)

const person = (id: string, more: Partial<KnownPerson> = {}): [string, KnownPerson] => [
  id,
  { id: `id-${id}`, name: id, home: county, disabled: false, visible: true, held: [], ...more },
]
const holding = (role: Role, at: { path: string }, fromOn: string, toOn: string | null = null) => ({
  id: `${role} ${at.path} ${fromOn}`,
  role,
  nodePath: at.path,
  jobTitle: null,
  fromOn: day(fromOn),
  toOn: toOn === null ? null : day(toOn),
})

const known: KnownPeople = {
  units: new Map([city, county, beside, merged].map(({ code, ...rest }) => [code, rest])),
  people: new Map([
    person('there', { held: [holding(Role.editor, county, '2026-01-01')] }),
    person('gone', { held: [holding(Role.editor, county, '2025-01-01', '2026-01-01')] }),
    person('above', { held: [holding(Role.leader, { path: '1/' }, '2026-01-01')] }),
    person('left', { home: merged, held: [holding(Role.editor, merged, '2026-01-01')] }),
    person('hidden', { visible: false }),
    person('off', { disabled: true }),
    person('auditor', { held: [holding(Role.securityAuditor, { path: '1/' }, '2026-01-01')] }),
    person('boss', { held: [holding(Role.officeAdministrator, city, '2026-01-01')] }),
    person('myself', { id: 'me' }),
  ]),
}

/** Rows as a sheet has them, from row 2 on; an empty text is an empty cell. */
const sheet = <Name extends 'people' | 'appointments'>(name: Name, ...lines: readonly string[]) =>
  lines.map((line, index) => ({
    row: index + 2,
    cells: rowOf(
      peopleFiles[name],
      Object.keys(peopleFiles[name].columns).map((_, column) => line.split('|')[column]?.trim() || null),
    ),
  }))

let next = 0
const plan = (by: Viewer, people: readonly string[], appointments: readonly string[] = []) => {
  const rows = {
    people: sheet('people', ...people),
    appointments: sheet('appointments', ...appointments),
    refusedLogins: new Set(['broken']),
  } as unknown as PeopleRows
  return planPeople({ viewer: by, today, known, newId: () => `new-${++next}` }, rows)
}
const found = (made: ReturnType<typeof plan>) =>
  made.errors.map(({ file, row, column, code }) => `${file} ${row} ${column} ${code}`)

describe('the sheet of people', () => {
  it('adds who is new, edits who differs, leaves the others alone', () => {
    const made = plan(system, [' New |新人|COUNTY', 'there|there|COUNTY', 'off|改名|BESIDE'])
    expect(made.create).toMatchObject([{ login: 'new', name: '新人', organisationId: 'county' }])
    expect(made.edit).toEqual([
      {
        personId: 'id-off',
        before: { name: 'off', organisationId: 'county' },
        after: { name: '改名', organisationId: 'beside' },
      },
    ])
    expect(made.counts.people).toEqual({ new: 1, changed: 1, unchanged: 1, left: 0 })
    expect(found(made)).toEqual([])
  })

  it.each([
    ['a login with a blank', ['a b|甲|COUNTY'], 'people 2 login person/bad-login'],
    ['a name that turns the text', ['ab|甲\u202e|COUNTY'], 'people 2 name person/bad-name'],
    ['a login twice, however written', ['ab|甲|COUNTY', 'AB|甲|COUNTY'], 'people 3 login dataset/key-twice'],
    [
      'a unit that is not there or not mine',
      ['ab|甲|ELSEWHERE'],
      'people 2 unit_code organisation/not-found',
    ],
    ['a unit that has ended', ['ab|甲|MERGED'], 'people 2 unit_code organisation/abolished'],
    ['moving to a unit that has ended', ['there|there|MERGED'], 'people 2 unit_code organisation/abolished'],
    ['a login of somebody whom I do not see', ['hidden|甲|COUNTY'], 'people 2 login person/login-taken'],
  ])('refuses %s', (_, people, expected) => expect(found(plan(system, people))).toEqual([expected]))

  it('refuses to edit somebody who also works above', () => {
    const below = viewer(Role.systemAdministrator, city.path)
    expect(found(plan(below, ['above|改名|COUNTY']))).toEqual(['people 2 null person/beyond-your-scope'])
  })

  it('renames somebody who still belongs to a unit that has ended', () => {
    expect(plan(system, ['left|新名|MERGED'])).toMatchObject({
      edit: [{ after: { name: '新名' } }],
      errors: [],
    })
  })

  it('is left to the system administrator by others', () => {
    const made = plan(office, ['new|新人|COUNTY'], ['there|COUNTY|leader|||'])
    expect(made.counts).toMatchObject({ people: { new: 0, left: 1 }, appointments: { new: 1, left: 0 } })
    expect(made.create).toEqual([])
  })
})

describe('the sheet of appointments', () => {
  it('appoints who is there and who is added by the same list, from today unless told', () => {
    const made = plan(office, [], ['there|BESIDE|leader|section_head||2027-01-01', 'there|COUNTY|editor|||'])
    expect(made.grant).toEqual([
      {
        personId: 'id-there',
        orgId: 'beside',
        role: 'leader',
        jobTitle: 'section_head',
        fromOn: today,
        toOn: '2027-01-01',
      },
    ])
    expect(made.counts.appointments).toEqual({ new: 1, changed: 0, unchanged: 1, left: 0 })
  })

  it('a second time comes to nothing, also when its days lie in the past', () => {
    const again = ['there|COUNTY|editor||2026-01-01|', 'gone|COUNTY|editor||2025-01-01|2026-01-01']
    expect(plan(office, [], again)).toMatchObject({
      grant: [],
      end: [],
      errors: [],
      counts: { appointments: { unchanged: 2 } },
    })
  })

  it('ends what is there on the day it says', () => {
    const { end, counts } = plan(office, [], ['there|COUNTY|editor|||2026-12-01'])
    expect(end).toEqual([{ appointmentId: 'editor 1/2/3/ 2026-01-01', on: '2026-12-01' }])
    expect(counts.appointments.changed).toBe(1)
  })

  it('ends what is there in a unit that has ended', () => {
    const { end, errors } = plan(office, [], ['left|MERGED|editor|||2026-12-01'])
    expect(errors).toEqual([])
    expect(end).toEqual([{ appointmentId: 'editor 1/2/5/ 2026-01-01', on: '2026-12-01' }])
  })

  it.each([
    ['above my rank', 'there|COUNTY|office_administrator|||', 'role appointment/role-too-high'],
    ['to myself', 'myself|COUNTY|editor|||', 'login appointment/own'],
    ['outside of my subtree', 'there|ELSEWHERE|editor|||', 'unit_code organisation/not-found'],
    ['in a unit that has ended', 'there|MERGED|editor|||', 'unit_code organisation/abolished'],
    ['somebody whom I do not see', 'hidden|COUNTY|editor|||', 'login person/not-found'],
    ['nobody', 'nobody|COUNTY|editor|||', 'login person/not-found'],
    ['somebody disabled', 'off|COUNTY|editor|||', 'login person/disabled'],
    ['for days gone by', 'there|BESIDE|editor||2026-11-21|', 'from_on appointment/begins-in-the-past'],
    [
      'until before its first day',
      'there|BESIDE|editor||2026-12-01|2026-12-01',
      'to_on appointment/ends-before-it-begins',
    ],
    [
      'what is there with another job title',
      'there|COUNTY|editor|principal||',
      'job_title appointment/job-title-stays',
    ],
    ['what is over for longer', 'gone|COUNTY|editor||2025-01-01|2027-01-01', 'to_on appointment/over'],
    ['an end in the past', 'there|COUNTY|editor|||2026-11-21', 'to_on appointment/ends-in-the-past'],
    ['the end of a peer', 'boss|CITY|office_administrator|||2026-12-01', 'role appointment/role-too-high'],
  ])('refuses %s', (_, line, expected) =>
    expect(found(plan(office, [], [line]))).toEqual([`appointments 2 ${expected}`]),
  )

  it('keeps the three administrators apart, also within one list', () => {
    const rows = [
      'there|CITY|system_administrator|||',
      'there|COUNTY|security_auditor|||',
      'auditor|CITY|security_administrator|||',
    ]
    expect(found(plan(security, [], rows))).toEqual([
      'appointments 3 role appointment/administrators-are-separate',
      'appointments 4 role appointment/administrators-are-separate',
    ])
  })

  it('refuses the same appointment twice in one list, new or there already', () => {
    const rows = [
      'there|BESIDE|editor|||',
      'there|BESIDE|editor||2026-12-01|',
      'there|COUNTY|editor|||',
      'there|COUNTY|editor||2026-01-01|',
    ]
    expect(found(plan(office, [], rows))).toEqual([
      'appointments 3 role appointment/already-held',
      'appointments 5 null dataset/key-twice',
    ])
  })

  it('does not refuse again what refers to a person who was refused', () => {
    expect(found(plan(office, [], ['broken|COUNTY|editor|||']))).toEqual([])
  })

  it('is left to whoever appoints by the system administrator', () => {
    const made = plan(system, ['new|新人|COUNTY'], ['new|COUNTY|editor|||'])
    expect(made).toMatchObject({ create: [{ login: 'new' }], grant: [], errors: [] })
    expect(made.counts.appointments.left).toBe(1)
  })
})
