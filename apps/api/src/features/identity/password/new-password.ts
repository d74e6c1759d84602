import { judgePassword, passwordProfiles } from '@zhengmei/domain/identity'
import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { inForceToday, type PersonRow } from '../person/person.repository.js'
import { signInPolicy } from '../sign-in-policy/sign-in-policy.repository.js'
import { guessabilityOf } from './guessability.js'
import { ownWordsOf } from './own-words.js'
import { hashPassword, isPassword } from './password.js'

/** Passwords that are kept, hashed, beside the present one: as many as the strictest profile asks about. */
const kept = Math.max(...Object.values(passwordProfiles).map(({ notOfTheLast }) => notOfTheLast.value)) - 1

/** Words that a person's password must not hold, see {@link ownWordsOf}. */
export async function wordsOfPerson(
  pool: Pool | ClientBase,
  person: Pick<PersonRow, 'id' | 'login' | 'name'>,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select o.name from (
       select a.org_id from appointment a where a.person_id = $1 and ${inForceToday}
       union select home_org_id from person where id = $1
     ) unit cross join lateral named_org(unit.org_id) o`,
    [person.id],
  )
  return ownWordsOf({ ...person, units: rows.map((row) => row.name) })
}

/**
 * Whether a person may choose this password, by the profile in force.
 *
 * @returns its hash; refusals `password/…` at the field `password`.
 */
export async function newPasswordHash(
  pool: Pool,
  person: Pick<PersonRow, 'id' | 'login' | 'name'>,
  password: string,
): Promise<Result<string>> {
  const { passwordProfile } = await signInPolicy(pool)
  const words = await wordsOfPerson(pool, person)
  const judged = judgePassword(password, passwordProfile, words, (text) => guessabilityOf(text, words))
  if (!judged.ok) return judged
  if (await wasUsed(pool, person.id, password, passwordProfiles[passwordProfile].notOfTheLast.value))
    return usedBefore
  // Takes long on purpose, so nobody shall wait for it: it is done before anything is locked.
  return ok(await hashPassword(password))
}

async function wasUsed(pool: Pool, personId: string, password: string, last: number): Promise<boolean> {
  const { rows } = await pool.query<{ hash: string }>(
    `(select password_hash as hash from person where id = $1 and password_hash is not null)
     union all
     (select password_hash from former_password where person_id = $1 order by id desc limit $2)`,
    [personId, last - 1],
  )
  for (const { hash } of rows) if (await isPassword(hash, password)) return true
  return false
}

/** Notes that a person's password is replaced; what is older than any profile asks about is forgotten. */
export async function keepFormerPassword(client: ClientBase, personId: string): Promise<void> {
  await client.query(
    `insert into former_password (person_id, password_hash)
     select id, password_hash from person where id = $1 and password_hash is not null`,
    [personId],
  )
  await client.query(
    `delete from former_password where person_id = $1 and id not in
       (select id from former_password where person_id = $1 order by id desc limit $2)`,
    [personId, kept],
  )
}

const usedBefore = refuse(
  'password/used-before',
  { zh: '这个密码最近用过，请换一个', en: 'You have used this password lately; choose another' },
  'password',
)
