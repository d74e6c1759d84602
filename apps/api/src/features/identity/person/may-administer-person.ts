import { mayAdminister, type PersonAction, scopeOf } from '@zhengmei/domain/identity'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { allAppointmentsOf } from './people.loaders.js'
import type { PersonRecordRow } from './people.read.js'

/** Whether the viewer may do this to a person as such, for fields of the API: {@link mayAdminister} asked with batched reads. */
export async function mayAdministerPerson(
  context: RequestContext,
  action: PersonAction,
  person: PersonRecordRow,
): Promise<boolean> {
  const viewer = context.requireViewer()
  if (scopeOf(viewer, action) === null) return false
  const appointments = await context.load(allAppointmentsOf, person.id)
  const held = appointments.filter(({ state }) => state !== 'past')
  return mayAdminister(viewer, action, { personId: person.id, homePath: person.homePath, held }).ok
}
