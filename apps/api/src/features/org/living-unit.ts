import { type Action, noSuchUnit } from '@zhengmei/domain/identity'
import { ok, type Result, refused } from '@zhengmei/domain/kernel'
import { orgRefusals } from '@zhengmei/domain/org'
import type { RequestContext } from '../../platform/graphql/index.js'
import { orgWithin } from './org.repository.js'

/**
 * The path of a unit to which people may be added: within the viewer's scope for this action, and not ended.
 *
 * @returns refusals `organisation/not-found`, `organisation/abolished`.
 * @throws RequestError `session/required`, `access/denied`.
 */
export async function livingUnit(
  context: RequestContext,
  action: Action,
  id: string,
): Promise<Result<string>> {
  const unit = await orgWithin(context.pool, context.scopeFor(action), id)
  if (unit === null) return refused(noSuchUnit)
  return unit.abolishedOn === null ? ok(unit.path) : refused(orgRefusals.abolished)
}
