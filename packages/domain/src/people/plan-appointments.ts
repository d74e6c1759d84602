import { problems, type RowError } from '../dataset/index.js'
import {
  checkEnd,
  checkTerm,
  isOver,
  type JobTitle,
  mayEnd,
  mayGrant,
  normalLogin,
  noSuchPerson,
  personDisabled,
  type Role,
} from '../identity/index.js'
import { ok, type PlainDate, type Result, refuse, refused } from '../kernel/index.js'
import type { AppointmentCells } from './files.js'
import type { KnownAppointment, KnownUnit } from './known.js'
import type {
  PeopleRows,
  PlanContext,
  PlannedAppointment,
  PlannedEnd,
  PlannedPerson,
  SheetCounts,
  SheetRow,
} from './plan.js'
import { problemOf, SheetErrors, unitEnded, unknownUnit } from './sheet-errors.js'

const jobTitleStays = refuse(
  'appointment/job-title-stays',
  {
    zh: '已有任职的职务不能更改，请结束后重新任命',
    en: 'The job title of an appointment that is there stays; end it and appoint anew',
  },
  'jobTitle',
)
const isOverAlready = refuse(
  'appointment/over',
  { zh: '此任职已结束', en: 'This appointment is over' },
  'toOn',
)

/** Somebody to appoint: there already, or added by the same list. */
interface Candidate {
  readonly id: string
  readonly disabled: boolean
  /** With what earlier rows of the list give them. */
  readonly held: (
    | KnownAppointment
    | (PlannedAppointment & { readonly nodePath: string; readonly id: null })
  )[]
}

interface AppointmentsPlan {
  readonly grant: readonly PlannedAppointment[]
  readonly end: readonly PlannedEnd[]
  readonly counts: SheetCounts
  readonly errors: readonly RowError[]
}

/** What the sheet `appointments` comes to: whom to appoint, which appointments to end. */
export function planAppointments(
  context: PlanContext,
  rows: PeopleRows,
  persons: { readonly create: readonly PlannedPerson[]; readonly refusedLogins: ReadonlySet<string> },
): AppointmentsPlan {
  const planner = new AppointmentPlanner(context, candidatesOf(context, persons.create))
  const notAgain = new Set([...rows.refusedLogins, ...persons.refusedLogins])
  for (const row of rows.appointments) if (!notAgain.has(normalLogin(row.cells.login))) planner.take(row)
  return planner
}

function candidatesOf(
  { known }: PlanContext,
  created: readonly PlannedPerson[],
): ReadonlyMap<string, Candidate> {
  const candidates = new Map<string, Candidate>()
  for (const [login, { id, disabled, visible, held }] of known.people)
    if (visible) candidates.set(login, { id, disabled, held: [...held] })
  for (const { id, login } of created) candidates.set(login, { id, disabled: false, held: [] })
  return candidates
}

class AppointmentPlanner implements AppointmentsPlan {
  readonly grant: PlannedAppointment[] = []
  readonly end: PlannedEnd[] = []
  private readonly found = new SheetErrors<AppointmentCells>('appointments')
  /** Rows by the appointment that is there and that they mean. */
  private readonly meant = new Map<string, number>()
  private unchanged = 0

  constructor(
    private readonly context: PlanContext,
    private readonly candidates: ReadonlyMap<string, Candidate>,
  ) {}

  get errors(): readonly RowError[] {
    return this.found.list
  }

  get counts(): SheetCounts {
    return { new: this.grant.length, changed: this.end.length, unchanged: this.unchanged, left: 0 }
  }

  take(row: SheetRow<AppointmentCells>): void {
    const { cells } = row
    const unit = this.context.known.units.get(cells.unit_code)
    const person = this.candidates.get(normalLogin(cells.login))
    if (!person) this.found.add(row, 'login', problemOf(noSuchPerson))
    if (!unit) this.found.add(row, 'unit_code', unknownUnit)
    if (!person || !unit) return
    const existing = this.existing(person, { ...cells, role: cells.role as Role, nodePath: unit.path })
    if (existing) this.change(row, person, existing)
    else if (unit.ended) this.found.add(row, 'unit_code', unitEnded)
    else this.appoint(row, person, unit)
  }

  /** The appointment that is there and that a row means: the one of that first day, or without a day the one that isn't over. */
  private existing(
    { held }: Candidate,
    {
      role,
      nodePath,
      from_on: fromOn,
    }: { readonly role: Role; readonly nodePath: string; readonly from_on: PlainDate | null },
  ): KnownAppointment | undefined {
    const same = held.filter(
      (appointment): appointment is KnownAppointment =>
        appointment.id !== null && appointment.role === role && appointment.nodePath === nodePath,
    )
    return fromOn === null
      ? same.find((appointment) => !isOver(appointment, this.context.today))
      : same.find((appointment) => appointment.fromOn === fromOn)
  }

  private change(row: SheetRow<AppointmentCells>, person: Candidate, existing: KnownAppointment): void {
    const first = this.meant.get(existing.id)
    if (first !== undefined) this.found.add(row, null, problems.keyTwice(first))
    else {
      this.meant.set(existing.id, row.row)
      const end = decideEnd(this.context, row.cells, person, existing)
      if (!end.ok) this.found.refuse(row, end.refusal)
      else if (end.value === null) this.unchanged += 1
      else this.end.push(end.value)
    }
  }

  private appoint(row: SheetRow<AppointmentCells>, person: Candidate, unit: KnownUnit): void {
    const grant = decideGrant(this.context, row.cells, person, unit)
    if (grant.ok) {
      this.grant.push(grant.value)
      person.held.push({ ...grant.value, nodePath: unit.path, id: null })
    } else this.found.refuse(row, grant.refusal)
  }
}

/** What a row says of an appointment that is there: nothing new (null), or when it ends. */
function decideEnd(
  { viewer, today }: PlanContext,
  { job_title: jobTitle, to_on: toOn }: AppointmentCells,
  person: Candidate,
  existing: KnownAppointment,
): Result<PlannedEnd | null> {
  if (jobTitle !== null && jobTitle !== existing.jobTitle) return jobTitleStays
  if (toOn === null || toOn === existing.toOn) return ok(null)
  if (isOver(existing, today)) return isOverAlready
  const allowed = mayEnd(viewer, { ...existing, personId: person.id })
  if (!allowed.ok) return allowed
  const on = checkEnd(toOn, existing, today)
  return on.ok ? ok({ appointmentId: existing.id, on: on.value }) : on
}

function decideGrant(
  { viewer, today }: PlanContext,
  cells: AppointmentCells,
  person: Candidate,
  unit: KnownUnit,
): Result<PlannedAppointment> {
  if (person.disabled) return refused(personDisabled)
  const term = checkTerm({ fromOn: cells.from_on ?? today, toOn: cells.to_on }, today)
  if (!term.ok) return term
  const role = cells.role as Role
  const personId = person.id
  const grant = mayGrant(viewer, { personId, role, nodePath: unit.path, ...term.value }, person.held)
  if (!grant.ok) return grant
  const jobTitle = cells.job_title as JobTitle | null
  return ok({ personId, orgId: unit.id, role, jobTitle, ...term.value })
}
