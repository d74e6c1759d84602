import { SecondFactorRule } from './sign-in-policy.js'

/** What is still to be done after the password was right. */
export const SignInStep = {
  /** Say the present code of the 动态口令, or a recovery code. */
  code: 'code',
  /** Enrol one, as the role requires it. */
  enrol: 'enrol',
  /** Choose another password, as the present one is too old. */
  changePassword: 'change_password',
} as const
export type SignInStep = (typeof SignInStep)[keyof typeof SignInStep]

/** The next step of a sign-in by password; null: there is none left. */
export function nextSignInStep(progress: {
  readonly rule: SecondFactorRule
  readonly enrolled: boolean
  readonly secondFactorDone: boolean
  readonly passwordExpired: boolean
}): SignInStep | null {
  const { rule, enrolled, secondFactorDone, passwordExpired } = progress
  if (!secondFactorDone && rule !== SecondFactorRule.off) {
    if (enrolled) return SignInStep.code
    if (rule === SecondFactorRule.required) return SignInStep.enrol
  }
  return passwordExpired ? SignInStep.changePassword : null
}
