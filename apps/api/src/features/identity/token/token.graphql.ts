import { type TokenAccess, tokenAccessTitles } from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import {
  connectionType,
  DateTimeScalar,
  PageArgs,
  payloadOf,
  registerEnum,
} from '../../../platform/graphql/index.js'
import { type TokenSort, type TokenState, tokenStateTitles } from './token.repository.js'

export const TokenAccessEnum = registerEnum(
  'TokenAccess',
  '接口令牌的权限 / What a program may do with a token.',
  tokenAccessTitles,
)

const TokenStateEnum = registerEnum(
  'ApiTokenState',
  '接口令牌的状态 / Whether a token works.',
  tokenStateTitles,
)
const TokenSortEnum = registerEnum('ApiTokenSort', '接口令牌的次序 / Order of a list of tokens.', {
  made: { zh: '按创建时间', en: 'By when they were made' },
  name: { zh: '按名称', en: 'By name' },
  expires_at: { zh: '按到期时间', en: 'By when they end' },
  last_used_at: { zh: '按最近使用，从未使用的最先', en: 'By their last use; those never used come first' },
} satisfies Record<TokenSort, Bilingual>)

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

  @Field(() => TokenStateEnum, { description: '状态 / Whether it works.' })
  state!: TokenState
}

export const ApiTokenConnection = connectionType('ApiToken', '接口令牌 / API tokens', () => ApiTokenType)

@ArgsType()
export class ApiTokensArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      '名称，或所有者姓名、登录名的一部分 / Part of its name, or of the name or login of whose it is.',
  })
  search?: string | null

  @Field(() => TokenStateEnum, { nullable: true, description: '状态 / State.' })
  state?: TokenState | null

  @Field(() => TokenAccessEnum, { nullable: true, description: '权限 / What it may.' })
  access?: TokenAccess | null

  @Field(() => TokenSortEnum, {
    nullable: true,
    description: '次序；为空：最新的在前 / Order; null: the newest first.',
  })
  sort?: TokenSort | null

  @Field(() => Boolean, { nullable: true, description: '倒序 / The other way round.' })
  descending?: boolean | null
}

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
