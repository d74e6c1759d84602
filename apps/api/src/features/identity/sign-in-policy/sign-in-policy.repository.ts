import { type SignInPolicy, standardSignInPolicy } from '@zhengmei/domain/identity'
import type { ClientBase, Pool } from 'pg'

interface PolicyRow extends SignInPolicy {
  readonly version: number
}

const { idleMinutes, absoluteHours } = standardSignInPolicy

/** The condition that a session `s` is neither idle nor too old, by the policy of this moment, as SQL. */
export const withinLifetime = `
  s.last_seen_at > now() - make_interval(mins => coalesce((select idle_minutes from sign_in_policy), ${idleMinutes}))
  and s.created_at > now() - make_interval(hours => coalesce((select absolute_hours from sign_in_policy), ${absoluteHours}))`

/** The policy in force; version 0 while nobody has decided anything. */
export async function signInPolicy(pool: Pool | ClientBase): Promise<PolicyRow> {
  const { rows } = await pool.query<PolicyRow>(
    `select password_profile as "passwordProfile", second_factor as "secondFactor", idle_minutes as "idleMinutes",
       absolute_hours as "absoluteHours", token_days as "tokenDays", version from sign_in_policy`,
  )
  const [decided] = rows
  if (!decided) return { ...standardSignInPolicy, version: 0 }
  // A role that came later than the decision has the product's own value.
  return { ...decided, secondFactor: { ...standardSignInPolicy.secondFactor, ...decided.secondFactor } }
}

/**
 * Puts a policy in force.
 *
 * @param known the version that it was made from.
 * @returns its version; null when another one is in force meanwhile.
 */
export async function saveSignInPolicy(
  client: ClientBase,
  policy: SignInPolicy,
  known: number,
  personId: string,
): Promise<number | null> {
  const values = [
    policy.passwordProfile,
    JSON.stringify(policy.secondFactor),
    policy.idleMinutes,
    policy.absoluteHours,
    policy.tokenDays,
    personId,
  ]
  const { rows } =
    known === 0
      ? await client.query<{ version: number }>(
          `insert into sign_in_policy (password_profile, second_factor, idle_minutes, absolute_hours, token_days, changed_by)
           values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning version`,
          values,
        )
      : await client.query<{ version: number }>(
          `update sign_in_policy set password_profile = $1, second_factor = $2, idle_minutes = $3, absolute_hours = $4,
             token_days = $5, changed_by = $6, changed_at = now(), version = version + 1
           where version = $7 returning version`,
          [...values, known],
        )
  return rows[0]?.version ?? null
}
