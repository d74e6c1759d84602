import { Field, ID, Int, ObjectType } from 'type-graphql'
import { DateTimeScalar, payloadOf, registerEnum } from '../../../platform/graphql/index.js'

const SignInMethodEnum = registerEnum('SignInMethod', '登录方式 / How somebody signed in.', {
  password: { zh: '密码', en: 'Password' },
  oidc: { zh: '统一身份认证', en: 'The office’s identity provider' },
})

@ObjectType('SignInSession', { description: '一次登录 / A session that goes on.', simpleResolvers: true })
export class SignInSessionType {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => DateTimeScalar, { description: '登录时间 / When it began.' })
  startedAt!: Date

  @Field(() => DateTimeScalar, { description: '最近使用，精确到分钟 / Last use, to the minute.' })
  lastSeenAt!: Date

  @Field(() => String, { nullable: true, description: '网络地址 / Network address.' })
  address!: string | null

  @Field(() => SignInMethodEnum, { description: '登录方式 / How.' })
  method!: string
}

@ObjectType({ description: '已结束登录 / Sessions were ended.', simpleResolvers: true })
export class SessionsEnded {
  @Field(() => Int, { description: '结束了几个 / How many.' })
  count!: number
}

export const EndSessionsPayload = payloadOf('EndSessionsPayload', SessionsEnded)
