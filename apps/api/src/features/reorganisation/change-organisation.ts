import { Action } from '@zhengmei/domain/identity'
import { dayOf, ok, type PlainDate, refused } from '@zhengmei/domain/kernel'
import { OrgChangeKind } from '@zhengmei/domain/org'
import type { ClientBase } from 'pg'
import { type AuditEntry, record } from '../../platform/audit/index.js'
import { databaseClock } from '../../platform/clock/index.js'
import { withTransaction } from '../../platform/db/index.js'
import {
  type Actor,
  type Edited,
  type RequestContext,
  VersionConflict,
  versionConflict,
} from '../../platform/graphql/index.js'
import { onceForKey } from '../../platform/idempotency/index.js'
import { uuidv7 } from '../../platform/ids/index.js'
import { endWithUnit } from '../identity/index.js'
import { holdTree } from '../org/index.js'
import { apply } from './apply.js'
import { type Decider, insertChange, markDone } from './change.repository.js'
import type { OrgCommand } from './command.js'
import { type DecidedChange, decide, endsUnit, lastDaysOf, lookUp } from './decide.js'

/** What somebody asks to have changed, when it is to take effect, and from which version of the unit. */
export interface ChangeRequest extends Omit<OrgCommand, 'effectiveOn' | 'reason'> {
  /** Absent: today. */
  readonly effectiveOn?: PlainDate | null
  readonly reason?: string | null
  /** The version that was seen; a unit that is to be created has none. */
  readonly version?: number
  readonly idempotencyKey?: string | null
}

/** The change that was made or planned. */
export interface ChangeMade {
  readonly changeId: string
}

/**
 * Changes the tree of units: at once, with an effect from today or an earlier day on, or planned for a day to come. One transaction, in
 * which nobody else changes the tree.
 *
 * @returns the change; refusals of the rules, `organisation/not-found`, `organisation/busy`, `idempotency/…`; both sides when the
 *   unit was changed meanwhile.
 */
export function changeOrganisation(
  context: RequestContext,
  request: ChangeRequest,
): Promise<Edited<ChangeMade>> {
  const viewer = context.requireViewer()
  const scope = context.scopeFor(Action.changeOrganisations)
  const { idempotencyKey, version, ...asked } = request
  const decider = deciderOf(context)
  const attempt = async (client: ClientBase): Promise<Edited<ChangeMade>> => {
    const held = await holdTree(client)
    if (!held.ok) return held
    const today = dayOf(await databaseClock(client).now())
    const found = await lookUp(client, scope, {
      ...asked,
      effectiveOn: asked.effectiveOn ?? today,
      reason: asked.reason?.trim() || null,
    })
    if (!found.ok) return found
    const conflict = conflictOf(found.value, version)
    if (conflict) return conflict
    const allowed = await decide(client, scope, found.value, today)
    if (!allowed.ok) return allowed
    const { changeId, entry } = await make(client, found.value, today, decider)
    await record(client, context.actor, entry)
    return ok({ changeId })
  }
  return withTransaction(context.pool, async (client) => {
    if (idempotencyKey == null) return attempt(client)
    const input = { personId: viewer.personId, key: idempotencyKey, operation: asked.kind, input: asked }
    return onceForKey(client, input, async () => {
      const outcome = await attempt(client)
      return outcome instanceof VersionConflict ? refused(outcome) : outcome
    })
  })
}

/** Both sides when the unit is not as whoever asks has seen it. */
function conflictOf({ command, unit }: DecidedChange, version: number | undefined): VersionConflict | null {
  if (unit === null || version === undefined) return null
  const { code: _, ...yours } = command.details
  const current = Object.fromEntries(
    Object.keys(yours).map((field) => [field, unit[field as keyof typeof yours]]),
  )
  const moves = command.kind === OrgChangeKind.move
  return versionConflict({
    yourVersion: version,
    currentVersion: unit.version,
    yours: { ...yours, ...(moves ? { targetId: command.targetId } : {}) },
    current: { ...current, ...(moves ? { targetId: unit.parentId } : {}) },
  })
}

/** Who decides, and where they stand. */
export function deciderOf(context: RequestContext): Decider {
  const { personId, appointment } = context.requireViewer()
  return { personId, appointmentId: appointment.id, scopeOrgId: appointment.orgId, actor: context.actor }
}

/** A change that was kept: which unit it came to (null: none yet), and what the trail is to tell. */
export interface KeptChange extends ChangeMade {
  readonly orgId: string | null
  readonly entry: AuditEntry
}

/** Makes an allowed change at once or plans it; whoever asked for it tells the trail last. */
export async function make(
  client: ClientBase,
  decided: DecidedChange,
  today: PlainDate,
  decider: Decider,
): Promise<KeptChange> {
  const changeId = uuidv7()
  const { command } = decided
  if (command.effectiveOn > today) {
    await insertChange(client, changeId, command, 'planned', decider)
    const entry = {
      action: 'organisation.plan',
      objectType: 'organisation',
      objectId: command.orgId ?? command.targetId ?? '',
      after: { changeId, kind: command.kind, ...toldOf(decided) },
    } as const
    return { changeId, orgId: command.orgId, entry }
  }
  await insertChange(client, changeId, command, 'done', decider)
  return { changeId, ...(await carryOut(client, decided, changeId, { actor: decider.actor, today })) }
}

const toldOf = ({ command }: DecidedChange) => ({
  ...command.details,
  ...(command.targetId === null ? {} : { targetId: command.targetId }),
  effectiveOn: command.effectiveOn,
  ...(command.reason === null ? {} : { reason: command.reason }),
})

/** Carries out a change that is kept already. @returns the unit it came to, and what the trail is to tell. */
export async function carryOut(
  client: ClientBase,
  decided: DecidedChange,
  changeId: string,
  by: { readonly actor: Actor; readonly today: PlainDate },
): Promise<{ readonly orgId: string; readonly entry: AuditEntry }> {
  const applied = await apply(client, decided, changeId)
  await markDone(client, changeId, applied)
  const endedAppointments = endsUnit(decided.command)
    ? await endWithUnit(by, client, applied.orgId, lastDaysOf(decided.command, by.today))
    : 0
  const { orgId, movedUnits, movedAccounts, relinedUnits, obligations } = applied
  const entry: AuditEntry = {
    action: `organisation.${decided.command.kind}`,
    objectType: 'organisation',
    objectId: orgId,
    ...(applied.before === null ? {} : { before: applied.before }),
    after: {
      changeId,
      ...toldOf(decided),
      ...(movedUnits > 0 ? { movedUnits, movedAccounts } : {}),
      ...(relinedUnits > 0 ? { relinedUnits } : {}),
      ...(obligations > 0 ? { obligations } : {}),
      ...(endedAppointments > 0 ? { endedAppointments } : {}),
    },
  }
  return { orgId, entry }
}
