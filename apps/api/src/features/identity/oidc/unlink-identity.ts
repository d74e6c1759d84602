import { Action, noSuchPerson } from '@zhengmei/domain/identity'
import { ok, type Result, refuse, refused } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { isWithin } from '../session/open-sessions.repository.js'

/** An identity of the provider by which a person may sign in. */
export interface LinkedIdentityRow {
  readonly issuer: string
  readonly linkedAt: Date
}

/** The identity that a person is linked with; null: none. */
export async function linkedIdentityOf(pool: Pool, personId: string): Promise<LinkedIdentityRow | null> {
  const { rows } = await pool.query<LinkedIdentityRow>(
    `select issuer, created_at as "linkedAt" from person_identity where person_id = $1 order by created_at desc limit 1`,
    [personId],
  )
  return rows[0] ?? null
}

/** The same of somebody within the viewer's scope; null also when they aren't. */
export async function identityWithinScope(
  context: RequestContext,
  personId: string,
): Promise<LinkedIdentityRow | null> {
  const scope = context.scopeFor(Action.manageSignIn)
  if (!isUuid(personId) || !(await isWithin(context.pool, personId, scope))) return null
  return linkedIdentityOf(context.pool, personId)
}

/**
 * Takes away the link of somebody within the viewer's scope, and ends the sessions that began by it: for an identity that
 * was linked with the wrong person, or is no longer theirs.
 *
 * @returns whether there was one; refusals `person/not-found`, `oidc/own`.
 */
export async function unlinkIdentity(
  context: RequestContext,
  personId: string,
): Promise<Result<{ readonly unlinked: boolean }>> {
  const scope = context.scopeFor(Action.manageSignIn)
  if (personId === context.requireViewer().personId) return notOneself
  return withTransaction(context.pool, async (client) => {
    if (!isUuid(personId) || !(await isWithin(client, personId, scope))) return refused(noSuchPerson)
    return ok({ unlinked: await takeAway(context, client, personId) })
  })
}

/**
 * Takes away one's own link; who would have no other way in keeps it. The session that asks goes on.
 *
 * @returns whether there was one; refusal `oidc/no-password`.
 */
export function unlinkMyIdentity(context: RequestContext): Promise<Result<{ readonly unlinked: boolean }>> {
  const { personId } = context.requireViewer()
  return withTransaction(context.pool, async (client) => {
    const { rows } = await client.query(
      'select from person where id = $1 and password_hash is not null for update',
      [personId],
    )
    return rows.length === 0 ? noPassword : ok({ unlinked: await takeAway(context, client, personId) })
  })
}

async function takeAway(context: RequestContext, client: ClientBase, personId: string): Promise<boolean> {
  const { rows } = await client.query<{ issuer: string; subject: string }>(
    'delete from person_identity where person_id = $1 returning issuer, subject',
    [personId],
  )
  if (rows.length === 0) return false
  await client.query(
    `update session set ended_at = now()
     where person_id = $1 and method = 'oidc' and ended_at is null and id is distinct from $2`,
    [personId, context.sessionId],
  )
  for (const before of rows)
    await record(client, context.actor, {
      action: 'person.unlink_identity',
      objectType: 'person',
      objectId: personId,
      before,
    })
  return true
}

const notOneself = refuse(
  'oidc/own',
  { zh: '自己的关联请在“我的安全设置”中解除', en: 'Your own link is taken away under “My security”' },
  'personId',
)
const noPassword = refuse('oidc/no-password', {
  zh: '您还没有设置密码，解除后将无法登录',
  en: 'You have no password and could not sign in any more',
})
