import { describe, expect, it } from 'vitest'
import { type Attempts, mayTry, PasswordProfile, Standing } from './index.js'

const none: Attempts = { device: 1, together: 1, login: 1, loginInADay: 1, address: 1 }
const { asvs, classifiedProtection } = PasswordProfile

describe('who may try to sign in once more', () => {
  it.each<[string, PasswordProfile, Standing, Partial<Attempts>, boolean]>([
    ['a stranger’s tenth try', asvs, Standing.stranger, { together: 10 }, true],
    ['a stranger’s eleventh', asvs, Standing.stranger, { together: 11 }, false],
    ['under 等保 the fifth', classifiedProtection, Standing.stranger, { together: 5 }, true],
    ['under 等保 the sixth', classifiedProtection, Standing.stranger, { together: 6 }, false],
    ['strangers from thirty addresses', asvs, Standing.stranger, { login: 30 }, true],
    ['strangers from thirty-one', asvs, Standing.stranger, { login: 31 }, false],
    ['strangers, slowly, all day', asvs, Standing.stranger, { loginInADay: 101 }, false],
    ['one address at many logins', asvs, Standing.stranger, { address: 301 }, false],
    ['the owner’s address while strangers try', asvs, Standing.knownAddress, { login: 5_000 }, true],
    ['the owner’s address, itself guessing', asvs, Standing.knownAddress, { together: 11 }, false],
    ['the owner’s address, guessing at many', asvs, Standing.knownAddress, { address: 301 }, false],
    [
      'the owner’s browser, whatever others do',
      asvs,
      Standing.knownDevice,
      { together: 99, login: 5_000, loginInADay: 5_000, address: 5_000, device: 10 },
      true,
    ],
    ['the owner’s browser in other hands', asvs, Standing.knownDevice, { device: 11 }, false],
  ])('%s', (_, profile, standing, made, expected) => {
    expect(mayTry(profile, standing, { ...none, ...made })).toBe(expected)
  })
})
