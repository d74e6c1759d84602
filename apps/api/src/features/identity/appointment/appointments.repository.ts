import type { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'
import { type AppointmentRow, appointmentRowColumns } from './appointment.read.js'

/** Appointments within a subtree of each of several people, whether past, present or to come: the latest first. */
export async function appointmentsWithin(
  pool: Pool,
  scope: string,
  personIds: readonly string[],
): Promise<AppointmentRow[]> {
  const { rows } = await pool.query<AppointmentRow>(
    `select ${appointmentRowColumns} from appointment a join org o on o.id = a.org_id
     where a.person_id = any($3::uuid[]) and ${subtreeCondition('o.path', 1)}
     order by coalesce(a.to_on, 'infinity') desc, a.from_on desc, a.id desc`,
    [...subtreeBounds(scope), personIds],
  )
  return rows
}

/** Appointments by their ids, of whomever. */
export async function appointmentsById(
  pool: Pool | ClientBase,
  ids: readonly string[],
): Promise<AppointmentRow[]> {
  const { rows } = await pool.query<AppointmentRow>(
    `select ${appointmentRowColumns} from appointment a cross join lateral named_org(a.org_id) o where a.id = any($1::uuid[])`,
    [ids],
  )
  return rows
}

/** The appointment as it is; until the transaction's end nobody ends it and nobody is made to stand in for it. */
export async function appointmentLocked(client: ClientBase, id: string): Promise<AppointmentRow | null> {
  const { rows } = await client.query<AppointmentRow>(
    `select ${appointmentRowColumns} from appointment a cross join lateral named_org(a.org_id) o where a.id = $1 for update of a`,
    [id],
  )
  return rows[0] ?? null
}

/** Everything that each of some people holds, is to hold or held, wherever. */
export async function appointmentsHeldBy(
  connection: Pool | ClientBase,
  personIds: readonly string[],
): Promise<AppointmentRow[]> {
  const { rows } = await connection.query<AppointmentRow>(
    `select ${appointmentRowColumns} from appointment a cross join lateral named_org(a.org_id) o
     where a.person_id = any($1::uuid[]) order by a.id`,
    [personIds],
  )
  return rows
}

/** The stand-ins of appointments: they end with them. */
export async function standInsOf(
  client: Pick<ClientBase, 'query'>,
  ids: readonly string[],
): Promise<AppointmentRow[]> {
  const { rows } = await client.query<AppointmentRow>(
    `select ${appointmentRowColumns} from appointment a cross join lateral named_org(a.org_id) o
     where a.stand_in_for = any($1::uuid[]) order by a.id`,
    [ids],
  )
  return rows
}

/**
 * How many others hold the role over a node on a day, by appointments at the node or above it, or at the root of any
 * tree, which covers them all: people who can sign in, not those who have yet to follow their link.
 */
export async function othersHolding(
  client: Pick<ClientBase, 'query'>,
  asked: {
    readonly role: Role
    readonly nodePath: string
    readonly on: PlainDate
    readonly exceptIds: readonly string[]
  },
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*) from appointment a join person p on p.id = a.person_id cross join lateral named_org(a.org_id) o
     where a.role = $1 and p.disabled_at is null and a.id <> all($4::uuid[])
       and (p.password_hash is not null or exists (select 1 from session s where s.person_id = p.id))
       and a.from_on <= $3 and (a.to_on is null or $3 < a.to_on)
       and (starts_with($2, o.path) or o.parent_id is null)`,
    [asked.role, asked.nodePath, asked.on, asked.exceptIds],
  )
  return rows[0]?.count ?? 0
}
