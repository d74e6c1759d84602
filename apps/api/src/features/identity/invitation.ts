import { ok, type Refusal, type Result, refused } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { record } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { hashOfSecret, isSecret, newSecret } from '../../platform/session/index.js'
import { checkNewPassword, hashPassword } from './password.js'
import { type PersonRow, setPassword } from './person.repository.js'

/** How long a link works. */
const lifetime = `interval '72 hours'`

const invalid: Refusal = {
  code: 'invitation/invalid',
  field: 'secret',
  message: {
    zh: '此链接无效、已使用或已过期，请向管理员索取新链接',
    en: 'This link is not valid, was used or has expired; ask your administrator for a new one',
  },
}

/** Makes a one-time link's secret for a person; earlier ones don't work any more. */
export async function inviteToSetPassword(client: ClientBase, personId: string): Promise<string> {
  const secret = newSecret()
  await client.query('update invitation set used_at = now() where person_id = $1 and used_at is null', [
    personId,
  ])
  await client.query(
    `insert into invitation (secret_hash, person_id, expires_at) values ($1, $2, now() + ${lifetime})`,
    [hashOfSecret(secret), personId],
  )
  return secret
}

async function personInvited(pool: Pool, secret: string): Promise<PersonRow | null> {
  if (!isSecret(secret)) return null
  const { rows } = await pool.query<PersonRow>(
    `select p.id, p.login, p.name from invitation i join person p on p.id = i.person_id
     where i.secret_hash = $1 and i.used_at is null and i.expires_at > now() and p.disabled_at is null`,
    [hashOfSecret(secret)],
  )
  return rows[0] ?? null
}

/** Takes the invitation: of several at once only one gets it. */
async function takeInvitation(client: ClientBase, secret: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'update invitation set used_at = now() where secret_hash = $1 and used_at is null and expires_at > now()',
    [hashOfSecret(secret)],
  )
  return rowCount === 1
}

/**
 * Sets the password of the person whom the link was made for; they sign in with it next.
 *
 * @returns that person; refusals `invitation/invalid`, `password/…` (the link then stays good).
 */
export async function acceptInvitation(
  context: RequestContext,
  input: { readonly secret: string; readonly password: string },
): Promise<Result<PersonRow>> {
  const person = await personInvited(context.pool, input.secret)
  if (!person) return refused(invalid)
  const password = checkNewPassword(input.password, person)
  if (!password.ok) return password
  const passwordHash = await hashPassword(password.value)
  const taken = await withTransaction(context.pool, async (client) => {
    if (!(await takeInvitation(client, input.secret))) return false
    await setPassword(client, person.id, passwordHash)
    const actor = { ...context.actor, personId: person.id }
    await record(client, actor, { action: 'person.set_password', objectType: 'person', objectId: person.id })
    return true
  })
  return taken ? ok(person) : refused(invalid)
}
