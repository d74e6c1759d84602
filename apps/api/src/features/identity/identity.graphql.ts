import { roleTitles, type SignInStep } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql'
import {
  BilingualType,
  DateScalar,
  payloadOf,
  RefusalType,
  registerEnum,
} from '../../platform/graphql/index.js'

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

const SignInStepEnum = registerEnum('SignInStepKind', '密码之后还要做什么 / What is still to be done.', {
  code: { zh: '输入动态口令', en: 'Say the code of the second step' },
  enrol: { zh: '启用两步验证', en: 'Enrol a second step' },
  change_password: { zh: '更换过期的密码', en: 'Choose another password' },
} satisfies Record<SignInStep, { zh: string; en: string }>)

const recoveryCodes = {
  nullable: true,
  description:
    '刚启用两步验证时的恢复码，只显示这一次 / Recovery codes, when a second step was just enrolled.',
} as const

@ObjectType({ description: '已登录 / Signed in.', simpleResolvers: true })
export class SignedIn {
  @Field(() => ViewerType, { description: '登录者 / Who is signed in now.' })
  viewer!: object

  @Field(() => [String], recoveryCodes)
  recoveryCodes!: readonly string[] | null
}

@ObjectType({ description: '登录还差一步 / Something is still to be done.', simpleResolvers: true })
export class SignInStepAsked {
  @Field(() => SignInStepEnum, { description: '做什么 / What.' })
  step!: SignInStep

  @Field(() => String, {
    description: '继续登录所凭，十分钟有效 / By what it goes on; good for ten minutes.',
  })
  secret!: string

  @Field(() => String, { nullable: true, description: '待启用的动态口令密钥 / The secret to enrol.' })
  totpSecret!: string | null

  @Field(() => String, { nullable: true, description: '其二维码内容 / The same as the picture holds it.' })
  totpUri!: string | null

  @Field(() => [String], recoveryCodes)
  recoveryCodes!: readonly string[] | null
}

@InputType({ description: '登录的下一步 / The next step of a sign-in.' })
export class ContinueSignInInput {
  @Field(() => String, { description: '上一步给出的凭据 / What the step before gave.' })
  secret!: string

  @Field(() => String, { nullable: true, description: '动态口令或恢复码 / The code, or a recovery code.' })
  code?: string | null

  @Field(() => String, { nullable: true, description: '新密码 / The new password.' })
  password?: string | null
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

export const SignInPayload = createUnionType({
  name: 'SignInPayload',
  description: '已登录、还差一步，或被拒绝 / Signed in, something still to be done, or why not.',
  types: () => [SignedIn, SignInStepAsked, RefusalType] as const,
  resolveType: (value: object) => {
    if (value instanceof RefusalType) return RefusalType
    return 'viewer' in value ? SignedIn : SignInStepAsked
  },
})
export const SwitchAppointmentPayload = payloadOf('SwitchAppointmentPayload', AppointmentSwitched)
export const AcceptInvitationPayload = payloadOf('AcceptInvitationPayload', InvitationAccepted)
