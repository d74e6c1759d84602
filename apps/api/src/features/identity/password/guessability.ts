import { chinesePasswordWords, type Guessability } from '@zhengmei/domain/identity'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** Signs that are looked at: the rest of a long password can only make it better, and looking takes long. */
const looked = 48

interface Lists {
  readonly zxcvbn: ZxcvbnFactory
  readonly breached: ReadonlySet<string>
}

const [frequentSurnames, frequentGivenNames] = [30, 60]

/** Whole names, as they are guessed before their parts are put together. The library wants lists that it could write to. */
const chineseLists = Object.fromEntries([
  ...Object.entries(chinesePasswordWords).map(([kind, words]) => [kind, [...words]]),
  [
    'fullNames',
    chinesePasswordWords.surnames
      .slice(0, frequentSurnames)
      .flatMap((surname) =>
        chinesePasswordWords.givenNames.slice(0, frequentGivenNames).map((given) => surname + given),
      ),
  ],
])

let lists: Lists | undefined

/** Made at the first use: half a second, and nothing that a process without a new password needs. */
const wordLists = (): Lists =>
  (lists ??= {
    zxcvbn: new ZxcvbnFactory({
      dictionary: { ...dictionary, ...chineseLists },
      graphs: { qwerty: adjacencyGraphs.qwerty, keypad: adjacencyGraphs.keypad },
      maxLength: looked,
    }),
    breached: new Set([...dictionary['passwords-common'], ...chinesePasswordWords.keys]),
  })

/** How easily a password is guessed, by lists of words, of keys in a row, and of passwords that others lost. */
export function guessabilityOf(password: string, ownWords: readonly string[]): Guessability {
  const { zxcvbn, breached } = wordLists()
  return {
    score: zxcvbn.check(password.slice(0, looked), [...ownWords]).score,
    breached: breached.has(password.toLowerCase()),
  }
}
