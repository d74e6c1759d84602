import type { Appointment } from '@zhengmei/domain/identity'
import { defineLoader, groupedInOrderOf, inOrderOf } from '../../platform/graphql/index.js'
import { appointmentsOf, type PersonRow, personsById } from './person/person.repository.js'

/** A person whom something visible names. */
export const personById = defineLoader<string, PersonRow | null>(async (context, ids) =>
  inOrderOf(ids, await personsById(context.pool, ids), (person) => person.id),
)

/** The appointments of a person that are in force, the widest first. */
export const appointmentsOfPerson = defineLoader<string, Appointment[]>(async (context, ids) =>
  groupedInOrderOf(ids, await appointmentsOf(context.pool, ids), (appointment) => appointment.personId),
)
