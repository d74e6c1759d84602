import type { RowError } from '../dataset/index.js'
import { Action, type JobTitle, type Role, scopeOf, type Viewer } from '../identity/index.js'
import type { PlainDate } from '../kernel/index.js'
import type { AppointmentCells, PeopleFileName, PersonCells } from './files.js'
import type { KnownPeople } from './known.js'
import { planAppointments } from './plan-appointments.js'
import { planPersons } from './plan-persons.js'

/** A row whose cells could be read. */
export interface SheetRow<Cells> {
  /** As a spreadsheet shows it; the header is row 1. */
  readonly row: number
  readonly cells: Cells
}

/** The rows of a list of people. A sheet that isn't there has none. */
export interface PeopleRows {
  readonly people: readonly SheetRow<PersonCells>[]
  readonly appointments: readonly SheetRow<AppointmentCells>[]
  /** Logins of rows of `people` that were refused as they were read: what refers to them isn't refused again. */
  readonly refusedLogins: ReadonlySet<string>
}

/** How a sheet's rows came out. */
export interface SheetCounts {
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  /** Left to another administrator: the viewer's role has no say about this sheet. */
  readonly left: number
}

export interface PersonFacts {
  readonly name: string
  readonly organisationId: string | null
}
export interface PlannedPerson {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly organisationId: string
}
export interface PlannedEdit {
  readonly personId: string
  readonly before: PersonFacts
  readonly after: PersonFacts
}
export interface PlannedAppointment {
  readonly personId: string
  readonly orgId: string
  readonly role: Role
  readonly jobTitle: JobTitle | null
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
}
export interface PlannedEnd {
  readonly appointmentId: string
  /** The first day without it. */
  readonly on: PlainDate
}

/** What a list of people comes to. Nothing of it is done unless `errors` is empty. */
export interface PeoplePlan {
  readonly create: readonly PlannedPerson[]
  readonly edit: readonly PlannedEdit[]
  readonly grant: readonly PlannedAppointment[]
  readonly end: readonly PlannedEnd[]
  readonly counts: Readonly<Record<PeopleFileName, SheetCounts>>
  /** By sheet, then by row. */
  readonly errors: readonly RowError[]
}

/** Whose list it is, when, and how ids are made. */
export interface PlanContext {
  readonly viewer: Viewer
  readonly today: PlainDate
  readonly known: KnownPeople
  readonly newId: () => string
}

/**
 * Decides what a list of people comes to, by the very rules that hold when it is done by hand: who may add and edit whom,
 * nobody above their own rank, nobody themselves, the three administrators apart, all within the viewer's subtree. The
 * same list a second time comes to nothing. A sheet that is another administrator's (the three share the work) is left
 * to them, so that one workbook can go from hand to hand.
 */
export function planPeople(context: PlanContext, rows: PeopleRows): PeoplePlan {
  const mayMake = scopeOf(context.viewer, Action.createPeople) !== null
  const mayAppoint = scopeOf(context.viewer, Action.grantAppointments) !== null
  const persons = mayMake ? planPersons(context, rows) : { ...noPersons, counts: leftTo(rows.people.length) }
  const appointments = mayAppoint
    ? planAppointments(context, rows, persons)
    : { grant: [], end: [], errors: [], counts: leftTo(rows.appointments.length) }
  return {
    create: persons.create,
    edit: persons.edit,
    grant: appointments.grant,
    end: appointments.end,
    counts: { people: persons.counts, appointments: appointments.counts },
    errors: [...persons.errors, ...appointments.errors],
  }
}

const noPersons = { create: [], edit: [], errors: [], refusedLogins: new Set<string>() }
const leftTo = (left: number): SheetCounts => ({ new: 0, changed: 0, unchanged: 0, left })
