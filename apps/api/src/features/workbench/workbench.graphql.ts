import type { Platform } from '@zhengmei/domain/account'
import type { Bilingual, PlainDate } from '@zhengmei/domain/kernel'
import { CardGroup, type CardKey, cardKeys, cardOf, Tension } from '@zhengmei/domain/workbench'
import { Field, Int, ObjectType } from 'type-graphql'
import { BilingualType, DateScalar, registerEnum } from '../../platform/graphql/index.js'
import { PlatformEnum } from '../account/index.js'

export const CardKeyEnum = registerEnum<CardKey>(
  'WorkbenchCardKey',
  '工作台上的数字 / A number of the workbench.',
  Object.fromEntries(cardKeys.map((key) => [key, cardOf(key).title])) as Record<CardKey, Bilingual>,
)

export const CardGroupEnum = registerEnum<CardGroup>(
  'WorkbenchGroup',
  '待办或概况 / Something to be done, or how things stand.',
  {
    [CardGroup.due]: { zh: '待办', en: 'To be done' },
    [CardGroup.standing]: { zh: '概况', en: 'How things stand' },
  },
)

export const TensionEnum = registerEnum<Tension>('WorkbenchTension', '紧急程度 / How pressing it is.', {
  [Tension.overdue]: { zh: '已逾期或出错', en: 'Overdue, or failed' },
  [Tension.soon]: { zh: '应尽快处理', en: 'To be seen to soon' },
  [Tension.some]: { zh: '有', en: 'There is something' },
  [Tension.none]: { zh: '没有', en: 'Nothing' },
  [Tension.unknown]: { zh: '无数据', en: 'No data' },
})

@ObjectType({
  description:
    '工作台上的一个数字，与其所指列表同一口径 / A number, counted by the conditions of the list behind it.',
  simpleResolvers: true,
})
export class WorkbenchCard {
  @Field(() => CardKeyEnum, { description: '哪一个 / Which one.' })
  key!: CardKey

  @Field(() => CardGroupEnum, { description: '待办或概况 / Something to be done, or how things stand.' })
  group!: CardGroup

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: Bilingual

  @Field(() => BilingualType, { nullable: true, description: '口径 / What exactly is counted.' })
  note!: Bilingual | null

  @Field(() => Int, {
    nullable: true,
    description: '数目；为空即无数据，并非零 / How many; null: no data, which is not 0.',
  })
  count!: number | null

  @Field(() => TensionEnum, { description: '紧急程度 / How pressing it is.' })
  tension!: Tension
}

@ObjectType({ description: '某平台的在用账号数 / Live accounts on a platform.', simpleResolvers: true })
export class PlatformCount {
  @Field(() => PlatformEnum, { description: '平台 / Platform.' })
  platform!: Platform

  @Field(() => BilingualType, { description: '平台名称 / Title of the platform.' })
  title!: Bilingual

  @Field(() => Int, { description: '在用账号数 / Live accounts.' })
  count!: number
}

@ObjectType({ description: '一个月的发布 / What was published in a month.', simpleResolvers: true })
export class MonthOfPosts {
  @Field(() => String, { description: '月份，如 2026-11 / Month.' })
  month!: string

  @Field(() => Int, { nullable: true, description: '篇数；为空即无数据 / Posts; null: no data.' })
  posts!: number | null
}

@ObjectType({
  description: '工作台：按角色显示待办与概况 / The workbench: what is due and how things stand, by role.',
  simpleResolvers: true,
})
export class Workbench {
  @Field(() => DateScalar, { description: '今天 / Today.' })
  today!: PlainDate

  @Field(() => DateScalar, {
    nullable: true,
    description: '发布数据截至何日，无数据为空 / The latest day of which a post is known; null: none is.',
  })
  knownTo!: PlainDate | null

  @Field(() => [WorkbenchCard], { description: '数字，紧急的在前 / The numbers, the most pressing first.' })
  cards!: readonly WorkbenchCard[]

  @Field(() => [PlatformCount], {
    description: '在用账号，按平台 / Live accounts by platform, the most first.',
  })
  platforms!: readonly PlatformCount[]

  @Field(() => Int, {
    nullable: true,
    description:
      '节假日安排缺少的年份，不缺为空 / The year whose holidays are yet to be entered; null: none is missing.',
  })
  missingHolidays!: number | null
}
