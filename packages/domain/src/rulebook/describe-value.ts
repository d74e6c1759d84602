import type { Bilingual } from '../kernel/index.js'
import { type Unit, units } from './catalogue/units.js'
import { vocabulary } from './catalogue/vocabulary.js'
import { describeRule } from './describe-rule.js'
import type { Statement } from './schema.js'

type Language = keyof Bilingual
type Fields = Readonly<Record<string, unknown>>

/** The value of a statement in words, as a reader's table shows it: 自完成注册认证起 5 工作日内 · within 5 working days of certification. */
export const describeValue = (statement: Pick<Statement, 'value' | 'unit'>): Bilingual => ({
  zh: tell(statement.value, statement.unit, 'zh'),
  en: tell(statement.value, statement.unit, 'en'),
})

function tell(value: unknown, unit: string, language: Language): string {
  const zh = language === 'zh'
  if (value === null) return zh ? '未定' : 'not set'
  if (typeof value === 'boolean') return value ? (zh ? '是' : 'yes') : zh ? '否' : 'no'
  if (typeof value === 'number') return counted(value, unit, language)
  if (typeof value === 'string') return word(value, language)
  if (Array.isArray(value)) {
    return value.map((each) => tell(each, unit, language)).join(unit === 'steps' ? ' → ' : zh ? '、' : ', ')
  }
  return typeof value === 'object' ? tellFields(value as Fields, unit, language) : String(value)
}

/** A word of the vocabulary in the language; any other text as it is. */
export const word = (text: unknown, language: Language): string =>
  vocabulary.get(String(text))?.[language] ?? String(text)

function counted(count: unknown, unit: string, language: Language): string {
  const name = units[unit as Unit]?.[language]
  if (name === undefined) return String(count)
  return unit === 'percent'
    ? `${count}%`
    : `${count} ${count === 1 && language === 'en' ? name.replace(/s$/, '') : name}`
}

/** One teller per shape of the catalogue, told apart by a field that only this shape has. */
function tellFields(fields: Fields, unit: string, language: Language): string {
  if ('kind' in fields) return describeRule(fields)[language]
  if (Object.keys(fields).length === 0) return language === 'zh' ? '不设上限' : 'no cap'
  const teller = Object.entries(tellers).find(([field]) => field in fields)?.[1]
  return teller ? teller(fields, unit)[language] : JSON.stringify(fields)
}

const either = (words: unknown): Bilingual => ({
  zh: joined(words, 'zh', '或'),
  en: joined(words, 'en', ' or '),
})
const list = (words: unknown): Bilingual => ({ zh: joined(words, 'zh', '、'), en: joined(words, 'en', ', ') })
const joined = (words: unknown, language: Language, by: string): string =>
  (Array.isArray(words) ? words : []).map((each) => word(each, language)).join(by)

const optional = (value: unknown, zh: string, en: string): Bilingual =>
  value === undefined || value === false ? { zh: '', en: '' } : { zh, en }

/** The order matters where shapes share a field: the telling one comes first. */
const tellers: Readonly<Record<string, (fields: Fields, unit: string) => Bilingual>> = {
  grounds: ({ grounds, actions, anyOf }) => {
    const what = actions ? list(actions) : either(anyOf)
    return { zh: `${list(grounds).zh}的：${what.zh}`, en: `${list(grounds).en}: ${what.en}` }
  },
  anyOf: ({ anyOf, form }) => {
    const on = optional(form, `（${form}）`, ` (${form})`)
    return { zh: either(anyOf).zh + on.zh, en: either(anyOf).en + on.en }
  },
  action: ({ action, actor, level }) => ({
    zh: `${actor === 'host' ? '' : word(level, 'zh')}${word(actor, 'zh')}${word(action, 'zh')}`,
    en: `${word(actor, 'en')}${actor === 'host' ? '' : ` (${word(level, 'en')})`}: ${word(action, 'en')}`,
  }),
  rhythm: ({ level, rhythm }) => ({
    zh: `${word(level, 'zh')}${word(rhythm, 'zh')}`,
    en: `${word(level, 'en')} ${word(rhythm, 'en')}`,
  }),
  paper: ({ paper, form, when, contents, perAccount }) => {
    const on = optional(form, `（${form}）`, ` (${form})`)
    const what = optional(contents, `：${list(contents).zh}`, `: ${list(contents).en}`)
    const each = optional(perAccount, '，每账号一份', ', one per account')
    const only = optional(when === 'app', '（限移动客户端）', ' (apps only)')
    return {
      zh: word(paper, 'zh') + on.zh + only.zh + what.zh + each.zh,
      en: word(paper, 'en') + on.en + only.en + what.en + each.en,
    }
  },
  from: ({ count, from }, unit) => ({
    zh: `自${word(from, 'zh')}起 ${counted(count, unit, 'zh')}内`,
    en: `within ${counted(count, unit, 'en')} of ${word(from, 'en')}`,
  }),
  posts: ({ posts, per, counted: how, strictness }) => {
    const loosely = optional(strictness === 'in_principle', '（原则上）', ', in principle')
    const average = optional(how === 'average', '平均', ' on average')
    return {
      zh: `${average.zh}每${word(per, 'zh')}不少于 ${posts} 条${loosely.zh}`,
      en: `at least ${posts} a ${word(per, 'en')}${average.en}${loosely.en}`,
    }
  },
  successive: ({ days, below, successive, consequence }) => {
    const then = optional(consequence, `：${word(consequence, 'zh')}`, `: ${word(consequence, 'en')}`)
    const often =
      successive === 1
        ? { zh: '', en: '' }
        : { zh: `连续 ${successive} 次`, en: `${successive} times running ` }
    return days === undefined
      ? { zh: `${often.zh}低于 ${below} 分${then.zh}`, en: `${often.en}below ${below} points${then.en}` }
      : {
          zh: `${often.zh}满 ${days} 日未更新${then.zh}`,
          en: `${often.en}${days} days without an update${then.en}`,
        }
  },
  consequence: ({ count, consequence }, unit) => ({
    zh: `满 ${counted(count, unit, 'zh')}：${word(consequence, 'zh')}`,
    en: `after ${counted(count, unit, 'en')}: ${word(consequence, 'en')}`,
  }),
  confirmedBy: ({ required, confirmedBy }) => ({
    zh: `${required ? '必须' : '可以'}，由${word(confirmedBy, 'zh')}确认`,
    en: `${required ? 'required' : 'optional'}, confirmed by a ${word(confirmedBy, 'en')}`,
  }),
  measuredBy: ({ measuredBy, formula }) => ({
    zh: `取自${word(measuredBy, 'zh')}${formula === null ? '，公式未载' : `：${formula}`}`,
    en: `taken from the ${word(measuredBy, 'en')}${formula === null ? ', no formula stated' : `: ${formula}`}`,
  }),
  onlyAbove: ({ onlyAbove, atMost }) => ({
    zh: `高于 ${onlyAbove} 分方可加分，合计至多 ${atMost} 分`,
    en: `only above ${onlyAbove} points, at most ${atMost} together`,
  }),
  cap: ({ cap, weightPercent }) => ({
    zh: `至多扣 ${cap} 分${weightPercent === undefined ? '' : `，占 ${weightPercent}%`}`,
    en: `takes at most ${cap} points${weightPercent === undefined ? '' : `, counts ${weightPercent}%`}`,
  }),
  weightPercent: ({ weightPercent }) => ({ zh: `占 ${weightPercent}%`, en: `counts ${weightPercent}%` }),
  form: ({ form }) => ({ zh: String(form), en: String(form) }),
}
