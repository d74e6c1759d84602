import type { ClientBase, Pool } from 'pg'
import type { ListViewRow } from './list-view.js'

const columns = `v.id, v.list, v.name, v.query, v.owner_id as "ownerId", v.shared_org_id as "sharedOrgId", v.version,
  exists (select from list_view_default d where d.person_id = $1 and d.view_id = v.id) as "isDefault"`

/** A person's own views of a list, then those shared with them; each by name. Row-level security lets through no other. */
export async function viewsOfList(pool: Pool, personId: string, list: string): Promise<ListViewRow[]> {
  const { rows } = await pool.query<ListViewRow>(
    `select ${columns} from list_view v where v.list = $2 order by v.owner_id <> $1, v.name, v.id limit 200`,
    [personId, list],
  )
  return rows
}

/** A view that somebody sees; null when there is none or it isn't shared with them. */
export async function visibleView(
  connection: Pool | ClientBase,
  personId: string,
  id: string,
): Promise<ListViewRow | null> {
  const { rows } = await connection.query<ListViewRow>(`select ${columns} from list_view v where v.id = $2`, [
    personId,
    id,
  ])
  return rows[0] ?? null
}

/** One's own view, held until the transaction's end. */
export async function ownViewHeld(
  client: ClientBase,
  personId: string,
  id: string,
): Promise<ListViewRow | null> {
  const { rows } = await client.query<ListViewRow>(
    `select ${columns} from list_view v where v.id = $2 and v.owner_id = $1 for update of v`,
    [personId, id],
  )
  return rows[0] ?? null
}

export async function countOwnViews(client: ClientBase, personId: string, list: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*) from list_view where owner_id = $1 and list = $2',
    [personId, list],
  )
  return rows[0]?.count ?? 0
}

/** @returns false when the person has a view of that name already. */
export async function insertView(
  client: ClientBase,
  view: Pick<ListViewRow, 'id' | 'list' | 'name' | 'query' | 'ownerId'>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into list_view (id, list, name, query, owner_id) values ($1, $2, $3, $4, $5)
     on conflict (owner_id, list, name) do nothing`,
    [view.id, view.list, view.name, view.query, view.ownerId],
  )
  return rowCount === 1
}

/** @returns false when another view of the person's has that name. */
export async function updateView(
  client: ClientBase,
  view: Pick<ListViewRow, 'id' | 'list' | 'name' | 'query' | 'ownerId'>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update list_view v set name = $3, query = $4, version = version + 1, updated_at = clock_timestamp()
     where id = $1 and not exists (
       select from list_view o where o.owner_id = $2 and o.list = v.list and o.name = $3 and o.id <> v.id)`,
    [view.id, view.ownerId, view.name, view.query],
  )
  return rowCount === 1
}

export async function shareView(client: ClientBase, id: string, orgId: string | null): Promise<void> {
  await client.query(
    `update list_view set shared_org_id = $2, version = version + 1, updated_at = clock_timestamp() where id = $1`,
    [id, orgId],
  )
}

/** The others' beginning with it ends with it. */
export async function removeView(client: ClientBase, id: string): Promise<void> {
  await client.query('delete from list_view where id = $1', [id])
}

/** @param viewId null: as the list is by itself. */
export async function setDefaultView(
  client: ClientBase,
  personId: string,
  list: string,
  viewId: string | null,
): Promise<void> {
  await client.query('delete from list_view_default where person_id = $1 and list = $2', [personId, list])
  if (viewId !== null) {
    await client.query('insert into list_view_default (person_id, list, view_id) values ($1, $2, $3)', [
      personId,
      list,
      viewId,
    ])
  }
}
