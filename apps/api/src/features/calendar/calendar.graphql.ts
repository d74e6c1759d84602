import type { HolidayNotice, NoticedHoliday } from '@zhengmei/domain/calendar'
import type { Bilingual, PlainDate } from '@zhengmei/domain/kernel'
import { Field, Int, ObjectType } from 'type-graphql'
import { BilingualType, DateScalar } from '../../platform/graphql/index.js'

@ObjectType('NoticedHoliday', {
  description: '一个节日的放假安排 / Days off under one name, and what is worked in exchange.',
  simpleResolvers: true,
})
export class NoticedHolidayType implements NoticedHoliday {
  @Field(() => BilingualType, { description: '节日 / The holiday.' })
  name!: Bilingual

  @Field(() => DateScalar, { description: '放假首日 / First day off.' })
  from!: PlainDate

  @Field(() => DateScalar, { description: '放假末日 / Last day off.' })
  to!: PlainDate

  @Field(() => [DateScalar], {
    description: '调休上班日 / Saturdays and Sundays worked in exchange.',
  })
  makeupWorkdays!: readonly PlainDate[]
}

@ObjectType('HolidayNotice', {
  description: '国务院办公厅某年的节假日安排 / The State Council’s notice on the days off of a year.',
  simpleResolvers: true,
})
export class HolidayNoticeType implements HolidayNotice {
  @Field(() => Int, { description: '年份 / The year.' })
  year!: number

  @Field(() => String, { description: '文号 / Document number.' })
  number!: string

  @Field(() => DateScalar, { description: '印发日期 / When it was issued.' })
  issuedOn!: PlainDate

  @Field(() => [NoticedHolidayType], { description: '各节日，按日期 / The holidays, by date.' })
  holidays!: readonly NoticedHoliday[]
}

@ObjectType('WorkCalendar', {
  description: '工作日历，时限与考核按它计算 / The calendar by which deadlines and assessments count.',
  simpleResolvers: true,
})
export class WorkCalendarType {
  @Field(() => String, {
    description: '版本，任何一天变动即不同；考核封存时记下 / Changes with any day; sealed runs note it.',
  })
  version!: string

  @Field(() => Int, { description: '已知的第一年 / The first year that is known.' })
  firstYear!: number

  @Field(() => Int, { description: '已知的最后一年 / The last year that is known.' })
  lastYear!: number

  @Field(() => [HolidayNoticeType], { description: '各年安排 / The notices, year by year.' })
  notices!: readonly HolidayNotice[]
}
