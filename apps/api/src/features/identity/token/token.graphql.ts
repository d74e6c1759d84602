import { type TokenAccess, tokenAccessTitles } from '@zhengmei/domain/identity'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { connectionType, DateTimeScalar, payloadOf, registerEnum } from '../../../platform/graphql/index.js'

export const TokenAccessEnum = registerEnum(
  'TokenAccess',
  '接口令牌的权限 / What a program may do with a token.',
  tokenAccessTitles,
)

@ObjectType('ApiToken', {
  description: '接口令牌：供程序以本人名义访问 / A token by which a program asks in somebody’s name.',
  simpleResolvers: true,
})
export class ApiTokenType {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => String, { description: '名称 / Name.' })
  name!: string

  @Field(() => TokenAccessEnum, { description: '权限 / What it may.' })
  access!: TokenAccess

  @Field(() => DateTimeScalar, { description: '创建时间 / When it was made.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { description: '到期时间 / When it ends by itself.' })
  expiresAt!: Date

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '吊销时间 / When it was revoked; null: it was not.',
  })
  revokedAt!: Date | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '最近使用，精确到分钟 / Last use, to the minute; null: never.',
  })
  lastUsedAt!: Date | null

  @Field(() => Boolean, { description: '已到期 / Whether it has expired.' })
  isExpired!: boolean
}

export const ApiTokenConnection = connectionType('ApiToken', '接口令牌 / API tokens', () => ApiTokenType)

@InputType({ description: '新令牌 / A new token.' })
export class CreateApiTokenInput {
  @Field(() => String, { description: '名称，说明用途 / Name: what it is for.' })
  name!: string

  @Field(() => ID, {
    description: '单位：令牌的范围为该单位及其下级 / The node; the token covers it and all below.',
  })
  organisationId!: string

  @Field(() => TokenAccessEnum, { description: '权限 / What it may.' })
  access!: TokenAccess

  @Field(() => Int, { description: '有效天数 / Days that it lasts.' })
  days!: number
}

@ObjectType({ description: '已创建令牌 / A token was made.', simpleResolvers: true })
export class ApiTokenCreated {
  @Field(() => String, { description: '令牌本身，只显示这一次 / The token itself, shown this once.' })
  text!: string

  @Field(() => ApiTokenType, { description: '令牌 / The token.' })
  token!: object
}

@ObjectType({ description: '已吊销令牌 / A token was revoked.', simpleResolvers: true })
export class ApiTokenRevoked {
  @Field(() => ApiTokenType, { description: '令牌 / The token.' })
  token!: object
}

export const CreateApiTokenPayload = payloadOf('CreateApiTokenPayload', ApiTokenCreated)
export const RevokeApiTokenPayload = payloadOf('RevokeApiTokenPayload', ApiTokenRevoked)
