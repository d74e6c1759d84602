import type { Refusal } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import type { Actor, Order, PageWindow } from '../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { changeColumns, type OrgChangeRow } from './change.read.js'
import type { OrgCommand } from './command.js'

/** Changes are listed with the latest first: what is yet to come stands at the top. */
export const changesByDay: Order<OrgChangeRow> = {
  list: 'change of units by day',
  types: ['day', 'uuid'],
  keysOf: (change) => [change.effectiveOn, change.id],
}

/** Who decided a change, and where they stood. */
export interface Decider {
  readonly personId: string
  readonly appointmentId: string
  readonly scopeOrgId: string
  /** As the trail knows them. */
  readonly actor: Actor
}

/** Keeps a change: planned, or to be carried out by this very transaction. */
export async function insertChange(
  client: ClientBase,
  id: string,
  command: OrgCommand,
  state: 'planned' | 'done',
  decider: Decider,
): Promise<void> {
  await client.query(
    `insert into org_change (id, kind, org_id, target_id, details, effective_on, reason, state, requested_by, appointment_id,
       scope_org_id, settled_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, case when $8 = 'done' then now() end)`,
    [
      id,
      command.kind,
      command.orgId,
      command.targetId,
      JSON.stringify(command.details),
      command.effectiveOn,
      command.reason,
      state,
      decider.personId,
      decider.appointmentId,
      decider.scopeOrgId,
    ],
  )
}

/** The change is done: which unit it came to, and what that was before. */
export async function markDone(
  client: ClientBase,
  id: string,
  done: { readonly orgId: string; readonly before: Readonly<Record<string, unknown>> | null },
): Promise<void> {
  await client.query(
    `update org_change set state = 'done', org_id = $2, before = $3, settled_at = now() where id = $1`,
    [id, done.orgId, done.before === null ? null : JSON.stringify(done.before)],
  )
}

/** The change could not be carried out on its day. */
export async function markFailed(client: ClientBase, id: string, problem: Refusal): Promise<void> {
  await client.query(
    `update org_change set state = 'failed', problem = $2, settled_at = now() where id = $1`,
    [id, JSON.stringify(problem)],
  )
}

/** The change was withdrawn before its day. */
export async function markWithdrawn(client: ClientBase, id: string, personId: string): Promise<void> {
  await client.query(
    `update org_change set state = 'withdrawn', withdrawn_by = $2, settled_at = now() where id = $1`,
    [id, personId],
  )
}

/** A change is visible with the unit it is about or the one it leads to. */
const visible = `exists (select from org o where o.id in (c.org_id, c.target_id) and ${subtreeCondition('o.path', 1)})`

/** A change of a unit of the subtree, locked until the end of the transaction; null when there is none. */
export async function changeLocked(
  client: ClientBase,
  scope: string,
  id: string,
): Promise<OrgChangeRow | null> {
  const { rows } = await client.query<OrgChangeRow>(
    `select ${changeColumns} from org_change c where ${visible} and c.id = $3 for update of c`,
    [...subtreeBounds(scope), id],
  )
  return rows[0] ?? null
}

export async function changesById(
  pool: Pool,
  scope: string,
  ids: readonly string[],
): Promise<OrgChangeRow[]> {
  const { rows } = await pool.query<OrgChangeRow>({
    name: 'org-changes-by-id',
    text: `select ${changeColumns} from org_change c where ${visible} and c.id = any($3::uuid[])`,
    values: [...subtreeBounds(scope), ids],
  })
  return rows
}

/** The same window on the changes of each of several units, the latest first, in one statement. */
export async function changesOfOrgs(
  pool: Pool,
  scope: string,
  orgIds: readonly string[],
  window: PageWindow,
): Promise<(OrgChangeRow & { readonly ofOrgId: string })[]> {
  const { rows } = await pool.query<OrgChangeRow & { readonly ofOrgId: string }>({
    name: 'org-changes',
    text: `select change.*, own.id as "ofOrgId" from unnest($3::uuid[]) own(id)
      join org o on o.id = own.id and ${subtreeCondition('o.path', 1)}
      cross join lateral (
        select ${changeColumns} from org_change c
        where (c.org_id = own.id or c.target_id = own.id)
          and ($4::date is null or (c.effective_on, c.id) < ($4, $5::uuid))
        order by c.effective_on desc, c.id desc limit $6
      ) change order by change."effectiveOn" desc, change.id desc`,
    values: [
      ...subtreeBounds(scope),
      orgIds,
      window.after?.[0] ?? null,
      window.after?.[1] ?? null,
      window.limit,
    ],
  })
  return rows
}

/** What is planned for units of the subtree, the next first. */
export async function plannedChanges(pool: Pool, scope: string, limit: number): Promise<OrgChangeRow[]> {
  const { rows } = await pool.query<OrgChangeRow>(
    `select ${changeColumns} from org_change c where ${visible} and c.state = 'planned'
     order by c.effective_on, c.id limit $3`,
    [...subtreeBounds(scope), limit],
  )
  return rows
}

/** Of each unit what is planned for it next, where anything is. */
export async function nextChanges(
  pool: Pool,
  scope: string,
  orgIds: readonly string[],
): Promise<(OrgChangeRow & { readonly orgId: string })[]> {
  const { rows } = await pool.query<OrgChangeRow & { readonly orgId: string }>({
    name: 'org-changes-next',
    text: `select distinct on (c.org_id) ${changeColumns} from org_change c
      where ${visible} and c.org_id = any($3::uuid[]) and c.state = 'planned' order by c.org_id, c.effective_on, c.id`,
    values: [...subtreeBounds(scope), orgIds],
  })
  return rows
}

export async function changeCounts(
  pool: Pool,
  scope: string,
  orgIds: readonly string[],
): Promise<{ orgId: string; count: number }[]> {
  const { rows } = await pool.query<{ orgId: string; count: number }>({
    name: 'org-change-counts',
    text: `select own.id as "orgId", count(c.id) from unnest($3::uuid[]) own(id)
      join org o on o.id = own.id and ${subtreeCondition('o.path', 1)}
      join org_change c on c.org_id = own.id or c.target_id = own.id group by own.id`,
    values: [...subtreeBounds(scope), orgIds],
  })
  return rows
}
