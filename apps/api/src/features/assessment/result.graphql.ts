import type { Bilingual, Instant } from '@zhengmei/domain/kernel'
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql'
import {
  BilingualType,
  connectionType,
  DateTimeScalar,
  DecimalScalar,
  PageArgs,
  registerEnum,
} from '../../platform/graphql/index.js'
import { Source } from '../rulebook/index.js'
import { StepKind } from './explain/steps.js'
import type { AccountResultSort, RankingSort } from './result-orders.js'

export const StepKindEnum = registerEnum('StepKind', '得分构成的一步 / What a step of a waterfall is.', {
  [StepKind.start]: { zh: '起评分', en: 'Start' },
  [StepKind.deduction]: { zh: '扣分', en: 'Deduction' },
  [StepKind.cap]: { zh: '扣分封顶，退回多扣的分', en: 'A cap gives back what was taken too much' },
  [StepKind.floor]: { zh: '不低于 0 分', en: 'Not below 0' },
  [StepKind.bonus]: { zh: '加分', en: 'Bonus' },
  [StepKind.bonusCap]: { zh: '加分封顶', en: 'Bonuses are capped' },
  [StepKind.accounts]: { zh: '由账号得分合成', en: 'From the accounts' },
  [StepKind.unitDeduction]: { zh: '单位扣分', en: 'Deduction from the unit' },
  [StepKind.veto]: { zh: '一票否决', en: 'Veto' },
  [StepKind.normalisation]: { zh: '按同类最高分折算', en: 'Normalised within the category' },
})

export const EvidenceKindEnum = registerEnum('EvidenceKind', '证据的种类 / What evidence points at.', {
  finding: { zh: '检查发现的问题', en: 'Findings' },
  week: { zh: '周', en: 'ISO weeks' },
  month: { zh: '月', en: 'Months' },
  message: { zh: '留言', en: 'Messages' },
  originals: { zh: '原创数', en: 'Count and target of original posts' },
  inspection: { zh: '上级检查', en: 'Inspections by upper levels' },
  commendation: { zh: '表彰', en: 'Commendations' },
  problems: { zh: '问题数', en: 'Number of problems' },
})

@ObjectType({ description: '指标 / What a line is about.', simpleResolvers: true })
export class Indicator {
  @Field(() => String, { description: '键 / Key.' })
  key!: string

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: Bilingual

  @Field(() => Source, { nullable: true, description: '依据 / The clause it stands on.' })
  source!: Source | null
}

@ObjectType({ description: '一条证据 / A piece of evidence.', simpleResolvers: true })
export class EvidenceItem {
  @Field(() => String, { description: '键 / Key.' })
  key!: string

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: Bilingual

  @Field(() => DateTimeScalar, { nullable: true, description: '时间 / When it was.' })
  at!: Instant | null

  @Field(() => BilingualType, { nullable: true, description: '说明 / Detail.' })
  detail!: Bilingual | null

  @Field(() => String, { nullable: true, description: '链接 / Link.' })
  url!: string | null

  @Field(() => [BilingualType], { description: '时限的推算步骤 / How a deadline was worked out.' })
  steps!: Bilingual[]
}
export const EvidenceItemConnection = connectionType('EvidenceItem', '证据 / evidence', () => EvidenceItem)

@ObjectType('Evidence', { description: '证据，同一种类 / Evidence of one kind.', simpleResolvers: true })
export class EvidenceType {
  @Field(() => EvidenceKindEnum, { description: '种类 / Kind.' })
  kind!: string

  @Field(() => [String], { description: '键 / Keys.' })
  keys!: string[]
}

@ObjectType('ScoreLine', { description: '一条扣分或加分 / A line of a score.', simpleResolvers: true })
export class ScoreLineType {}

@ObjectType('UnknownLine', {
  description: '无法判断，不扣分 / What could not be judged; it costs nothing.',
  simpleResolvers: true,
})
export class UnknownLineType {
  @Field(() => BilingualType, { description: '原因 / Why.' })
  why!: Bilingual
}

@ObjectType('ExplanationStep', {
  description: '得分构成的一步 / A step of a waterfall.',
  simpleResolvers: true,
})
export class ExplanationStepType {
  @Field(() => StepKindEnum, { description: '种类 / Kind.' })
  kind!: string

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: Bilingual

  @Field(() => DecimalScalar, {
    description: '影响，各步之和等于得分 / Effect; all effects sum to the score.',
  })
  effect!: string

  @Field(() => DecimalScalar, { description: '此步之后的得分 / Score after this step.' })
  running!: string

  @Field(() => Indicator, { nullable: true, description: '指标 / Indicator.' })
  indicator!: Indicator | null

  @Field(() => BilingualType, { nullable: true, description: '说明 / Note.' })
  note!: Bilingual | null
}

@ObjectType({ description: '一组指标的扣分 / What a group of rules took.', simpleResolvers: true })
export class GroupDeduction {
  @Field(() => String, { description: '组 / Group.' })
  group!: string

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: Bilingual

  @Field(() => DecimalScalar, { description: '扣分，封顶后 / Points taken, after its cap.' })
  deduction!: string

  @Field(() => DecimalScalar, { nullable: true, description: '最多扣分 / Most it can take; null: no cap.' })
  cap!: string | null
}

@ObjectType({ description: '账号的考核结果 / Result of an account.', simpleResolvers: true })
export class AccountResult {}
export const AccountResultConnection = connectionType(
  'AccountResult',
  '账号结果 / account results',
  () => AccountResult,
)

@ObjectType({ description: '单位的考核结果 / Result of a unit.', simpleResolvers: true })
export class UnitResult {
  @Field(() => String, { description: '类别 / Category.' })
  category!: string

  @Field(() => Int, { description: '类别内名次，并列同名次 / Rank within the category; equals share one.' })
  rank!: number

  @Field(() => DecimalScalar, { description: '单位得分 / Score of the unit.' })
  unitScore!: string

  @Field(() => DecimalScalar, { description: '最终得分 / Final score.' })
  finalScore!: string

  @Field(() => Boolean, {
    nullable: true,
    description: '是否合格，规则未规定则为空 / Qualified; null: the book knows no mark.',
  })
  qualified!: boolean | null

  @Field(() => Int, { description: '账号数 / Accounts assessed.' })
  accountCount!: number
}
export const UnitResultConnection = connectionType('UnitResult', '单位结果 / unit results', () => UnitResult)

const RankingSortEnum = registerEnum('RankingSort', '考核排名的次序 / Order of a ranking.', {
  rank: { zh: '按类别、名次', en: 'By category and rank' },
  code: { zh: '按单位编码', en: 'By code of the unit' },
  final: { zh: '按最终得分', en: 'By final score' },
  unit_score: { zh: '按单位得分', en: 'By unit score' },
  accounts: { zh: '按账号数', en: 'By how many accounts' },
})

const AccountResultSortEnum = registerEnum(
  'AccountResultSort',
  '账号结果的次序 / Order of the accounts of a run.',
  {
    score: { zh: '按得分', en: 'By score' },
    code: { zh: '按账号编码', en: 'By code' },
    host: { zh: '按单位编码', en: 'By code of the unit' },
    bonus: { zh: '按加分', en: 'By bonus' },
    group: { zh: '按一部分的扣分', en: 'By what a part of the rules cost' },
  },
)

@ArgsType()
export class RankingArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: '类别 / Category.' })
  category?: string | null

  @Field(() => String, {
    nullable: true,
    description: '名称的一部分或编码的开头 / Part of the name or start of the code.',
  })
  search?: string | null

  @Field(() => Boolean, { nullable: true, description: '是否一票否决 / Vetoed or not.' })
  vetoed?: boolean | null

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '最终得分不低于 / Final score from here, included.',
  })
  scoreFrom?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '最终得分低于 / Final score below this.' })
  scoreBelow?: string | null

  @Field(() => String, {
    nullable: true,
    description: '单位本身被该指标扣、加分 / The indicator took from or gave to the unit itself.',
  })
  indicator?: string | null

  @Field(() => RankingSortEnum, { nullable: true, defaultValue: 'rank', description: '次序 / Order.' })
  sort?: RankingSort | null

  @Field(() => Boolean, { nullable: true, description: '倒序 / The other way round.' })
  descending?: boolean | null
}

@ArgsType()
export class AccountResultsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: '名称的一部分或编码的开头 / Part of the name or start of the code.',
  })
  search?: string | null

  @Field(() => ID, { nullable: true, description: '只看该单位的账号 / Only accounts of this organisation.' })
  organisationId?: string | null

  @Field(() => String, {
    nullable: true,
    description: '被该指标扣、加分的账号 / Only accounts that the indicator took from or gave to.',
  })
  indicator?: string | null

  @Field(() => AccountResultSortEnum, { nullable: true, defaultValue: 'score', description: '次序 / Order.' })
  sort?: AccountResultSort | null

  @Field(() => String, {
    nullable: true,
    description: '按哪一部分的扣分排，sort 为 GROUP 时 / By which part of the rules, where sort is GROUP.',
  })
  group?: string | null

  @Field(() => Boolean, { nullable: true, description: '倒序 / The other way round.' })
  descending?: boolean | null
}
