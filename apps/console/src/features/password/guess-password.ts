import { chinesePasswordWords, type Guessability } from '@zhengmei/domain/identity'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

const looked = 48
const chinese = Object.fromEntries(
  Object.entries(chinesePasswordWords).map(([kind, words]) => [kind, [...words]]),
)
const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...dictionary, ...chinese },
  graphs: { qwerty: adjacencyGraphs.qwerty, keypad: adjacencyGraphs.keypad },
  maxLength: looked,
})
const breached = new Set([...dictionary['passwords-common'], ...chinesePasswordWords.keys])

/** How easily a password is guessed, told while it is typed. The server judges; this only spares a way there. */
export const guessPassword = (password: string, ownWords: readonly string[]): Guessability => ({
  score: zxcvbn.check(password.slice(0, looked), [...ownWords]).score,
  breached: breached.has(password.toLowerCase()),
})
