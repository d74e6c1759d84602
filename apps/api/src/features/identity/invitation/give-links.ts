import type { ClientBase } from 'pg'
import { hashOfSecret, newSecret } from '../../../platform/session/index.js'

/** How long a link works. */
const lifetimeHours = 72

/** The secret of a one-time link, for whom. */
export interface LinkGiven {
  readonly personId: string
  readonly secret: string
}

/**
 * Makes a one-time link for each of some people, by which they set a password; earlier ones of theirs don't work any more.
 *
 * @param givenBy the person who gives them; null: the command line.
 */
export async function giveLinks(
  client: ClientBase,
  personIds: readonly string[],
  givenBy: string | null,
): Promise<LinkGiven[]> {
  await endLinks(client, personIds)
  const links = personIds.map((personId) => ({ personId, secret: newSecret() }))
  await client.query(
    `insert into invitation (secret_hash, person_id, given_by, expires_at)
     select secret_hash, person_id, $3, now() + make_interval(hours => ${lifetimeHours})
     from unnest($1::bytea[], $2::uuid[]) as given (secret_hash, person_id)`,
    [links.map(({ secret }) => hashOfSecret(secret)), personIds, givenBy],
  )
  return links
}

/** {@link giveLinks} for one person. */
export async function giveLink(
  client: ClientBase,
  personId: string,
  givenBy: string | null,
): Promise<string> {
  const [link] = await giveLinks(client, [personId], givenBy)
  if (!link) throw new Error('a link was given to nobody')
  return link.secret
}

/**
 * Ends the links that people have: they don't work any more.
 *
 * @returns the people whose link still worked.
 */
export async function endLinks(client: ClientBase, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ personId: string; worked: boolean }>(
    `update invitation set used_at = now() where person_id = any($1::uuid[]) and used_at is null
     returning person_id as "personId", expires_at > now() as worked`,
    [personIds],
  )
  return rows.filter(({ worked }) => worked).map(({ personId }) => personId)
}
