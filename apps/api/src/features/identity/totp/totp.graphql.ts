import type { SecondFactorRule } from '@zhengmei/domain/identity'
import { Field, Int, ObjectType } from 'type-graphql'
import { DateTimeScalar, payloadOf } from '../../../platform/graphql/index.js'
import { SecondFactorRuleEnum } from '../sign-in-policy/sign-in-policy.graphql.js'

@ObjectType({ description: '我的两步验证 / One’s own second step.', simpleResolvers: true })
export class MySecondFactor {
  @Field(() => SecondFactorRuleEnum, { description: '对我的要求 / What is asked of the viewer’s roles.' })
  rule!: SecondFactorRule

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '启用时间，未启用为空 / Since when; null: not in use.',
  })
  enrolledAt!: Date | null

  @Field(() => Int, { description: '剩余恢复码 / Recovery codes left.' })
  recoveryCodesLeft!: number
}

@ObjectType('TotpOffered', {
  description: '动态口令的密钥，供验证器应用读取 / A secret for an authenticator app.',
  simpleResolvers: true,
})
export class TotpOfferedType {
  @Field(() => String, { description: '密钥，可手工输入 / The secret, to be typed.' })
  secret!: string

  @Field(() => String, { description: '二维码内容 / What the picture holds.' })
  uri!: string
}

@ObjectType({ description: '恢复码，只显示这一次 / Recovery codes, shown this once.', simpleResolvers: true })
export class RecoveryCodes {
  @Field(() => [String], { description: '每个只能用一次 / Each works once.' })
  recoveryCodes!: readonly string[]
}

@ObjectType({ description: '已取消两步验证 / The second step was taken away.', simpleResolvers: true })
export class SecondFactorRemoved {
  @Field(() => Boolean, { description: '此前是否启用 / Whether there was one.' })
  removed!: boolean
}

export const OfferTotpPayload = payloadOf('OfferTotpPayload', TotpOfferedType)
export const RecoveryCodesPayload = payloadOf('RecoveryCodesPayload', RecoveryCodes)
export const RemoveSecondFactorPayload = payloadOf('RemoveSecondFactorPayload', SecondFactorRemoved)
