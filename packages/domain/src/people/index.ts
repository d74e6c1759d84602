export {
  type AppointmentCells,
  mostPeopleRows,
  type PeopleFileName,
  type PersonCells,
  peopleFiles,
} from './files.js'
export type { KnownAppointment, KnownPeople, KnownPerson, KnownUnit } from './known.js'
export {
  type PeoplePlan,
  type PeopleRows,
  type PlanContext,
  type PlannedAppointment,
  type PlannedEdit,
  type PlannedEnd,
  type PlannedPerson,
  planPeople,
  type SheetCounts,
  type SheetRow,
} from './plan.js'
