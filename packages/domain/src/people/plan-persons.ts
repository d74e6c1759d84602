import { problems, type RowError } from '../dataset/index.js'
import {
  Action,
  checkLogin,
  checkName,
  isOver,
  loginTaken,
  mayAdminister,
  normalLogin,
} from '../identity/index.js'
import type { PersonCells } from './files.js'
import type { KnownPerson } from './known.js'
import type { PeopleRows, PlanContext, PlannedEdit, PlannedPerson, SheetCounts, SheetRow } from './plan.js'
import { SheetErrors, unitEnded, unknownUnit } from './sheet-errors.js'

export interface PersonsPlan {
  readonly create: readonly PlannedPerson[]
  readonly edit: readonly PlannedEdit[]
  readonly counts: SheetCounts
  readonly errors: readonly RowError[]
  /** Logins of rows that are refused. */
  readonly refusedLogins: ReadonlySet<string>
}

/** What the sheet `people` comes to: whom to add, whom to edit. */
export function planPersons(context: PlanContext, { people }: PeopleRows): PersonsPlan {
  const errors = new SheetErrors<PersonCells>('people')
  const create: PlannedPerson[] = []
  const edit: PlannedEdit[] = []
  const firstRows = new Map<string, number>()
  let unchanged = 0

  for (const row of people) {
    const { cells } = row
    const [login, name] = [checkLogin(cells.login), checkName(cells.name)]
    for (const checked of [login, name]) if (!checked.ok) errors.refuse(row, checked.refusal)
    if (!login.ok || !name.ok) continue
    const first = firstRows.get(login.value)
    if (first !== undefined) {
      errors.add(row, 'login', problems.keyTwice(first))
      continue
    }
    firstRows.set(login.value, row.row)
    const person = context.known.people.get(login.value)
    if (person && !person.visible) errors.refuse(row, loginTaken)
    else if (person?.name === name.value && person.home?.code === cells.unit_code) unchanged += 1
    else if (person) editOf(context, row, person, name.value, { errors, edit })
    else {
      const unit = context.known.units.get(cells.unit_code)
      if (unit && !unit.ended) {
        create.push({
          id: context.newId(),
          login: login.value,
          name: name.value,
          organisationId: unit.id,
        })
      } else errors.add(row, 'unit_code', unit ? unitEnded : unknownUnit)
    }
  }
  const refusedRows = new Set(errors.list.map(({ row }) => row))
  const refusedLogins = new Set(
    people.filter(({ row }) => refusedRows.has(row)).map(({ cells }) => normalLogin(cells.login)),
  )
  const counts = { new: create.length, changed: edit.length, unchanged, left: 0 }
  return { create, edit, counts, errors: errors.list, refusedLogins }
}

function editOf(
  { viewer, today, known }: PlanContext,
  row: SheetRow<PersonCells>,
  person: KnownPerson,
  name: string,
  into: { readonly errors: SheetErrors<PersonCells>; readonly edit: PlannedEdit[] },
): void {
  const stays = person.home?.code === row.cells.unit_code ? { ...person.home, ended: false } : undefined
  const unit = stays ?? known.units.get(row.cells.unit_code)
  const allowed = mayAdminister(viewer, Action.editPeople, {
    personId: person.id,
    homePath: person.home?.path ?? null,
    held: person.held.filter((appointment) => !isOver(appointment, today)),
  })
  if (!unit) into.errors.add(row, 'unit_code', unknownUnit)
  else if (unit.ended) into.errors.add(row, 'unit_code', unitEnded)
  else if (!allowed.ok) into.errors.refuse(row, allowed.refusal)
  else {
    into.edit.push({
      personId: person.id,
      before: { name: person.name, organisationId: person.home?.id ?? null },
      after: { name, organisationId: unit.id },
    })
  }
}
