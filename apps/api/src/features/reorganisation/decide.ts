import { ok, type PlainDate, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import {
  checkEffect,
  decideAbolition,
  decideCreation,
  decideKind,
  decideLine,
  decideMerge,
  decideMove,
  decideRename,
  OrgChangeKind,
} from '@zhengmei/domain/org'
import type { ClientBase } from 'pg'
import { canEndWithUnit } from '../identity/index.js'
import type { OrgCommand } from './command.js'
import { checkDetails } from './details.js'
import {
  childrenToPlace,
  findUnit,
  type HeldUnit,
  isCodeTaken,
  isNameTaken,
  lineAbove,
  openAccounts,
} from './units.repository.js'

const notFound = (field: string): Refusal => ({
  code: 'organisation/not-found',
  field,
  message: { zh: '没有此单位', en: 'No such organisation' },
})
const ownUnit: Refusal = {
  code: 'organisation/own-unit',
  field: 'organisationId',
  message: {
    zh: '您任职的单位由其上级移动、并入或撤销',
    en: 'The unit you are appointed at is moved, merged or abolished by those above it',
  },
}
const codeTaken: Refusal = {
  code: 'organisation/code-taken',
  field: 'code',
  message: { zh: '该编码已被使用', en: 'This code is taken' },
}

const incomplete: Refusal = {
  code: 'organisation/incomplete',
  message: {
    zh: '请补全：新设须有名称、编码、类别和上级，移动与并入须有目标单位',
    en: 'Something is missing: a new unit has a name, a code, a kind and a parent, a move or merger leads to a unit',
  },
}

/** A change with the units it is about. */
export interface DecidedChange {
  readonly command: OrgCommand
  /** Null for a unit that is to be created. */
  readonly unit: HeldUnit | null
  readonly target: HeldUnit | null
  /** The parent by line that it is given, where one is. */
  readonly lineParent: HeldUnit | null
}

const ending: readonly OrgChangeKind[] = [OrgChangeKind.merge, OrgChangeKind.abolish]
const shaping: readonly OrgChangeKind[] = [OrgChangeKind.move, ...ending]

/**
 * Looks up what a change is about. Both ends must lie within the subtree.
 *
 * @param scope path of the subtree of whoever decided it.
 * @returns refusals `organisation/not-found` and those of what was typed.
 */
export async function lookUp(
  client: Pick<ClientBase, 'query'>,
  scope: string,
  given: OrgCommand,
): Promise<Result<DecidedChange>> {
  const details = checkDetails(given.details)
  if (!details.ok) return details
  const command = { ...given, details: details.value }
  const unit = command.orgId === null ? null : await findUnit(client, scope, command.orgId)
  if (command.orgId !== null && unit === null) return refused(notFound('organisationId'))
  const target = command.targetId === null ? null : await findUnit(client, scope, command.targetId)
  if (command.targetId !== null && target === null) return refused(notFound('targetId'))
  const { lineParentId } = command.details
  const lineParent = lineParentId == null ? null : await findUnit(client, scope, lineParentId)
  if (lineParentId != null && lineParent === null) return refused(notFound('lineParentId'))
  return ok({ command, unit, target, lineParent })
}

/**
 * Lets the rules of the domain decide on what was looked up.
 *
 * @returns the refusals of the rules.
 */
export async function decide(
  client: Pick<ClientBase, 'query'>,
  scope: string,
  { command, unit, target, lineParent }: DecidedChange,
  today: PlainDate,
): Promise<Result<null>> {
  if (unit !== null && unit.path === scope && shaping.includes(command.kind)) return refused(ownUnit)
  const effect = { on: command.effectiveOn, reason: command.reason }
  const dated = checkEffect(effect, today, unit?.since ?? null, target?.bornOn ?? null)
  const allowed = dated.ok ? await byTheRules(client, command, unit, target) : dated
  if (!allowed.ok) return allowed
  if (lineParent !== null)
    return decideLine(unit?.id ?? null, lineParent, await lineAbove(client, lineParent.id))
  if (unit === null || !endsUnit(command)) return allowed
  return canEndWithUnit(client, unit.id, lastDaysOf(command, today))
}

/** Whether the unit is no more after a change. */
export const endsUnit = ({ kind }: Pick<OrgCommand, 'kind'>): boolean => ending.includes(kind)

/** The first day without the appointments at a unit that ends: never one gone by, on which people acted under them. */
export const lastDaysOf = ({ effectiveOn }: Pick<OrgCommand, 'effectiveOn'>, today: PlainDate): PlainDate =>
  effectiveOn > today ? effectiveOn : today

async function byTheRules(
  client: Pick<ClientBase, 'query'>,
  { kind, details }: OrgCommand,
  unit: HeldUnit | null,
  target: HeldUnit | null,
): Promise<Result<null>> {
  const taken = (parentId: string | null, name: string) =>
    isNameTaken(client, parentId, name, unit?.id ?? null)
  if (kind === OrgChangeKind.create) {
    if (!target || details.kind === undefined || details.code === undefined || details.name === undefined)
      return refused(incomplete)
    if (await isCodeTaken(client, details.code)) return refused(codeTaken)
    return decideCreation(details.kind, target, await taken(target.id, details.name))
  }
  if (!unit) return refused(incomplete)
  if (kind === OrgChangeKind.rename) {
    const name = details.name ?? unit.name
    return decideRename(unit, name, await taken(unit.parentId, name))
  }
  if (kind === OrgChangeKind.abolish)
    return decideAbolition(unit, await childrenToPlace(client, unit.id, target?.id ?? null), target)
  if (kind === OrgChangeKind.edit) {
    const parent = unit.parentId === null ? null : await findUnit(client, '', unit.parentId)
    const { kinds } = await childrenToPlace(client, unit.id, null)
    const accounts = await openAccounts(client, unit.id)
    return decideKind(unit, details.kind ?? unit.kind, parent?.kind ?? null, kinds, accounts)
  }
  if (!target) return refused(incomplete)
  return kind === OrgChangeKind.move
    ? decideMove(unit, target, await taken(target.id, unit.name))
    : decideMerge(unit, target, await childrenToPlace(client, unit.id, target.id))
}
