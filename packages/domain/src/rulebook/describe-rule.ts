import type { Bilingual } from '../kernel/index.js'
import { annualRuleSchema } from './annual-rules.js'
import { vocabulary } from './catalogue/vocabulary.js'
import { inspectionRuleSchema } from './inspection-rules.js'

/** A rule of the annual assessment in words; null when the value is none. */
function annual(value: unknown): Bilingual | null {
  const parsed = annualRuleSchema.safeParse(value)
  if (!parsed.success) return null
  const rule = parsed.data
  switch (rule.kind) {
    case 'finding': {
      const most =
        rule.atMost === undefined
          ? { zh: '', en: '' }
          : { zh: `，至多计 ${rule.atMost} 次`, en: `, at most ${rule.atMost} counts` }
      return withCap(each(rule.points, most), rule.cap)
    }
    case 'cadence': {
      const minimums = rule.minimums.map(({ platforms, per, posts }) => ({
        zh: `${platforms ? names(platforms, 'zh') : ''}每${of(per, 'zh')}不足 ${posts} 条`,
        en: `fewer than ${posts} a ${of(per, 'en')}${platforms ? ` (${names(platforms, 'en')})` : ''}`,
      }))
      return withCap(per(minimums, rule.points), rule.cap)
    }
    case 'late_reply': {
      const late = {
        zh: `答复超过 ${rule.hours} 小时（触及非工作日 ${rule.hoursTouchingNonWorkingDay} 小时）`,
        en: `a reply later than ${rule.hours} hours (${rule.hoursTouchingNonWorkingDay} when touching a non-working day)`,
      }
      return withCap(per([late], rule.points), rule.cap)
    }
    case 'late_rectification': {
      const late = {
        zh: `反馈后 ${rule.workingDays} 个工作日内未整改`,
        en: `not rectified within ${rule.workingDays} working ${rule.workingDays === 1 ? 'day' : 'days'} of notice`,
      }
      return withCap(per([late], rule.points), rule.cap)
    }
    case 'shortfall': {
      const missing = {
        zh: `全年原创不足 ${rule.target} 条${rule.proportional ? '（按存续天数折算）' : ''}，每少 1 条`,
        en: `each original missing to ${rule.target} a year${rule.proportional ? ' (in proportion to live days)' : ''}`,
      }
      return withCap(per([missing], rule.points, ''), rule.cap)
    }
    case 'upper_inspection_veto':
      return {
        zh: `${inspectedBy(rule.level).zh}抽查不合格 ${rule.atLeast} 个以上：单项否决`,
        en: `${rule.atLeast} or more unqualified in ${inspectedBy(rule.level).en} inspections: veto`,
      }
    case 'upper_inspection_deduction':
      return {
        zh: `${inspectedBy(rule.level).zh}抽查不合格 ${rule.exactly} 个：单位扣 ${rule.points} 分`,
        en: `${rule.exactly} unqualified in ${inspectedBy(rule.level).en} inspections: −${rule.points} on the unit`,
      }
    case 'few_problems_bonus':
      return {
        zh: rule.steps.map((step) => `问题少于 ${step.fewerThan} 个加 ${step.points} 分`).join('，'),
        en: rule.steps.map((step) => `fewer than ${step.fewerThan} problems: +${step.points}`).join('; '),
      }
    case 'commendation_bonus':
      return {
        zh: `本级加 ${rule.points.local} 分，上级加 ${rule.points.superior} 分，至多 ${rule.atMost} 分`,
        en: `local +${rule.points.local}, superior +${rule.points.superior}, at most ${rule.atMost}`,
      }
  }
}

/** A rule of the inspection in words; null when the value is none. */
function inspection(value: unknown): Bilingual | null {
  const parsed = inspectionRuleSchema.safeParse(value)
  if (!parsed.success) return null
  const rule = parsed.data
  switch (rule.kind) {
    case 'veto_finding':
      return { zh: '单项否决', en: 'veto' }
    case 'veto_silence':
      return {
        zh: `检查前 ${rule.days} 日未更新：单项否决`,
        en: `no update in the ${rule.days} days before the check: veto`,
      }
    case 'finding':
      return each(rule.points)
    case 'cadence': {
      const minimums = rule.minimums.map(({ platforms, posts, over }) => ({
        zh: `${platforms ? names(platforms, 'zh') : ''}${over === 'average' ? '平均' : ''}每周不足 ${posts} 条`,
        en: `fewer than ${posts} a week${over === 'average' ? ' on average' : ''}${platforms ? ` (${names(platforms, 'en')})` : ''}`,
      }))
      return per(minimums, rule.points)
    }
  }
}

/** What a rule of either scoring says; a `cadence` or `finding` of both reads alike. */
export const describeRule = (value: unknown): Bilingual =>
  annual(value) ?? inspection(value) ?? { zh: JSON.stringify(value), en: JSON.stringify(value) }

const each = (points: number, more: Bilingual = { zh: '', en: '' }): Bilingual => ({
  zh: `每次扣 ${points} 分${more.zh}`,
  en: `−${points} each${more.en}`,
})

const per = (cases: readonly Bilingual[], points: number, times = '每次'): Bilingual => ({
  zh: `${cases.map(({ zh }) => zh).join('，')}${times === '' ? '' : '：'}${times}扣 ${points} 分`,
  en: `${cases.map(({ en }) => en).join('; ')}: −${points}${times === '' ? '' : ' each'}`,
})

const withCap = ({ zh, en }: Bilingual, cap: number | undefined): Bilingual =>
  cap === undefined
    ? { zh, en }
    : { zh: `${zh}，本项至多扣 ${cap} 分`, en: `${en}, at most ${cap} by this indicator` }

const inspectedBy = (level: 'state' | 'province'): Bilingual =>
  level === 'state' ? { zh: '国务院办公厅', en: 'state' } : { zh: '省政府办公厅', en: 'provincial' }

const of = (text: string, language: keyof Bilingual): string => vocabulary.get(text)?.[language] ?? text
const names = (platforms: readonly string[], language: keyof Bilingual): string =>
  platforms.map((platform) => of(platform, language)).join(language === 'zh' ? '、' : ', ')
