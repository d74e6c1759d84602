import { describe, expect, it } from 'vitest'
import {
  forEveryRole,
  outOfBounds,
  Role,
  SecondFactorRule,
  secondFactorFor,
  standardSignInPolicy,
} from './index.js'

describe('the second step', () => {
  const policy = {
    secondFactor: {
      ...forEveryRole(SecondFactorRule.optional),
      leader: SecondFactorRule.off,
      security_administrator: SecondFactorRule.required,
    },
  }
  it.each([
    [[], 'off'],
    [[Role.leader], 'off'],
    [[Role.leader, Role.inspector], 'optional'],
    [[Role.inspector, Role.securityAdministrator, Role.leader], 'required'],
  ])('for %j is %s', (roles, expected) => expect(secondFactorFor(policy, roles)).toBe(expected))
})

describe('numbers of a policy', () => {
  it.each([
    [{}, []],
    [{ idleMinutes: 4 }, ['idleMinutes']],
    [{ idleMinutes: 5, absoluteHours: 1, tokenDays: 1 }, []],
    [{ idleMinutes: 1_440, absoluteHours: 720, tokenDays: 1_098 }, []],
    [
      { idleMinutes: 1_441, absoluteHours: 721, tokenDays: 1_099 },
      ['idleMinutes', 'absoluteHours', 'tokenDays'],
    ],
    [{ tokenDays: 1.5 }, ['tokenDays']],
  ])('%j out of bounds: %j', (change, expected) =>
    expect(outOfBounds({ ...standardSignInPolicy, ...change })).toEqual(expected),
  )
})
