import type { Bilingual } from '../kernel/index.js'
import { PasswordProfile } from './password-profile.js'
import { everyRole, type Role } from './roles.js'

/** Whether a second step (动态口令) follows the password. */
export const SecondFactorRule = { off: 'off', optional: 'optional', required: 'required' } as const
export type SecondFactorRule = (typeof SecondFactorRule)[keyof typeof SecondFactorRule]

export const secondFactorTitles: Readonly<Record<SecondFactorRule, Bilingual>> = {
  off: { zh: '不启用', en: 'Off' },
  optional: { zh: '自愿启用', en: 'Optional' },
  required: { zh: '必须启用', en: 'Required' },
}

/** What the security administrator decides about signing in, for the whole installation. */
export interface SignInPolicy {
  readonly passwordProfile: PasswordProfile
  /** By role; who holds several is under the strictest. */
  readonly secondFactor: Readonly<Record<Role, SecondFactorRule>>
  /** Minutes without a request after which a session is over. */
  readonly idleMinutes: number
  /** Hours after which a session is over, however busy. */
  readonly absoluteHours: number
  /** Days that an API token may last at most. */
  readonly tokenDays: number
}

/** What may be chosen, inclusive. */
export const signInPolicyBounds = {
  idleMinutes: { least: 5, most: 24 * 60 },
  absoluteHours: { least: 1, most: 30 * 24 },
  tokenDays: { least: 1, most: 3 * 366 },
} as const

/** A rule for every role alike. */
export const forEveryRole = (rule: SecondFactorRule): Readonly<Record<Role, SecondFactorRule>> =>
  Object.fromEntries(everyRole.map((role) => [role, rule])) as Record<Role, SecondFactorRule>

/** What holds until somebody decides otherwise. */
export const standardSignInPolicy: SignInPolicy = {
  passwordProfile: PasswordProfile.asvs,
  secondFactor: forEveryRole(SecondFactorRule.optional),
  idleMinutes: 120,
  absoluteHours: 12,
  tokenDays: 365,
}

const strictness = [SecondFactorRule.off, SecondFactorRule.optional, SecondFactorRule.required] as const

/** The rule for somebody who holds these roles: the strictest; nobody's is `off`. */
export function secondFactorFor(
  policy: Pick<SignInPolicy, 'secondFactor'>,
  roles: readonly Role[],
): SecondFactorRule {
  const strictest = Math.max(0, ...roles.map((role) => strictness.indexOf(policy.secondFactor[role])))
  return strictness[strictest] ?? SecondFactorRule.off
}

/** Whether numbers of a policy lie within their bounds; the names of those that don't. */
export const outOfBounds = (
  policy: Pick<SignInPolicy, keyof typeof signInPolicyBounds>,
): (keyof typeof signInPolicyBounds)[] =>
  (Object.keys(signInPolicyBounds) as (keyof typeof signInPolicyBounds)[]).filter((key) => {
    const { least, most } = signInPolicyBounds[key]
    return !Number.isInteger(policy[key]) || policy[key] < least || policy[key] > most
  })
