import { Action, checkLogin, checkName, loginTaken } from '@zhengmei/domain/identity'
import { ok, type Result, refused } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { onceForKey } from '../../../platform/idempotency/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { livingUnit } from '../../org/index.js'
import { giveLink } from '../invitation/give-links.js'

/** Whom to add. */
export interface NewPerson {
  readonly login: string
  readonly name: string
  /** The unit they belong to. */
  readonly organisationId: string
  readonly idempotencyKey?: string | null
}

/** The secret of the link by which the person sets a password is told once: asked again with the same key it is null. */
export interface PersonInvited {
  readonly personId: string
  readonly secret: string | null
}

/**
 * Adds a person of a unit within the viewer's subtree, with a one-time link. They may do nothing until they are appointed.
 *
 * @returns refusals `person/bad-login`, `person/bad-name`, `person/login-taken`, `organisation/not-found`,
 *   `organisation/abolished`, `idempotency/…`.
 */
export async function createPerson(
  context: RequestContext,
  input: NewPerson,
): Promise<Result<PersonInvited>> {
  const viewer = context.requireViewer()
  const login = checkLogin(input.login)
  if (!login.ok) return login
  const name = checkName(input.name)
  if (!name.ok) return name
  const home = await livingUnit(context, Action.createPeople, input.organisationId)
  if (!home.ok) return home
  const { idempotencyKey, ...asked } = input
  let secret: string | null = null
  const created = await withTransaction(context.pool, (client) =>
    onceForKey(
      client,
      { personId: viewer.personId, key: idempotencyKey, operation: 'createPerson', input: asked },
      async (): Promise<Result<{ personId: string }>> => {
        const id = uuidv7()
        const added = await client.query(
          'insert into person (id, login, name, home_org_id) values ($1, $2, $3, $4) on conflict (login) do nothing',
          [id, login.value, name.value, input.organisationId],
        )
        if (added.rowCount === 0) return refused(loginTaken)
        secret = await giveLink(client, id, viewer.personId)
        await record(client, context.actor, {
          action: 'person.create',
          objectType: 'person',
          objectId: id,
          after: { login: login.value, name: name.value, organisationId: input.organisationId },
        })
        return ok({ personId: id })
      },
    ),
  )
  return created.ok ? ok({ ...created.value, secret }) : created
}
