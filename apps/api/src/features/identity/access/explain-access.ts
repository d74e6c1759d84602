import { Action, explainAccess, wholeForest } from '@zhengmei/domain/identity'
import { dayOf } from '@zhengmei/domain/kernel'
import { databaseClock } from '../../../platform/clock/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { type AccountRow, accountById } from '../../account/index.js'
import { type OrgRow, orgById } from '../../org/index.js'
import { appointmentsWithin } from '../appointment/appointments.repository.js'
import { findPersonRecord } from '../person/people.repository.js'
import type { AccessExplanation } from './access.graphql.js'

/** What access is asked to: a unit, or an account with the unit it belongs to. */
export interface AccessObject {
  readonly organisation: OrgRow
  readonly account: AccountRow | null
}

/** The unit or account of this id; null when it isn't within the viewer's scope, which looks the same as not being there. */
export async function accessObject(context: RequestContext, id: string): Promise<AccessObject | null> {
  if (!isUuid(id)) return null
  const [unit, account] = await Promise.all([context.load(orgById, id), context.load(accountById, id)])
  const organisation = unit ?? (account && (await context.load(orgById, account.orgId)))
  return organisation && { organisation, account }
}

/**
 * May this person do this to that object today, and why? People, objects and appointments are those within the viewer's
 * scope.
 *
 * @returns null when person or object isn't there, or isn't the viewer's.
 */
export async function accessExplanation(
  context: RequestContext,
  asked: { readonly personId: string; readonly objectId: string; readonly action: Action },
): Promise<AccessExplanation | null> {
  const { pool } = context
  const scope = context.scopeFor(Action.explainAccess)
  const object = await accessObject(context, asked.objectId)
  const person = isUuid(asked.personId) ? await findPersonRecord(pool, scope, asked.personId) : null
  if (object === null || person === null) return null
  const held = await appointmentsWithin(pool, scope, [person.id])
  const on = dayOf(await databaseClock(pool).now())
  const objectPath = object.organisation.path
  const { allowed, verdicts } = explainAccess(held, { action: asked.action, objectPath, on })
  return {
    ...object,
    person,
    allowed: allowed && person.state !== 'disabled',
    verdicts: [...verdicts],
    complete: scope === wholeForest,
  }
}
