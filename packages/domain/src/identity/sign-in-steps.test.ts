import { expect, it } from 'vitest'
import { nextSignInStep, type SecondFactorRule, type SignInStep } from './index.js'

it.each<[SecondFactorRule, boolean, boolean, boolean, SignInStep | null]>([
  ['off', false, false, false, null],
  ['off', true, false, false, null],
  ['optional', false, false, false, null],
  ['optional', true, false, false, 'code'],
  ['optional', true, true, false, null],
  ['required', false, false, false, 'enrol'],
  ['required', true, false, false, 'code'],
  ['required', true, true, false, null],
  ['optional', false, false, true, 'change_password'],
  ['required', true, false, true, 'code'],
  ['required', true, true, true, 'change_password'],
])(
  'second step %s, enrolled %s, done %s, password too old %s: %s',
  (rule, enrolled, secondFactorDone, passwordExpired, expected) =>
    expect(nextSignInStep({ rule, enrolled, secondFactorDone, passwordExpired })).toBe(expected),
)
