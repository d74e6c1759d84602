import { roleTitles } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { BilingualType, DateScalar, payloadOf, registerEnum } from '../../platform/graphql/index.js'

export const RoleEnum = registerEnum('Role', '角色 / Role.', roleTitles)

@ObjectType({ description: '人员 / A person.', simpleResolvers: true })
export class Person {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => String, { description: '登录名 / Login.' })
  login!: string

  @Field(() => String, { description: '姓名 / Name.' })
  name!: string
}

@ObjectType('Appointment', {
  description:
    '任职：人员在某单位的角色，范围为该单位及其下级 / A role at a node; its scope is that node and all below.',
  simpleResolvers: true,
})
export class AppointmentType {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => RoleEnum, { description: '角色 / Role.' })
  role!: string

  @Field(() => DateScalar, { description: '开始日期（含） / First day.' })
  fromOn!: PlainDate

  @Field(() => DateScalar, {
    nullable: true,
    description: '结束日期（不含） / First day after it; null: open.',
  })
  toOn!: PlainDate | null
}

@ObjectType('Viewer', { description: '当前登录者 / Who is signed in, and under which appointment.' })
export class ViewerType {}

@ObjectType({ description: '演示账户 / A login of the demo data.', simpleResolvers: true })
export class DemoLogin {
  @Field(() => String, { description: '登录名 / Login.' })
  login!: string

  @Field(() => String, { description: '密码 / Password.' })
  password!: string

  @Field(() => String, { description: '姓名 / Name.' })
  name!: string

  @Field(() => BilingualType, { description: '角色名称 / Title of the role.' })
  role!: BilingualType

  @Field(() => String, { description: '任职单位 / Where the person is appointed.' })
  organisation!: string
}

@InputType({ description: '登录信息 / What one signs in with.' })
export class SignInInput {
  @Field(() => String, { description: '登录名 / Login.' })
  login!: string

  @Field(() => String, { description: '密码 / Password.' })
  password!: string
}

@InputType({ description: '邀请链接与新密码 / A link and the password to set.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: '链接中 # 之后的部分 / What stands after # in the link.' })
  secret!: string

  @Field(() => String, { description: '新密码 / The new password.' })
  password!: string
}

@ObjectType({ description: '已登录 / Signed in.', simpleResolvers: true })
export class SignedIn {
  @Field(() => ViewerType, { description: '登录者 / Who is signed in now.' })
  viewer!: object
}

@ObjectType({ description: '已切换任职 / The appointment was switched.', simpleResolvers: true })
export class AppointmentSwitched {
  @Field(() => ViewerType, { description: '登录者 / The viewer as of now.' })
  viewer!: object
}

@ObjectType({ description: '已设置密码，请登录 / The password is set; sign in next.', simpleResolvers: true })
export class InvitationAccepted {
  @Field(() => String, { description: '登录名 / The login to sign in with.' })
  login!: string
}

export const SignInPayload = payloadOf('SignInPayload', SignedIn)
export const SwitchAppointmentPayload = payloadOf('SwitchAppointmentPayload', AppointmentSwitched)
export const AcceptInvitationPayload = payloadOf('AcceptInvitationPayload', InvitationAccepted)
