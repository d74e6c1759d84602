import {
  type PasswordProfile,
  passwordProfileTitles,
  type SecondFactorRule,
  secondFactorTitles,
} from '@zhengmei/domain/identity'
import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { BilingualType, payloadOf, registerEnum } from '../../../platform/graphql/index.js'
import { RoleEnum } from '../identity.graphql.js'

const PasswordProfileEnum = registerEnum(
  'PasswordProfile',
  '密码策略 / Which requirement on passwords is followed.',
  passwordProfileTitles,
)
export const SecondFactorRuleEnum = registerEnum(
  'SecondFactorRule',
  '两步验证要求 / Whether a second step follows the password.',
  secondFactorTitles,
)

@ObjectType({ description: '某角色的两步验证要求 / The second step, for a role.', simpleResolvers: true })
export class SecondFactorOfRole {
  @Field(() => RoleEnum, { description: '角色 / Role.' })
  role!: string

  @Field(() => BilingualType, { description: '角色名称 / Title of the role.' })
  title!: BilingualType

  @Field(() => SecondFactorRuleEnum, { description: '要求 / What is asked.' })
  rule!: SecondFactorRule
}

@ObjectType({
  description: '密码策略中的一项要求及其出处 / What a profile asks, and where it stands.',
  simpleResolvers: true,
})
export class PasswordRule {
  @Field(() => String, { description: '要求的键 / Key of the requirement.' })
  key!: string

  @Field(() => Int, {
    nullable: true,
    description: '数值，无此要求为空 / The figure; null: nothing is asked.',
  })
  value!: number | null

  @Field(() => String, { description: '出处：文件与条款 / Document and clause.' })
  source!: string

  @Field(() => BilingualType, {
    nullable: true,
    description: '解释：条款未写明之处如何取值 / How the clause was read where it leaves room.',
  })
  interpretation!: BilingualType | null
}

@ObjectType('SignInPolicy', { description: '登录策略 / How people sign in, decided for the installation.' })
export class SignInPolicyType {
  @Field(() => PasswordProfileEnum, { description: '密码策略 / Profile of passwords.' })
  passwordProfile!: PasswordProfile

  @Field(() => Int, { description: '多少分钟无操作即退出 / Minutes without a request that end a session.' })
  idleMinutes!: number

  @Field(() => Int, { description: '登录最长小时数 / Hours that a session lasts at most.' })
  absoluteHours!: number

  @Field(() => Int, { description: '接口令牌最长天数 / Days that an API token lasts at most.' })
  tokenDays!: number

  @Field(() => Int, { description: '版本，修改时带回 / Version, to be sent back with a change.' })
  version!: number
}

@InputType({ description: '某角色的两步验证要求 / The second step, for a role.' })
export class SecondFactorOfRoleInput {
  @Field(() => RoleEnum, { description: '角色 / Role.' })
  role!: string

  @Field(() => SecondFactorRuleEnum, { description: '要求 / What is asked.' })
  rule!: SecondFactorRule
}

@InputType({ description: '新的登录策略 / A policy to put in force.' })
export class SetSignInPolicyInput {
  @Field(() => PasswordProfileEnum, { description: '密码策略 / Profile of passwords.' })
  passwordProfile!: PasswordProfile

  @Field(() => [SecondFactorOfRoleInput], {
    description:
      '两步验证，未列出的角色不变 / The second step by role; roles that are left out stay as they are.',
  })
  secondFactor!: SecondFactorOfRoleInput[]

  @Field(() => Int, { description: '多少分钟无操作即退出，5 至 1440 / Idle minutes, 5 to 1440.' })
  idleMinutes!: number

  @Field(() => Int, { description: '登录最长小时数，1 至 720 / Hours at most, 1 to 720.' })
  absoluteHours!: number

  @Field(() => Int, { description: '接口令牌最长天数，1 至 1098 / Days of a token at most, 1 to 1098.' })
  tokenDays!: number

  @Field(() => Int, { description: '所依据的版本 / The version that the change was made from.' })
  version!: number
}

@ObjectType({ description: '策略已生效 / The policy is in force.', simpleResolvers: true })
export class SignInPolicySet {
  @Field(() => SignInPolicyType, { description: '登录策略 / The policy.' })
  policy!: object
}

export const SetSignInPolicyPayload = payloadOf('SetSignInPolicyPayload', SignInPolicySet)
