import { type JobTitle, jobTitles, type Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { DateScalar, registerEnum } from '../../../platform/graphql/index.js'
import { RoleEnum } from '../identity.graphql.js'
import { appointmentStateTitles } from './appointment.read.js'

export const JobTitleEnum = registerEnum(
  'JobTitle',
  '职务，与角色无关 / What somebody is in the office, beside the role.',
  jobTitles,
)
export const AppointmentStateEnum = registerEnum(
  'AppointmentState',
  '任职状态 / Whether an appointment is over, in force or to come.',
  appointmentStateTitles,
)

@ObjectType({
  description: '代理的对象 / The appointment that somebody stands in for.',
  simpleResolvers: true,
})
export class StandInFor {
  @Field(() => ID, { description: '被代理任职的标识 / Id of that appointment.' })
  id!: string

  @Field(() => String, { description: '被代理人的姓名 / Name of whose it is.' })
  name!: string
}

@InputType({ description: '任命 / An appointment to make.' })
export class GrantAppointmentInput {
  @Field(() => ID, { description: '人员 / The person.' })
  personId!: string

  @Field(() => ID, { description: '任职单位 / The node.' })
  organisationId!: string

  @Field(() => RoleEnum, { description: '角色 / The role.' })
  role!: Role

  @Field(() => JobTitleEnum, { nullable: true, description: '职务 / The job title.' })
  jobTitle?: JobTitle | null

  @Field(() => DateScalar, {
    nullable: true,
    description: '开始日期（含），默认今天 / First day; today unless told.',
  })
  fromOn?: PlainDate | null

  @Field(() => DateScalar, {
    nullable: true,
    description: '结束日期（不含），为空则不定期 / First day after it; open unless told.',
  })
  toOn?: PlainDate | null

  @Field(() => String, { nullable: true, description: '幂等键 / Idempotency key.' })
  idempotencyKey?: string | null
}

@InputType({ description: '代理 / Somebody to stand in.' })
export class AppointStandInInput {
  @Field(() => ID, { description: '被代理的任职 / The appointment to stand in for.' })
  appointmentId!: string

  @Field(() => ID, { description: '代理人 / Who stands in.' })
  personId!: string

  @Field(() => DateScalar, { description: '开始日期（含） / First day.' })
  fromOn!: PlainDate

  @Field(() => DateScalar, { description: '结束日期（不含） / First day after it.' })
  toOn!: PlainDate

  @Field(() => String, { nullable: true, description: '幂等键 / Idempotency key.' })
  idempotencyKey?: string | null
}

@InputType({ description: '结束任职 / An appointment to end.' })
export class EndAppointmentInput {
  @Field(() => ID, { description: '任职 / The appointment.' })
  appointmentId!: string

  @Field(() => DateScalar, {
    nullable: true,
    description: '自此日起不再任职，默认今天即立即 / First day without it; at once unless told.',
  })
  on?: PlainDate | null
}
