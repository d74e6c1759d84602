import { addDays, ok, type PlainDate, type Result, refused } from '../kernel/index.js'
import { mayHostAccounts, mayStandBelow, OrgKind } from './org-kind.js'
import { orgRefusals } from './org-refusals.js'

/** A unit as the rules of the tree see it. */
export interface UnitInTree {
  readonly id: string
  /** Numbers of its ancestors and its own, each followed by '/'. */
  readonly path: string
  readonly kind: OrgKind
  readonly name: string
  readonly parentId: string | null
  /** The first day on which it is no more; null: it lives. */
  readonly abolishedOn: PlainDate | null
}

/** What stands below a unit that is to go: its living children, and which of their names are taken where they would go. */
export interface ChildrenToPlace {
  readonly kinds: readonly OrgKind[]
  readonly clashingNames: readonly string[]
}

/** When a change is to take effect. */
export interface Effect {
  readonly on: PlainDate
  readonly reason: string | null
}

const furthestDays = 731

/**
 * Whether a change may take effect on a day: past ones need a reason and must not reach behind what was recorded last of the unit,
 * since history is continued, never rewritten.
 *
 * @param since first day of what is recorded of the unit now; null: since ever.
 * @param targetSince first day of the other unit's existence, where there is one; null: since ever.
 * @returns refusals `organisation/reason-required`, `…/before-last-change`, `…/target-not-yet`, `…/too-far`.
 */
export function checkEffect(
  effect: Effect,
  today: PlainDate,
  since: PlainDate | null,
  targetSince: PlainDate | null = null,
): Result<Effect> {
  const { on, reason } = effect
  if (on > addDays(today, furthestDays)) return refused(orgRefusals.tooFar)
  if (on < today && (reason ?? '').trim() === '') return refused(orgRefusals.reasonRequired)
  if (since !== null && on < since) return refused(orgRefusals.beforeLastChange)
  if (targetSince !== null && on < targetSince) return refused(orgRefusals.targetNotYet)
  return ok(effect)
}

/** Whether a path is that of a node or of one below it. */
const liesAt = (path: string, top: string): boolean => path.startsWith(top)

/**
 * Whether a new unit may stand below a parent.
 *
 * @param nameTaken whether a living child of the parent has the name.
 */
export function decideCreation(kind: OrgKind, parent: UnitInTree, nameTaken: boolean): Result<null> {
  if (parent.abolishedOn !== null) return refused(orgRefusals.targetAbolished)
  if (!mayStandBelow(kind, parent.kind)) return refused(orgRefusals.kindNotBelow)
  return nameTaken ? refused(orgRefusals.nameTaken) : ok(null)
}

/** Whether a unit may have another name. */
export function decideRename(unit: UnitInTree, name: string, nameTaken: boolean): Result<null> {
  if (unit.abolishedOn !== null) return refused(orgRefusals.abolished)
  if (unit.name === name) return refused(orgRefusals.sameName)
  return nameTaken ? refused(orgRefusals.nameTaken) : ok(null)
}

/**
 * Whether a unit, with all below it, may come to stand below another: never below itself, never twice at the top, and only where its
 * kind may stand.
 *
 * @param nameTaken whether a living child of the new parent has the name.
 */
export function decideMove(unit: UnitInTree, parent: UnitInTree, nameTaken: boolean): Result<null> {
  if (unit.abolishedOn !== null) return refused(orgRefusals.abolished)
  if (unit.parentId === null) return refused(orgRefusals.root)
  if (parent.abolishedOn !== null) return refused(orgRefusals.targetAbolished)
  if (parent.id === unit.id) return refused(orgRefusals.itself)
  if (liesAt(parent.path, unit.path)) return refused(orgRefusals.belowItself)
  if (parent.id === unit.parentId) return refused(orgRefusals.sameParent)
  if (!mayStandBelow(unit.kind, parent.kind)) return refused(orgRefusals.kindNotBelow)
  return nameTaken ? refused(orgRefusals.nameTaken) : ok(null)
}

/** Whether children may come to stand below a unit: by their kinds and by their names. */
function decidePlaces(children: ChildrenToPlace, place: UnitInTree): Result<null> {
  if (children.kinds.some((kind) => !mayStandBelow(kind, place.kind)))
    return refused(orgRefusals.kindNotBelow)
  return children.clashingNames.length > 0 ? refused(orgRefusals.nameTaken) : ok(null)
}

/**
 * Whether a unit may be merged into another, which takes over its children.
 *
 * @source SC 四(一)
 */
export function decideMerge(unit: UnitInTree, target: UnitInTree, children: ChildrenToPlace): Result<null> {
  if (unit.abolishedOn !== null) return refused(orgRefusals.abolished)
  if (unit.parentId === null) return refused(orgRefusals.root)
  if (target.id === unit.id) return refused(orgRefusals.itself)
  if (target.abolishedOn !== null) return refused(orgRefusals.targetAbolished)
  if (liesAt(target.path, unit.path)) return refused(orgRefusals.belowItself)
  if (!mayHostAccounts(target.kind) && unit.kind !== OrgKind.section)
    return refused(orgRefusals.targetIsSection)
  return decidePlaces(children, target)
}

/**
 * Whether a unit may be abolished: when units live below it, they need a place to go.
 *
 * @param place where its children go; null: nowhere.
 */
export function decideAbolition(
  unit: UnitInTree,
  children: ChildrenToPlace,
  place: UnitInTree | null,
): Result<null> {
  if (unit.abolishedOn !== null) return refused(orgRefusals.abolished)
  if (unit.parentId === null) return refused(orgRefusals.root)
  if (children.kinds.length === 0) return ok(null)
  if (place === null) return refused(orgRefusals.childrenNeedPlace)
  if (place.id === unit.id) return refused(orgRefusals.itself)
  if (place.abolishedOn !== null) return refused(orgRefusals.targetAbolished)
  if (liesAt(place.path, unit.path)) return refused(orgRefusals.belowItself)
  return decidePlaces(children, place)
}

/**
 * Whether a unit may become one of another kind, where it stands and with what stands below it.
 *
 * @param parentKind null: it stands at the top.
 * @param accounts how many accounts it hosts that are not closed.
 */
export function decideKind(
  unit: UnitInTree,
  kind: OrgKind,
  parentKind: OrgKind | null,
  childKinds: readonly OrgKind[],
  accounts: number,
): Result<null> {
  if (unit.abolishedOn !== null) return refused(orgRefusals.abolished)
  if (kind === unit.kind) return ok(null)
  if (parentKind !== null && !mayStandBelow(kind, parentKind))
    return refused({ ...orgRefusals.kindNotBelow, field: 'kind' })
  if (childKinds.some((child) => !mayStandBelow(child, kind))) return refused(orgRefusals.kindHoldsOthers)
  return accounts > 0 && !mayHostAccounts(kind) ? refused(orgRefusals.hostsAccounts) : ok(null)
}

/**
 * Whether a unit may have another as its parent by line (条线上级): one that lives and can supervise, and from which no line leads back
 * to the unit itself.
 *
 * @param unitId null: it is yet to be created.
 * @param above ids of the units above the parent, by line.
 * @source SC 二; HZ 6.2.4
 */
export function decideLine(
  unitId: string | null,
  parent: UnitInTree,
  above: readonly string[],
): Result<null> {
  if (parent.abolishedOn !== null) return refused(orgRefusals.lineEnded)
  if (parent.kind === OrgKind.section || parent.kind === OrgKind.operator)
    return refused(orgRefusals.lineKind)
  if (parent.id === unitId) return refused(orgRefusals.lineToItself)
  return unitId !== null && above.includes(unitId) ? refused(orgRefusals.lineLoop) : ok(null)
}
