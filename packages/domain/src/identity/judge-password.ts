import { ok, type Refusal, type Result, refused } from '../kernel/index.js'
import { longestPassword, type PasswordProfile, passwordProfiles } from './password-profile.js'

/** What was found out about a password by looking it up in word lists. */
export interface Guessability {
  /** 0 (at once) to 4 (out of reach), as zxcvbn counts. */
  readonly score: number
  /** It stands in a list of passwords that others had and lost. */
  readonly breached: boolean
}

/** The least score that is taken: about a hundred million guesses. */
export const leastScore = 3

const kinds = [/\p{Lu}/u, /\p{Ll}|\p{Lo}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u]

/** How many of upper case, lower case (and scripts without case), figures and others it holds. */
export const kindsOfSigns = (password: string): number => kinds.filter((kind) => kind.test(password)).length

/** What it may not be made of: one's login, name, units, and how they are spelled in pinyin; shorter ones mean nothing. */
const shortestWord = 2
const shortestLatinWord = 3

/** The first of the words that stands in the password, whatever the case; null: none. */
export function ownWordIn(password: string, words: readonly string[]): string | null {
  const text = password.normalize('NFKC').toLowerCase()
  return (
    words.find((word) => {
      const plain = word.normalize('NFKC').toLowerCase()
      const shortest = /^[\x20-\x7e]*$/.test(plain) ? shortestLatinWord : shortestWord
      return plain.length >= shortest && text.includes(plain)
    }) ?? null
  )
}

/**
 * Whether a password may be chosen under a profile. `guess` is asked last, for it takes long.
 *
 * @param words that the person's own password must not hold.
 * @returns the password; refusals `password/length`, `password/kinds`, `password/own-words`, `password/breached`,
 * `password/too-simple`, all at the field `password`.
 * @source ASVS 5.0 6.2; GB/T 22239-2019 8.1.4.1 a
 */
export function judgePassword(
  password: string,
  profile: PasswordProfile,
  words: readonly string[],
  guess: (password: string) => Guessability,
): Result<string> {
  const rules = passwordProfiles[profile]
  const signs = [...password].length
  if (signs < rules.shortest.value || signs > longestPassword) return refused(badLength(rules.shortest.value))
  const asked = rules.kindsOfSigns.value
  if (asked !== null && kindsOfSigns(password) < asked) return refused(tooFewKinds(asked))
  if (ownWordIn(password, words) !== null) return refused(ownWords)
  const { score, breached } = guess(password)
  if (breached) return refused(known)
  if (score < leastScore) return refused(simple)
  return ok(password)
}

const refusal = (code: string, zh: string, en: string): Refusal => ({
  code,
  field: 'password',
  message: { zh, en },
})

const badLength = (shortest: number) =>
  refusal(
    'password/length',
    `密码须为 ${shortest} 至 ${longestPassword} 个字符`,
    `A password has from ${shortest} to ${longestPassword} characters`,
  )

const tooFewKinds = (asked: number) =>
  refusal(
    'password/kinds',
    `密码须含大写字母、小写字母、数字、其他符号中的至少 ${asked} 类`,
    `A password holds at least ${asked} of: upper case, lower case, figures, other signs`,
  )

const ownWords = refusal(
  'password/own-words',
  '密码中不能有您的登录名、姓名、单位名称或其拼音',
  'The password must not hold your login, your name, or the name of your unit, in characters or in pinyin',
)
const known = refusal(
  'password/breached',
  '这个密码在已泄露的密码清单中，请换一个',
  'This password is on a list of passwords that have leaked; choose another',
)
const simple = refusal(
  'password/too-simple',
  '密码过于简单，容易被猜到；可以用几个互不相关的词',
  'The password is too easy to guess; a few unrelated words make a good one',
)
