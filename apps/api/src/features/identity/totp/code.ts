import { createHash, randomInt } from 'node:crypto'
import type { Instant } from '@zhengmei/domain/kernel'
import { generateSecret, generateURI, verifySync } from 'otplib'

/** Seconds that a code may be early or late: one step, as clocks of phones differ. @source RFC 6238 5.2 */
const tolerance = 30
const codeForm = /^\d{6}$/
const issuer = '政媒'

/** A new secret, in base32 as authenticator apps take it. */
export const newTotpSecret = (): string => generateSecret()

/** The secret as authenticator apps read it from a picture. */
export const totpUri = (login: string, secret: string): string =>
  generateURI({ issuer, label: login, secret })

/**
 * The time step to which a code belongs, if it is right now and later than the last one that was taken.
 *
 * @returns null when it is wrong, too old, or was taken already.
 * @source RFC 6238 5.2
 */
export function stepOfCode(secret: string, code: string, at: Instant, lastStep: number): number | null {
  if (!codeForm.test(code)) return null
  const epoch = Math.floor(at / 1_000)
  const afterTimeStep = lastStep > 0 ? { afterTimeStep: lastStep } : {}
  const result = verifySync({ secret, token: code, epoch, epochTolerance: tolerance, ...afterTimeStep })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
const [groups, lettersInGroup] = [4, 4]

/** A recovery code: 80 random bits without signs that look alike, `abcd-efgh-…`. */
const newRecoveryCode = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: lettersInGroup }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-')

const howMany = 10

/** The codes by which one gets in without the phone, each once. */
export const newRecoveryCodes = (): string[] => Array.from({ length: howMany }, newRecoveryCode)

/** What is stored of a recovery code; however it is typed. They are random, so one round without salt is enough. */
export const hashOfRecoveryCode = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest()
