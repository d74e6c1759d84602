import type { PlannedAppointment, PlannedEdit, PlannedPerson } from '@zhengmei/domain/people'
import type { ClientBase } from 'pg'

/**
 * Adds people, without a link: they may do nothing until they are given one and appointed.
 *
 * @returns how many; fewer than given when somebody took one of the logins meanwhile.
 */
export async function insertPeople(client: ClientBase, people: readonly PlannedPerson[]): Promise<number> {
  const { rowCount } = await client.query(
    `insert into person (id, login, name, home_org_id)
     select id, login, name, "organisationId"
     from jsonb_to_recordset($1::jsonb) as added (id uuid, login text, name text, "organisationId" uuid)
     on conflict (login) do nothing`,
    [JSON.stringify(people)],
  )
  return rowCount ?? 0
}

/** Gives people, who are locked, the names and units that were decided; each becomes a new version. */
export async function updatePeople(client: ClientBase, edits: readonly PlannedEdit[]): Promise<void> {
  const rows = edits.map(({ personId, after }) => ({ personId, ...after }))
  await client.query(
    `update person p set name = edit.name, home_org_id = edit."organisationId", version = p.version + 1
     from jsonb_to_recordset($1::jsonb) as edit ("personId" uuid, name text, "organisationId" uuid)
     where p.id = edit."personId"`,
    [JSON.stringify(rows)],
  )
}

/** Makes appointments that were decided for people who are locked. */
export async function insertAppointments(
  client: ClientBase,
  appointments: readonly (PlannedAppointment & { readonly id: string })[],
): Promise<void> {
  await client.query(
    `insert into appointment (id, person_id, org_id, role, job_title, from_on, to_on)
     select id, "personId", "orgId", role, "jobTitle", "fromOn", "toOn"
     from jsonb_to_recordset($1::jsonb)
       as granted (id uuid, "personId" uuid, "orgId" uuid, role text, "jobTitle" text, "fromOn" date, "toOn" date)`,
    [JSON.stringify(appointments)],
  )
}
