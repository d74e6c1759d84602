import { dayOf, type PlainDate, type Refusal, refused } from '@zhengmei/domain/kernel'
import { OrgChangeState } from '@zhengmei/domain/org'
import type { ClientBase, Pool } from 'pg'
import { record } from '../../platform/audit/index.js'
import { type Clock, databaseClock } from '../../platform/clock/index.js'
import { withTransaction } from '../../platform/db/index.js'
import { waitForTree } from '../org/index.js'
import type { OrgChangeRow } from './change.read.js'
import { changeLocked, markFailed } from './change.repository.js'
import { carryOut } from './change-organisation.js'
import { decide, lookUp } from './decide.js'

const noLongerTheirs: Refusal = {
  code: 'organisation-change/out-of-scope',
  message: {
    zh: '到生效日时，相关单位已不在作出决定者的范围之内',
    en: 'On its day the units no longer lay within the subtree of whoever decided it',
  },
}

/**
 * Carries out the planned changes whose day has come, in the order of their days and then as they were decided, each in a transaction of
 * its own. What the rules no longer allow is kept as failed with the reason. Several workers may do it at once: one does, the others
 * find it done.
 *
 * @param clock tells which day it is; the database's unless told.
 */
export async function carryOutPlanned(pool: Pool, clock: Clock = databaseClock(pool)): Promise<void> {
  const today = dayOf(await clock.now())
  const { rows } = await pool.query<{ id: string }>(
    `select id from org_change where state = 'planned' and effective_on <= $1 order by effective_on, requested_at, id`,
    [today],
  )
  for (const { id } of rows) await withTransaction(pool, (client) => carryOutOne(client, id, today))
}

async function carryOutOne(client: ClientBase, id: string, today: PlainDate): Promise<void> {
  await waitForTree(client)
  const change = await changeLocked(client, '', id)
  if (change?.state !== OrgChangeState.planned) return
  const actor = {
    personId: change.requestedBy,
    appointmentId: change.appointmentId,
    tokenId: null,
    requestId: null,
    address: null,
  }
  const scope = await scopeNow(client, change)
  const found = scope === null ? refused(noLongerTheirs) : await lookUp(client, scope, change)
  // It was decided in time: that a worker comes late needs no reason.
  const dated = { reason: change.reason ?? '计划 / planned' }
  const allowed =
    found.ok && scope !== null
      ? await decide(client, scope, { ...found.value, command: { ...found.value.command, ...dated } }, today)
      : found
  if (found.ok && allowed.ok) {
    const { entry } = await carryOut(client, found.value, id, { actor, today })
    return record(client, actor, entry)
  }
  const problem = found.ok ? (allowed.ok ? noLongerTheirs : allowed.refusal) : found.refusal
  await markFailed(client, id, problem.code === 'organisation/not-found' ? noLongerTheirs : problem)
  await record(client, actor, {
    action: 'organisation.fail',
    objectType: 'organisation',
    objectId: change.orgId ?? change.targetId ?? '',
    after: { changeId: id, kind: change.kind, effectiveOn: change.effectiveOn, problem: problem.code },
  })
}

/** The subtree of the node at which it was decided, as it stands now; null when that node is no more. */
async function scopeNow(client: ClientBase, change: OrgChangeRow): Promise<string | null> {
  const { rows } = await client.query<{ path: string }>(
    'select path from org where id = $1 and abolished_on is null',
    [change.scopeOrgId],
  )
  return rows[0]?.path ?? null
}
