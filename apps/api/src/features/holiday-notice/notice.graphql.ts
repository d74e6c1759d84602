import type { ChangedDay, DayKind } from '@zhengmei/domain/calendar'
import type { Bilingual, PlainDate, Refusal } from '@zhengmei/domain/kernel'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import {
  BilingualType,
  DateScalar,
  DateTimeScalar,
  payloadOf,
  RefusalType,
  registerEnum,
} from '../../platform/graphql/index.js'
import { HolidayNoticeType, WorkCalendarType } from '../calendar/index.js'

@InputType({ description: '一个节日的放假安排 / Days off under one name.' })
export class HolidayInput {
  @Field(() => String, { description: '节日名称 / Name of the holiday, in Chinese.' })
  name!: string

  @Field(() => DateScalar, { description: '放假首日 / First day off.' })
  from!: PlainDate

  @Field(() => DateScalar, { description: '放假末日 / Last day off.' })
  to!: PlainDate

  @Field(() => [DateScalar], { description: '调休上班日 / Days worked in exchange.' })
  makeupWorkdays!: PlainDate[]
}

@InputType({ description: '某年的节假日安排 / The notice of a year.' })
export class HolidayNoticeInput {
  @Field(() => Int, { description: '年份 / The year.' })
  year!: number

  @Field(() => String, { description: '文号 / Document number.' })
  number!: string

  @Field(() => DateScalar, { description: '印发日期 / When it was issued.' })
  issuedOn!: PlainDate

  @Field(() => [HolidayInput], { description: '各节日 / The holidays.' })
  holidays!: HolidayInput[]
}

@InputType({ description: '载入某年的节假日安排 / A notice to enter.' })
export class SetHolidayNoticeInput extends HolidayNoticeInput {
  @Field(() => String, {
    description: '据以修改的日历版本 / Version of the calendar that it was made from.',
  })
  calendarVersion!: string

  @Field(() => String, { nullable: true, description: '幂等键 / Idempotency key.' })
  idempotencyKey?: string | null
}

@InputType({ description: '撤回某年载入的安排 / A notice to take back.' })
export class WithdrawHolidayNoticeInput {
  @Field(() => Int, { description: '年份 / The year.' })
  year!: number

  @Field(() => String, {
    description: '据以修改的日历版本 / Version of the calendar that it was made from.',
  })
  calendarVersion!: string

  @Field(() => String, { nullable: true, description: '幂等键 / Idempotency key.' })
  idempotencyKey?: string | null
}

export const DayKindEnum = registerEnum('DayKind', '日子的性质 / What a day is to an office.', {
  workday: { zh: '工作日', en: 'Working day' },
  weekend: { zh: '周末', en: 'Weekend' },
  holiday: { zh: '放假', en: 'Day off' },
  makeup_workday: { zh: '调休上班', en: 'Worked in exchange' },
} satisfies Record<DayKind, Bilingual>)

@ObjectType('ChangedDay', {
  description: '性质有变的一天 / A day that becomes something else.',
  simpleResolvers: true,
})
export class ChangedDayType implements ChangedDay {
  @Field(() => DateScalar, { description: '日期 / The day.' })
  on!: PlainDate

  @Field(() => DayKindEnum, { nullable: true, description: '现在，空为不知 / Now; null: unknown.' })
  before!: DayKind | null

  @Field(() => DayKindEnum, { nullable: true, description: '之后，空为不知 / Then; null: unknown.' })
  after!: DayKind | null
}

@ObjectType({
  description: '载入某年安排的后果，保存之前查看 / What a notice would mean, before it is entered.',
  simpleResolvers: true,
})
export class HolidayNoticePreview {
  @Field(() => [RefusalType], {
    description:
      '有误之处，各在其字段；为空可以保存 / What is wrong, at its field; empty: it may be entered.',
  })
  problems!: readonly Refusal[]

  @Field(() => [BilingualType], {
    description: '不寻常之处，供复核 / What is unusual, to be looked at again.',
  })
  oddities!: readonly Bilingual[]

  @Field(() => Int, { description: '性质有变的天数 / How many days become something else.' })
  changedDays!: number

  @Field(() => [ChangedDayType], {
    description:
      '其中放假、调休的日子，和原来已知的 / Those among them that are off or worked in exchange, or were known.',
  })
  changes!: readonly ChangedDay[]

  @Field(() => Int, {
    description: '答复时限随之变动的待复咨询 / Waiting enquiries whose deadline moves.',
  })
  waitingEnquiries!: number

  @Field(() => Int, {
    description: '整改时限随之变动的问题 / Findings to rectify whose deadline moves.',
  })
  openFindings!: number

  @Field(() => Int, {
    description: '尚未开始、将按新日历计算的考核 / Assessments that have not begun and will go by it.',
  })
  plannedRuns!: number

  @Field(() => Int, {
    description:
      '有关年度已封存的考核，仍按当时的日历 / Sealed assessments of those years; they keep their calendar.',
  })
  sealedRuns!: number
}

@ObjectType({ description: '日历已更新 / The calendar is changed.', simpleResolvers: true })
export class WorkCalendarSet {
  @Field(() => WorkCalendarType, { description: '现行的日历 / The calendar as it holds now.' })
  calendar!: unknown
}

@ObjectType({
  description: '某年安排的一次载入或撤回 / A notice as it was entered, or taken back.',
  simpleResolvers: true,
})
export class HolidayNoticeEntry {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => HolidayNoticeType, {
    nullable: true,
    description: '载入的安排，撤回为空 / What was entered; null: it was taken back.',
  })
  notice!: unknown

  @Field(() => Boolean, { description: '随产品提供 / The product carries it.' })
  builtIn!: boolean

  @Field(() => Boolean, { description: '现行 / It holds now.' })
  inForce!: boolean

  @Field(() => String, { nullable: true, description: '载入者姓名 / Who entered it.' })
  enteredBy!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '何时载入 / When it was entered.' })
  enteredAt!: unknown
}

export const SetHolidayNoticePayload = payloadOf('SetHolidayNoticePayload', WorkCalendarSet)
export const HolidayNoticePreviewPayload = payloadOf('HolidayNoticePreviewPayload', HolidayNoticePreview)
