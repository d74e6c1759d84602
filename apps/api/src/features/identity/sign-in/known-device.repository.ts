import type { ClientBase, Pool } from 'pg'
import { deviceKnownForSeconds, hashOfSecret, isSecret, newSecret } from '../../../platform/session/index.js'

/** The condition that a known device `d` is still known. */
const stillKnown = `d.last_used_at > now() - make_interval(secs => ${deviceKnownForSeconds})`
/** An address counts as the person's own for this long after a sign-in from there. */
const addressKnownFor = `interval '30 days'`

/** What is known of where a try comes from. */
export interface Place {
  /** Hash of the browser's secret when the login's owner has signed in with it. */
  readonly device: Buffer | null
  readonly addressIsKnown: boolean
}

/**
 * Whether the owner of a login has signed in from this browser, or lately from this address. It costs the same when
 * nobody has that login.
 *
 * @param secret what the browser's cookie says.
 */
export async function placeOf(
  pool: Pool,
  login: string,
  from: { readonly secret: string | null; readonly address: string },
): Promise<Place> {
  const device = from.secret !== null && isSecret(from.secret) ? hashOfSecret(from.secret) : null
  const { rows } = await pool.query<{ deviceIsKnown: boolean; addressIsKnown: boolean }>(
    `select exists (select from known_device d join person p on p.id = d.person_id
                    where p.login = $1 and d.secret_hash = $2 and ${stillKnown}) as "deviceIsKnown",
            exists (select from session s join person p on p.id = s.person_id
                    where p.login = $1 and s.address = $3 and s.created_at > now() - ${addressKnownFor}) as "addressIsKnown"`,
    [login, device, from.address],
  )
  const [known] = rows
  return { device: known?.deviceIsKnown ? device : null, addressIsKnown: known?.addressIsKnown ?? false }
}

/** Whether somebody who has signed in elsewhere before now does so in a browser that is new to them. */
export async function isNewBrowser(
  client: ClientBase,
  personId: string,
  present: string | null,
): Promise<boolean> {
  const device = present !== null && isSecret(present) ? hashOfSecret(present) : null
  const { rows } = await client.query<{ isNew: boolean }>(
    `select coalesce(bool_and(d.secret_hash is distinct from $2), false) as "isNew"
     from known_device d where d.person_id = $1 and ${stillKnown}`,
    [personId, device],
  )
  return rows[0]?.isNew ?? false
}

/**
 * Lets a person's browser be known, under the secret it has or a new one.
 *
 * @returns the secret for its cookie.
 */
export async function rememberDevice(
  client: ClientBase,
  personId: string,
  present: string | null,
): Promise<string> {
  const secret = present !== null && isSecret(present) ? present : newSecret()
  await client.query(
    `insert into known_device (secret_hash, person_id) values ($1, $2)
     on conflict (secret_hash, person_id) do update set last_used_at = now()`,
    [hashOfSecret(secret), personId],
  )
  await client.query(`delete from known_device d where person_id = $1 and not (${stillKnown})`, [personId])
  return secret
}

/** From now on none of the person's browsers is known: somebody else may have had them in hand. */
export async function forgetDevices(client: ClientBase, personId: string): Promise<void> {
  await client.query('delete from known_device where person_id = $1', [personId])
}
