import { hash, verify } from '@node-rs/argon2'
import { longestPassword } from '@zhengmei/domain/identity'

/** argon2id as OWASP recommends it: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** What is stored of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let ofNobody: Promise<string> | undefined

/**
 * Whether the password is the one that was hashed. Without a hash (nobody has that login) the same work is done in
 * vain, so that the time tells nothing.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  if (password.length > longestPassword) return false
  const right = await verify(stored ?? (await (ofNobody ??= hashPassword('nobody'))), password)
  return right && stored !== null
}
