import { type AccessReason, type Action, accessReasonTitles, actionTitles } from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { ArgsType, Extensions, Field, ID, ObjectType } from 'type-graphql'
import { BilingualType, connectionType, PageArgs, registerEnum } from '../../../platform/graphql/index.js'
import { Account } from '../../account/index.js'
import { Organisation } from '../../org/index.js'
import type { AppointmentRow } from '../appointment/appointment.read.js'
import { AppointmentType, Person } from '../identity.graphql.js'
import { PersonRecord } from '../person/people.graphql.js'
import type { PersonRow } from '../person/person.repository.js'

export const ActionEnum = registerEnum(
  'Action',
  '可以做的事，谁可以做见权限表 / What can be asked for or done; the table of policies says by whom.',
  actionTitles,
)
export const AccessReasonEnum = registerEnum(
  'AccessReason',
  '一项任职为何允许或不允许 / Why an appointment allows something, or does not.',
  accessReasonTitles,
)

@ObjectType({
  description: '一项任职的结论 / What one appointment says to the question.',
  simpleResolvers: true,
})
export class AppointmentVerdict {
  @Field(() => AppointmentType, { description: '任职 / The appointment.' })
  appointment!: object

  @Field(() => Boolean, { description: '是否允许 / Whether it allows it.' })
  allows!: boolean

  @Field(() => AccessReasonEnum, { description: '原因 / Why.' })
  reason!: AccessReason

  @Field(() => BilingualType, {
    description:
      '原因的文字；允许时为权限表的原句 / Why, in words; where allowed, the row of the table of policies.',
  })
  sentence!: Bilingual
}

@ObjectType({
  description: '某人今天能否对某对象做某事，为什么 / Whether somebody may do something today, and why.',
  simpleResolvers: true,
})
export class AccessExplanation {
  @Field(() => PersonRecord, { description: '人员 / The person.' })
  person!: object

  @Field(() => Organisation, {
    description: '单位；问的是账号时为其所属单位 / The unit; of an account, the one it belongs to.',
  })
  organisation!: object

  @Field(() => Account, {
    nullable: true,
    description: '账号；问的是单位时为空 / The account, if one was asked for.',
  })
  account!: object | null

  @Field(() => Boolean, {
    description:
      '可以：未停用，且您范围内的某项任职允许 / Allowed: not disabled, and an appointment within your scope allows it.',
  })
  allowed!: boolean

  @Extensions({ listSize: 3 })
  @Field(() => [AppointmentVerdict], {
    description: '您范围内每项任职的结论 / What each appointment within your scope says.',
  })
  verdicts!: AppointmentVerdict[]

  @Field(() => Boolean, {
    description:
      '已看到全部任职；否则在您范围之上的任职不列出，也可能允许 / Every appointment is taken into account; else those above your scope are not listed and may allow it too.',
  })
  complete!: boolean
}

@ObjectType({
  description: '一人凭一项任职可以做某事 / Somebody who may do it, by one appointment.',
  simpleResolvers: true,
})
export class PersonAccess {
  @Field(() => Person, { description: '人员 / The person.' })
  person!: PersonRow

  @Field(() => AppointmentType, { description: '凭借的任职 / The appointment by which they may.' })
  appointment!: AppointmentRow

  @Field(() => BilingualType, { description: '所凭的规则 / The rule by which they may.' })
  sentence!: Bilingual
}

export const PersonAccessConnection = connectionType(
  'PersonAccess',
  '可以做某事的人，每项任职一行 / people who may do something, a row an appointment',
  () => PersonAccess,
)

@ArgsType()
export class PeopleWithAccessArgs extends PageArgs {
  @Field(() => ID, { description: '单位或账号 / The unit or the account.' })
  objectId!: string

  @Field(() => ActionEnum, { description: '做什么 / What is done.' })
  action!: Action
}
