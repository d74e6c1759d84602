import { pinyin } from 'pinyin-pro'

/** Endings that say what a unit is, not which. */
const parts = /省|市|县|区|镇|乡|街道|人民政府|政府|办公室|委员会|管理局|局|厅|中心|（|）|\(|\)/
const shortestInitials = 4
const shortestPinyin = 4

/**
 * What a person's password must not hold: the login, the name, the names of their units and the parts that tell them
 * from others, each also in pinyin and in its initials.
 */
export function ownWordsOf(person: {
  readonly login: string
  readonly name: string
  readonly units: readonly string[]
}): readonly string[] {
  const unitWords = person.units.flatMap((unit) => [
    unit,
    ...unit.split(parts).filter((part) => [...part].length > 1),
  ])
  const chinese = [person.name, ...givenName(person.name), ...unitWords]
  return [...new Set([person.login, ...chinese, ...chinese.flatMap(spelled)])].filter(
    (word) => word.length > 1,
  )
}

/** The name without its surname, where that is left out often. */
function givenName(name: string): string[] {
  const signs = [...name]
  return signs.length === 3 ? [signs.slice(1).join('')] : []
}

/** A Chinese word as it is typed without tones: 宿迁 → suqian; of longer ones the initials too. Nothing for other scripts. */
function spelled(word: string): string[] {
  if (!/\p{Script=Han}/u.test(word)) return []
  const syllables = pinyin(word, { toneType: 'none', type: 'array', nonZh: 'removed', v: true })
  const [whole, initials] = [syllables.join(''), syllables.map((syllable) => syllable[0] ?? '').join('')]
  return [
    ...(whole.length >= shortestPinyin ? [whole] : []),
    ...(initials.length >= shortestInitials ? [initials] : []),
  ]
}
