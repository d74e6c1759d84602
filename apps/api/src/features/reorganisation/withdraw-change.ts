import { Action } from '@zhengmei/domain/identity'
import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import { OrgChangeState } from '@zhengmei/domain/org'
import { record } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { isUuid } from '../../platform/ids/index.js'
import { changeLocked, markWithdrawn } from './change.repository.js'
import type { ChangeMade } from './change-organisation.js'

const noSuchChange: Refusal = {
  code: 'organisation-change/not-found',
  field: 'id',
  message: { zh: '没有此项调整', en: 'No such change' },
}
const notPlanned: Refusal = {
  code: 'organisation-change/not-planned',
  field: 'id',
  message: { zh: '只有尚未生效的调整可以撤回', en: 'Only what has not taken effect yet can be withdrawn' },
}

/**
 * Withdraws a change that was planned for a day to come.
 *
 * @returns refusals `organisation-change/not-found`, `organisation-change/not-planned`.
 */
export async function withdrawChange(context: RequestContext, id: string): Promise<Result<ChangeMade>> {
  if (!isUuid(id)) return refused(noSuchChange)
  const viewer = context.requireViewer()
  const scope = context.scopeFor(Action.changeOrganisations)
  return withTransaction(context.pool, async (client) => {
    const change = await changeLocked(client, scope, id)
    if (change === null) return refused(noSuchChange)
    if (change.state !== OrgChangeState.planned) return refused(notPlanned)
    await markWithdrawn(client, id, viewer.personId)
    await record(client, context.actor, {
      action: 'organisation.withdraw',
      objectType: 'organisation',
      objectId: change.orgId ?? change.targetId ?? '',
      after: { changeId: id, kind: change.kind, effectiveOn: change.effectiveOn },
    })
    return ok({ changeId: id })
  })
}
