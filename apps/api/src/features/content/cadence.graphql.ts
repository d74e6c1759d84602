import type { CadenceMinimum, PeriodVerdict } from '@zhengmei/domain/account'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { Field, Float, Int, ObjectType } from 'type-graphql'
import { DateScalar, registerEnum } from '../../platform/graphql/index.js'
import { Statement, type StatementRow } from '../rulebook/index.js'

export const CadencePerEnum = registerEnum<'week' | 'month'>('CadencePer', '计数周期 / Over which periods.', {
  week: { zh: '自然周', en: 'ISO weeks' },
  month: { zh: '月', en: 'Months' },
})
export const CadenceOfEnum = registerEnum<'posts' | 'originals'>('CadenceOf', '计什么 / What is counted.', {
  posts: { zh: '发布', en: 'Posts' },
  originals: { zh: '原创', en: 'Originals' },
})
export const CadenceCountedEnum = registerEnum<'each' | 'average'>(
  'CadenceCounted',
  '怎样计 / How the least number is meant.',
  { each: { zh: '每个周期', en: 'In each period' }, average: { zh: '平均', en: 'On average' } },
)
export const PeriodVerdictEnum = registerEnum<PeriodVerdict>(
  'PeriodVerdict',
  '周期是否达标 / How a period came out.',
  {
    met: { zh: '达标', en: 'Met' },
    short: { zh: '不足', en: 'Short' },
    unknown: { zh: '数据缺口，无法判断', en: 'Can’t be told: the feed was broken' },
    outside: { zh: '不完全在在用期内', en: 'Not wholly within the live days' },
    running: { zh: '尚未结束', en: 'Not over yet' },
    counted: { zh: '不单独判断', en: 'Not judged by itself' },
  },
)

@ObjectType({ description: '有发布的一天 / A day with posts.', simpleResolvers: true })
export class PostDay {
  @Field(() => DateScalar, { description: '日期 / The day.' })
  on!: PlainDate

  @Field(() => Int, { description: '发布篇数 / Posts.' })
  posts!: number

  @Field(() => Int, { description: '其中原创 / Of these originals.' })
  originals!: number
}

@ObjectType({ description: '一个周期 / A week or a month.', simpleResolvers: true })
export class CadencePeriodType {
  @Field(() => String, { description: '名称 / `2025-W07`, `2025-02`.' })
  label!: string

  @Field(() => DateScalar, { description: '第一天 / First day.' })
  fromOn!: PlainDate

  @Field(() => DateScalar, { description: '次日（不含）/ Day after the last, exclusive.' })
  toOn!: PlainDate

  @Field(() => Int, { description: '篇数 / How many.' })
  count!: number

  @Field(() => PeriodVerdictEnum, { description: '是否达标 / How it came out.' })
  verdict!: PeriodVerdict
}

@ObjectType({
  description: '一项更新要求及其落实情况 / What is demanded of updates, and how it was met.',
  simpleResolvers: true,
})
export class CadenceDemandType {
  @Field(() => CadenceOfEnum, { description: '计什么 / What is counted.' })
  of!: 'posts' | 'originals'

  @Field(() => Int, { description: '最少篇数 / The least number.' })
  minimum!: number

  @Field(() => CadencePerEnum, { description: '周期 / Over which periods.' })
  per!: 'week' | 'month'

  @Field(() => CadenceCountedEnum, { description: '怎样计 / How it is meant.' })
  counted!: CadenceMinimum['counted']

  @Field(() => Statement, { description: '所依据的规定 / The statement it rests on.' })
  statement!: StatementRow

  @Field(() => Float, {
    nullable: true,
    description: '已计各周期的平均篇数 / Average over the periods that count; null when none does.',
  })
  average!: number | null

  @Field(() => [CadencePeriodType], { description: '各周期 / Its periods.' })
  periods!: readonly CadencePeriodType[]
}

@ObjectType({ description: '数据缺口 / Days on which the feed was broken.', simpleResolvers: true })
export class FeedGapType {
  @Field(() => DateScalar, { description: '自（含）/ From, inclusive.' })
  fromOn!: PlainDate

  @Field(() => DateScalar, { description: '至（含）/ To, inclusive.' })
  toOn!: PlainDate

  @Field(() => String, { nullable: true, description: '原因 / Why.' })
  reason!: string | null
}

@ObjectType({
  description: '账号一年的更新情况 / How an account published through a year.',
  simpleResolvers: true,
})
export class AccountCadence {
  @Field(() => Int, { description: '年份 / Calendar year.' })
  year!: number

  @Field(() => [PostDay], { description: '有发布的各天 / The days with posts.' })
  days!: readonly PostDay[]

  @Field(() => [CadencePeriodType], { description: '各自然周的发布 / Posts by ISO week, judged by nothing.' })
  weeks!: readonly CadencePeriodType[]

  @Field(() => [CadenceDemandType], {
    description:
      '该年末（或今天）适用的更新要求 / What is demanded by the rules in force at its end, or today.',
  })
  demands!: readonly CadenceDemandType[]

  @Field(() => [FeedGapType], { description: '数据缺口 / When the feed was broken.' })
  gaps!: readonly FeedGapType[]
}
