import { Action } from '@zhengmei/domain/identity'
import { dayOf, ok, type PlainDate, type Result } from '@zhengmei/domain/kernel'
import { OrgChangeKind } from '@zhengmei/domain/org'
import { databaseClock } from '../../platform/clock/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { layersAt, type RulebookLayer } from '../rulebook/index.js'
import type { ChangeRequest } from './change-organisation.js'
import { decide, endsUnit, lastDaysOf, lookUp } from './decide.js'
import {
  type AffectedAppointment,
  appointedAt,
  appointedOnlyAbove,
  extentOf,
  plannedWithin,
} from './preview.repository.js'
import type { HeldUnit } from './units.repository.js'

/** What a change would bring about, before it is made. */
export interface ChangePreview {
  /** The first day on which it would hold. */
  readonly effectiveOn: PlainDate
  /** Whether it would be planned rather than made at once. */
  readonly planned: boolean
  readonly movedUnits: number
  readonly movedAccounts: number
  /** Units whose parent by line would be another. */
  readonly relinedUnits: number
  /** Accounts that would have to be transferred, changed or closed. */
  readonly obligations: number
  /** People appointed at the unit or below it. */
  readonly people: number
  /** Whose appointments would end with the unit. */
  readonly ending: readonly AffectedAppointment[]
  readonly losing: readonly AffectedAppointment[]
  readonly gaining: readonly AffectedAppointment[]
  readonly rulebooksLost: readonly RulebookLayer[]
  readonly rulebooksGained: readonly RulebookLayer[]
  readonly categories: readonly { readonly category: string; readonly units: number }[]
  /** Changes that are planned there already. */
  readonly plannedChangeIds: readonly string[]
}

const nobody = {
  movedUnits: 0,
  movedAccounts: 0,
  relinedUnits: 0,
  obligations: 0,
  people: 0,
  ending: [],
  losing: [],
  gaining: [],
  rulebooksLost: [],
  rulebooksGained: [],
  categories: [],
  plannedChangeIds: [],
}

/**
 * What a change would bring about: what moves, who would see more or less, which rulebooks would begin and cease to hold.
 *
 * @returns the refusals with which the change itself would be met.
 */
export async function previewChange(
  context: RequestContext,
  request: ChangeRequest,
): Promise<Result<ChangePreview>> {
  const { pool } = context
  const scope = context.scopeFor(Action.changeOrganisations)
  const today = dayOf(await databaseClock(pool).now())
  const effectiveOn = request.effectiveOn ?? today
  const command = { ...request, effectiveOn, reason: request.reason?.trim() || null }
  const found = await lookUp(pool, scope, command)
  if (!found.ok) return found
  const allowed = await decide(pool, scope, found.value, today)
  if (!allowed.ok) return allowed
  const { unit, target } = found.value
  const planned = effectiveOn > today
  if (unit === null) return ok({ ...nobody, effectiveOn, planned })
  const { units, accounts, ownAccounts, lineUnits, people, categories } = await extentOf(
    pool,
    unit.path,
    unit.id,
  )
  const shared = {
    ...nobody,
    effectiveOn,
    planned,
    people,
    plannedChangeIds: await plannedWithin(pool, unit.path),
  }
  const ends = endsUnit(request)
  const moves = request.kind === OrgChangeKind.move || (ends && target !== null)
  return ok({
    ...shared,
    ...(moves && target ? await consequencesOf(context, scope, unit, target, effectiveOn) : {}),
    movedUnits: moves ? (ends ? units - 1 : units) : 0,
    movedAccounts: moves ? (ends ? accounts - ownAccounts : accounts) : 0,
    relinedUnits: ends ? lineUnits : 0,
    obligations: ends ? ownAccounts : 0,
    ending: ends ? await appointedAt(pool, unit.id, lastDaysOf({ effectiveOn }, today)) : [],
    categories: moves || ends ? categories : [],
  })
}

async function consequencesOf(
  { pool }: RequestContext,
  scope: string,
  unit: HeldUnit,
  target: HeldUnit,
  on: PlainDate,
) {
  const below = `${target.path}${unit.no}/`
  const [losing, gaining, held, coming] = [
    await appointedOnlyAbove(pool, scope, unit.path, below),
    await appointedOnlyAbove(pool, scope, below, unit.path),
    await layersAt(pool, unit.id, on),
    await layersAt(pool, target.id, on),
  ]
  const keyOf = (layer: RulebookLayer) => `${layer.orgId} ${layer.edition.id} ${layer.edition.version}`
  const [before, after] = [new Set(held.map(keyOf)), new Set(coming.map(keyOf))]
  return {
    losing,
    gaining,
    rulebooksLost: held.filter((layer) => layer.orgId !== unit.id && !after.has(keyOf(layer))),
    rulebooksGained: coming.filter((layer) => !before.has(keyOf(layer))),
  }
}
