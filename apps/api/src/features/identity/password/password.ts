import { hash, verify } from '@node-rs/argon2'
import { ok, type Result, refuse } from '@zhengmei/domain/kernel'

/** argon2id as OWASP recommends it: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const shortest = 12
const longest = 200
const fewestDifferent = 5

/** What is stored of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let ofNobody: Promise<string> | undefined

/**
 * Whether the password is the one that was hashed. Without a hash (nobody has that login) the same work is done in
 * vain, so that the time tells nothing.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  if (password.length > longest) return false
  const right = await verify(stored ?? (await (ofNobody ??= hashPassword('nobody'))), password)
  return right && stored !== null
}

/** Whether a person may choose this password: long enough, not made of a few signs, not their own name. */
export function checkNewPassword(
  password: string,
  person: { readonly login: string; readonly name: string },
): Result<string> {
  const signs = [...password]
  if (signs.length < shortest || password.length > longest) {
    return refuse(
      'password/length',
      {
        zh: `密码须为 ${shortest} 至 ${longest} 个字符`,
        en: `A password has from ${shortest} to ${longest} characters`,
      },
      'password',
    )
  }
  const lower = password.toLowerCase()
  const own = [person.login, person.name].filter((word) => word.length > 1)
  if (new Set(signs).size < fewestDifferent || own.some((word) => lower.includes(word.toLowerCase()))) {
    return refuse(
      'password/too-simple',
      {
        zh: '密码过于简单：字符种类太少，或包含登录名、姓名',
        en: 'The password is too simple: too few different characters, or it holds the login or the name',
      },
      'password',
    )
  }
  return ok(password)
}
