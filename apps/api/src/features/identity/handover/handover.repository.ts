import { type Platform, platformTitles } from '@zhengmei/domain/account'
import type {
  EndingAppointment,
  HandoverFacts,
  HandoverItem,
  HandoverKind,
  OpenItem,
  Role,
} from '@zhengmei/domain/identity'
import type { Bilingual, PlainDate } from '@zhengmei/domain/kernel'
import { type OrgChangeKind, orgChangeTitles } from '@zhengmei/domain/org'
import type { ClientBase, Pool } from 'pg'
import { uuidv7 } from '../../../platform/ids/index.js'
import { subtreeBounds, subtreeCondition } from '../../../platform/scope/index.js'

/** An item of a list of what is handed over, as read. */
export interface HandoverItemRow {
  readonly id: string
  readonly personId: string
  readonly appointmentId: string
  readonly orgId: string
  /** Path of the unit. */
  readonly nodePath: string
  readonly role: Role
  readonly kind: HandoverKind
  readonly objectId: string
  readonly title: Bilingual
  readonly dueOn: PlainDate
  readonly openedAt: Date
  readonly settledAt: Date | null
  readonly settledBy: string | null
  readonly successorId: string | null
  readonly note: string | null
}

/** Columns of {@link HandoverItemRow}, of the item `i`, its appointment `a` and its unit `o`. @param path SQL of where it is to be taken over. */
export const columnsAt = (
  path: string,
) => `i.id, a.person_id as "personId", i.appointment_id as "appointmentId", i.org_id as "orgId", ${path} as "nodePath", a.role,
  i.kind, i.object_id as "objectId", i.title, i.due_on as "dueOn", i.opened_at as "openedAt", i.settled_at as "settledAt",
  i.settled_by as "settledBy", i.successor_id as "successorId", i.note`

/** What some people hand over at units of a subtree: what is open first, then by kind and name. */
export async function handoverItemsOf(
  pool: Pool,
  scope: string,
  personIds: readonly string[],
): Promise<HandoverItemRow[]> {
  const { rows } = await pool.query<HandoverItemRow>(
    `select ${columnsAt('o.path')} from handover_item i join appointment a on a.id = i.appointment_id join org o on o.id = i.org_id
     where a.person_id = any($3::uuid[]) and ${subtreeCondition('o.path', 1)}
     order by i.settled_at is not null, i.due_on, i.appointment_id,
       array_position(array['post', 'stand_in', 'account', 'token', 'planned_change'], i.kind), i.title->>'zh', i.id`,
    [...subtreeBounds(scope), personIds],
  )
  return rows
}

/**
 * An item within a subtree, which nobody else ticks until the transaction's end; null: none. Of a unit that was merged it is to be
 * taken over at the one that followed.
 */
export async function itemLocked(
  client: ClientBase,
  scope: string,
  id: string,
): Promise<(HandoverItemRow & OpenItem) | null> {
  const { rows } = await client.query<HandoverItemRow & OpenItem>(
    `select ${columnsAt('coalesce(heir.path, o.path)')}, a.person_id as "leaverId", i.settled_at is not null as settled
     from handover_item i join appointment a on a.id = i.appointment_id join org o on o.id = i.org_id
       left join lateral named_org(o.merged_into_id) heir on true
     where i.id = $3 and ${subtreeCondition('o.path', 1)} for update of i`,
    [...subtreeBounds(scope), id],
  )
  return rows[0] ?? null
}

/** Ticks an item, by the clock of the database. */
export async function settleItem(
  client: ClientBase,
  id: string,
  by: { readonly settledBy: string; readonly successorId: string | null; readonly note: string | null },
): Promise<void> {
  await client.query(
    `update handover_item set settled_at = clock_timestamp(), settled_by = $2, successor_id = $3, note = $4 where id = $1`,
    [id, by.settledBy, by.successorId, by.note],
  )
}

/** Takes a tick back; the item says why. */
export async function reopenItem(client: ClientBase, id: string, reason: string): Promise<void> {
  await client.query(
    'update handover_item set settled_at = null, settled_by = null, successor_id = null, note = $2 where id = $1',
    [id, reason],
  )
}

/**
 * Puts items on the list; one that is there already and open gets the earlier day.
 *
 * @returns how many are new.
 */
export async function openItems(
  client: ClientBase,
  items: readonly HandoverItem[],
  dueOn: PlainDate,
): Promise<number> {
  const { rows } = await client.query<{ isNew: boolean }>(
    `insert into handover_item (id, appointment_id, org_id, kind, object_id, title, due_on)
     select id, "appointmentId", "orgId", kind, "objectId", title, $2
     from jsonb_to_recordset($1::jsonb) as item (id uuid, "appointmentId" uuid, "orgId" uuid, kind text, "objectId" uuid, title jsonb)
     on conflict (appointment_id, kind, object_id) do update set due_on = excluded.due_on where handover_item.settled_at is null
     returning xmax = 0 as "isNew"`,
    [JSON.stringify(items.map((item) => ({ id: uuidv7(), ...item }))), dueOn],
  )
  return rows.filter(({ isNew }) => isNew).length
}

/** An {@link EndingAppointment} and whose it is. */
export type HeldByPerson = EndingAppointment & { readonly personId: string }

/** What hangs on some appointments, whoever holds them; taken apart by person with {@link factsOf}. */
export interface GatheredFacts {
  readonly appointments: readonly HeldByPerson[]
  readonly accounts: HandoverFacts['accounts']
  readonly tokens: readonly (HandoverFacts['tokens'][number] & { readonly personId: string })[]
  readonly plannedChanges: HandoverFacts['plannedChanges']
}

/** Gathers what hangs on appointments that end, in four statements however many they are. */
export async function gatherFacts(
  connection: Pool | ClientBase,
  appointmentIds: readonly string[],
): Promise<GatheredFacts> {
  const { rows: appointments } = await connection.query<HeldByPerson>(
    `select a.id, a.person_id as "personId", a.role, a.job_title as "jobTitle", a.org_id as "orgId", o.name as "orgName", o.path as "nodePath",
       case when whose.id is not null then jsonb_build_object('id', whose.id, 'name', p.name) end as "standsInFor"
     from appointment a cross join lateral named_org(a.org_id) o
       left join appointment whose on whose.id = a.stand_in_for left join person p on p.id = whose.person_id
     where a.id = any($1::uuid[]) order by a.id`,
    [appointmentIds],
  )
  const { rows: accounts } = await connection.query<AccountNamed>(
    'select id, org_id as "orgId", name, platform from account where org_id = any($1::uuid[]) and closed_on is null order by code',
    [[...new Set(appointments.map(({ orgId }) => orgId))]],
  )
  const { rows: tokens } = await connection.query<GatheredFacts['tokens'][number]>(
    `select t.id, t.person_id as "personId", o.path as "orgPath", t.name from api_token t cross join lateral named_org(t.org_id) o
     where t.person_id = any($1::uuid[]) and t.revoked_at is null and t.expires_at > now() order by t.id`,
    [[...new Set(appointments.map(({ personId }) => personId))]],
  )
  const { rows: changes } = await connection.query<PlannedRow>(
    `select c.id, c.appointment_id as "appointmentId", c.kind, coalesce(o.name, c.details->>'name', '') as "unitName"
     from org_change c left join lateral named_org(c.org_id) o on true
     where c.appointment_id = any($1::uuid[]) and c.state = 'planned' order by c.effective_on, c.id`,
    [appointmentIds],
  )
  return { appointments, accounts: accounts.map(asNamed), tokens, plannedChanges: changes.map(asPlanned) }
}

interface AccountNamed {
  readonly id: string
  readonly orgId: string
  readonly name: string
  readonly platform: Platform
}

/** A unit's accounts often share their name: told with the platform. */
function asNamed({ id, orgId, name, platform }: AccountNamed): HandoverFacts['accounts'][number] {
  const { zh, en } = platformTitles[platform]
  return { id, orgId, title: { zh: `${name}（${zh}）`, en: `${name} (${en})` } }
}

interface PlannedRow {
  readonly id: string
  readonly appointmentId: string
  readonly kind: OrgChangeKind
  readonly unitName: string
}

function asPlanned({
  id,
  appointmentId,
  kind,
  unitName,
}: PlannedRow): HandoverFacts['plannedChanges'][number] {
  const { zh, en } = orgChangeTitles[kind]
  return { id, appointmentId, title: { zh: `${zh}：${unitName}`, en: `${en}: ${unitName}` } }
}

/** Of what was gathered, what is one person's. */
export const factsOf = (
  { appointments, accounts, tokens, plannedChanges }: GatheredFacts,
  personId: string,
): HandoverFacts => ({
  appointments: appointments.filter((appointment) => appointment.personId === personId),
  accounts,
  tokens: tokens.filter((token) => token.personId === personId),
  plannedChanges,
})
