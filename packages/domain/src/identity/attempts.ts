import { type PasswordProfile, passwordProfiles } from './password-profile.js'

/** Where a try to sign in comes from, seen from the person whose login it names. */
export const Standing = {
  /** A browser in which they have signed in before. */
  knownDevice: 'known_device',
  /** An address from which they have signed in lately. */
  knownAddress: 'known_address',
  stranger: 'stranger',
} as const
export type Standing = (typeof Standing)[keyof typeof Standing]

/** Tries so far, this one included. */
export interface Attempts {
  /** For this login from this known device, within the profile's minutes. */
  readonly device: number
  /** For this login from this address, within the profile's minutes. */
  readonly together: number
  /** For this login from wherever it isn't known, within the profile's minutes. */
  readonly login: number
  /** The same within a day. */
  readonly loginInADay: number
  /** From this address for whatever login, within the profile's minutes. */
  readonly address: number
}

/**
 * What strangers may try at one login from all their addresses together, and what one address may try at all logins (an
 * office of hundreds signs in through one). Far above what people do, far below what guessing needs.
 *
 * @source ASVS 5.0 6.3.1
 */
export const triesOfStrangers = { login: 30, loginInADay: 100, address: 300 } as const

/**
 * Whether a try may go on. The owner, in a browser or at an address that is known, is not kept out by what strangers do;
 * each known browser is counted alone.
 */
export function mayTry(profile: PasswordProfile, standing: Standing, made: Attempts): boolean {
  const tries = passwordProfiles[profile].tries.value
  if (standing === Standing.knownDevice) return made.device <= tries
  if (made.together > tries || made.address > triesOfStrangers.address) return false
  if (standing === Standing.knownAddress) return true
  return made.login <= triesOfStrangers.login && made.loginInADay <= triesOfStrangers.loginInADay
}
