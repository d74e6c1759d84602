import { decideLine, OrgChangeKind } from '@zhengmei/domain/org'
import type { ClientBase } from 'pg'
import { uuidv7 } from '../../platform/ids/index.js'
import { subtreeBounds } from '../../platform/scope/index.js'
import { moveAccountPaths } from '../account/index.js'
import { fillInitials } from '../search/index.js'
import { editedColumns, type OrgDetails } from './command.js'
import type { DecidedChange } from './decide.js'
import { type HeldUnit, lineAbove } from './units.repository.js'

/** What a change came to. */
export interface Applied {
  readonly orgId: string
  /** What it was before, of what was changed. */
  readonly before: Readonly<Record<string, unknown>> | null
  /** Units and accounts whose place in the tree is another. */
  readonly movedUnits: number
  readonly movedAccounts: number
  /** Units whose parent by line is another. */
  readonly relinedUnits: number
  /** Accounts that must be transferred, changed or closed. */
  readonly obligations: number
}

const nothingMoved = { movedUnits: 0, movedAccounts: 0, relinedUnits: 0, obligations: 0 }

/**
 * Carries out what was decided, within the transaction that holds the tree. The history of the units is continued from the
 * day on which the change takes effect.
 *
 * @param changeId under which the obligations of accounts are kept; the row of the change must exist already.
 */
export async function apply(client: ClientBase, change: DecidedChange, changeId: string): Promise<Applied> {
  const { command, unit, target } = change
  await client.query(`select set_config('zhengmei.effective_on', $1, true)`, [command.effectiveOn])
  if (command.kind === OrgChangeKind.create && target)
    return { orgId: await create(client, command.details, target), before: null, ...nothingMoved }
  if (!unit) throw new Error('a change of no unit')
  switch (command.kind) {
    case OrgChangeKind.move:
      if (!target) break
      return {
        orgId: unit.id,
        before: { parentId: unit.parentId },
        ...nothingMoved,
        ...(await move(client, unit, target)),
      }
    case OrgChangeKind.merge:
    case OrgChangeKind.abolish:
      return end(client, change, unit, changeId)
    default:
      return { orgId: unit.id, before: await edit(client, unit, command.details), ...nothingMoved }
  }
  throw new Error(`a ${command.kind} to nowhere`)
}

async function create(client: ClientBase, details: OrgDetails, parent: HeldUnit): Promise<string> {
  const id = uuidv7()
  await client.query(
    `insert into org (id, code, name, kind, parent_id, path, category, division_code, resident_population, line_parent_id)
     values ($1, $2, $3, $4, $5, null, $6, $7, $8, $9)`,
    [
      id,
      details.code,
      details.name,
      details.kind,
      parent.id,
      details.category ?? null,
      details.divisionCode ?? null,
      details.residentPopulation ?? null,
      details.lineParentId ?? null,
    ],
  )
  await fillInitials(client)
  return id
}

async function edit(
  client: ClientBase,
  unit: HeldUnit,
  details: OrgDetails,
): Promise<Readonly<Record<string, unknown>>> {
  const values: unknown[] = [unit.id]
  const sets: string[] = []
  const before: Record<string, unknown> = {}
  for (const [field, column] of Object.entries(editedColumns) as [keyof typeof editedColumns, string][]) {
    if (details[field] === undefined) continue
    sets.push(`${column} = $${values.push(details[field])}`)
    before[field] = unit[field]
  }
  await client.query(
    `update org set ${[...sets, 'version = version + 1', 'updated_at = now()'].join(', ')} where id = $1`,
    values,
  )
  if (details.name !== undefined) await fillInitials(client)
  return before
}

/** The subtree comes to stand below another unit: its paths are one range of the index, and begin anew. */
async function move(client: ClientBase, unit: HeldUnit, parent: HeldUnit) {
  const path = `${parent.path}${unit.no}/`
  const { rowCount } = await client.query(
    `update org set path = $3 || substr(path, length($4) + 1),
       parent_id = case when id = $5 then $6 else parent_id end,
       version = version + case when id = $5 then 1 else 0 end,
       updated_at = case when id = $5 then now() else updated_at end
     where path ~>=~ $1 and path ~<~ $2`,
    [...subtreeBounds(unit.path), path, unit.path, unit.id, parent.id],
  )
  return { movedUnits: rowCount ?? 0, movedAccounts: await moveAccountPaths(client, unit.path, path) }
}

/** The unit is no more: its children go elsewhere, by territory and by line, and its accounts must find another host. */
async function end(
  client: ClientBase,
  { command, target }: DecidedChange,
  unit: HeldUnit,
  changeId: string,
): Promise<Applied> {
  const moved = target ? await handOverChildren(client, unit, target) : { movedUnits: 0, movedAccounts: 0 }
  const mergedInto = command.kind === OrgChangeKind.merge ? (target?.id ?? null) : null
  const relinedUnits = await handOverLine(client, unit, mergedInto === null ? null : target)
  await client.query(
    `update org set abolished_on = $2, merged_into_id = $3, version = version + 1, updated_at = now() where id = $1`,
    [unit.id, command.effectiveOn, mergedInto],
  )
  const { rowCount } = await client.query(
    `insert into account_obligation (account_id, org_id, change_id, arose_on)
     select id, org_id, $2, $3 from account where org_id = $1 and closed_on is null`,
    [unit.id, changeId, command.effectiveOn],
  )
  return {
    orgId: unit.id,
    before: { name: unit.name, parentId: unit.parentId },
    ...moved,
    relinedUnits,
    obligations: rowCount ?? 0,
  }
}

async function handOverChildren(client: ClientBase, unit: HeldUnit, target: HeldUnit) {
  const { rowCount } = await client.query(
    `update org set path = $3 || substr(path, length($4) + 1),
       parent_id = case when parent_id = $5 then $6 else parent_id end,
       version = version + case when parent_id = $5 then 1 else 0 end,
       updated_at = case when parent_id = $5 then now() else updated_at end
     where path ~>=~ $1 and path ~<~ $2 and id <> $5`,
    [...subtreeBounds(unit.path), target.path, unit.path, unit.id, target.id],
  )
  const movedAccounts = await moveAccountPaths(client, unit.path, target.path, unit.id)
  return { movedUnits: rowCount ?? 0, movedAccounts }
}

/**
 * What stood below the unit by line follows it into the one it is merged into; else it goes to whoever stands above the unit by line, as it
 * does when a circle would come of it.
 */
async function handOverLine(
  client: ClientBase,
  unit: HeldUnit,
  mergedInto: HeldUnit | null,
): Promise<number> {
  const follows =
    mergedInto !== null && decideLine(unit.id, mergedInto, await lineAbove(client, mergedInto.id)).ok
  const { rowCount } = await client.query(
    `update org set line_parent_id = $2, version = version + 1, updated_at = now()
     where line_parent_id = $1 and abolished_on is null`,
    [unit.id, follows ? mergedInto.id : unit.lineParentId],
  )
  return rowCount ?? 0
}
