import {
  type Attempts,
  mayTry,
  type PasswordProfile,
  passwordProfiles,
  Standing,
} from '@zhengmei/domain/identity'
import type { ClientBase, Pool } from 'pg'
import { withTransaction } from '../../../platform/db/index.js'
import { daysAgo } from '../../../platform/keeping/index.js'
import { type Place, placeOf } from './known-device.repository.js'

/** What is guessed at, and from where. */
export interface Attempt {
  readonly kind: 'password' | 'code'
  /** As `normalLogin` makes it; whether anybody has it doesn't matter. */
  readonly login: string
  readonly address: string
  /** What the browser's cookie says. */
  readonly device: string | null
}

/**
 * Notes a try and says whether it may go on. The note is committed before anything is compared, so tries made at once
 * count for each other and no more passwords are checked than are allowed.
 */
export async function admitAttempt(pool: Pool, attempt: Attempt, profile: PasswordProfile): Promise<boolean> {
  const { kind, login, address } = attempt
  const place = await placeOf(pool, login, { secret: attempt.device, address })
  await withTransaction(pool, (client) =>
    client.query('insert into sign_in_attempt (kind, login, address, device) values ($1, $2, $3, $4)', [
      kind,
      login,
      address,
      place.device,
    ]),
  )
  return mayTry(profile, standingOf(place), await attemptsMade(pool, attempt, place.device, profile))
}

const standingOf = (place: Place): Standing => {
  if (place.device !== null) return Standing.knownDevice
  return place.addressIsKnown ? Standing.knownAddress : Standing.stranger
}

/** Tries from a known browser are counted for that browser only: strangers at the same address don't use them up. */
async function attemptsMade(
  pool: Pool,
  { kind, login, address }: Attempt,
  device: Buffer | null,
  profile: PasswordProfile,
): Promise<Attempts> {
  const minutes = passwordProfiles[profile].withinMinutes.value
  const lately = `at > now() - make_interval(mins => ${minutes})`
  const { rows } = await pool.query<Attempts>(
    `select count(*) filter (where login = $2 and device = $4 and ${lately}) as device,
            count(*) filter (where login = $2 and device is null and address = $3 and ${lately}) as together,
            count(*) filter (where login = $2 and device is null and ${lately}) as login,
            count(*) filter (where login = $2 and device is null) as "loginInADay",
            count(*) filter (where device is null and address = $3 and ${lately}) as address
     from sign_in_attempt where kind = $1 and at > ${daysAgo('signInAttempts')} and (login = $2 or address = $3)`,
    [kind, login, address, device],
  )
  const [made] = rows
  if (!made) throw new Error('counting gave nothing')
  return made
}

/** After a success: what this person got wrong here is forgiven. */
export async function forgiveAttempts(
  client: ClientBase,
  { login, address }: Pick<Attempt, 'login' | 'address'>,
): Promise<void> {
  await client.query('delete from sign_in_attempt where login = $1 and address = $2', [login, address])
}
