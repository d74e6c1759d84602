import type { Bilingual } from '../../kernel/index.js'

/** The seven statutory holidays that notices arrange, and the joint name when two fall together. */
export const holidayNames = {
  newYear: { zh: '元旦', en: 'New Year’s Day' },
  springFestival: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming Festival' },
  labourDay: { zh: '劳动节', en: 'Labour Day' },
  dragonBoat: { zh: '端午节', en: 'Dragon Boat Festival' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  nationalDay: { zh: '国庆节', en: 'National Day' },
  nationalDayAndMidAutumn: {
    zh: '国庆节、中秋节',
    en: 'National Day and Mid-Autumn Festival',
  },
} as const

const byChinese: ReadonlyMap<string, Bilingual> = new Map(
  Object.values(holidayNames).flatMap((name) => [
    [name.zh, name],
    [name.zh.replace(/节$/, ''), name],
  ]),
)

/** A holiday by its Chinese name, with the English one where there is one; joint names are taken apart. */
export function holidayNameOf(zh: string): Bilingual {
  const name = zh.trim()
  const known = byChinese.get(name)
  if (known) return { zh: name, en: known.en }
  const parts = name.split(/[、和与]/).map((part) => byChinese.get(part.trim())?.en)
  return { zh: name, en: parts.every((part) => part !== undefined) ? parts.join(' and ') : name }
}
