import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const prefix = 'zm_'
/** Signs that 256 random bits take, and that a checksum takes. */
const [secretSigns, checkSigns] = [43, 6]
const form = new RegExp(`^${prefix}([0-9A-Za-z]{${secretSigns}})([0-9A-Za-z]{${checkSigns}})$`)

/** A new token. Its prefix and checksum let scanners tell a lost one from noise, without asking us. */
export function newToken(): string {
  const secret = inLetters(BigInt(`0x${randomBytes(32).toString('hex')}`), secretSigns)
  return `${prefix}${secret}${checkOf(secret)}`
}

/** Whether a text can be a token at all; what can't is not looked up. */
export function isTokenText(text: string): boolean {
  const [, secret, check] = form.exec(text) ?? []
  return secret !== undefined && check === checkOf(secret)
}

const checkOf = (secret: string): string => inLetters(BigInt(crc32(prefix + secret)), checkSigns)

function inLetters(value: bigint, length: number): string {
  const base = BigInt(alphabet.length)
  let [text, left] = ['', value]
  while (left > 0n) {
    text = `${alphabet[Number(left % base)]}${text}`
    left /= base
  }
  return text.padStart(length, '0')
}
