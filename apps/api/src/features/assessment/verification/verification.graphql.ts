import type { Refusal } from '@zhengmei/domain/kernel'
import { Field, ID, ObjectType } from 'type-graphql'
import {
  connectionType,
  DateTimeScalar,
  payloadOf,
  RefusalType,
  registerEnum,
} from '../../../platform/graphql/index.js'
import type { RunDifference } from '../verify-run.js'
import { VerificationState } from './verification.js'

export const VerificationStateEnum = registerEnum(
  'VerificationState',
  '核验进行到哪一步 / How far a verification is, or what it came to.',
  {
    [VerificationState.planned]: { zh: '等待中', en: 'Waiting' },
    [VerificationState.running]: { zh: '正在重新计算', en: 'Recomputing' },
    [VerificationState.agreed]: { zh: '一致', en: 'All of it agrees' },
    [VerificationState.differs]: { zh: '不一致', en: 'Something differs' },
    [VerificationState.cancelled]: { zh: '已取消', en: 'Cancelled' },
    [VerificationState.failed]: { zh: '未能核验', en: 'It could not be carried out' },
  },
)

@ObjectType('RunDifference', {
  description: '存储与重算不一致之处 / A place where what is stored is not what the frozen facts yield.',
  simpleResolvers: true,
})
export class RunDifferenceType implements RunDifference {
  @Field(() => String, {
    description:
      '单位代码；涉及整次考核时为空字符串 / Code of the unit; empty when it is the run as a whole.',
  })
  unit!: string

  @Field(() => String, { nullable: true, description: '账号编号 / Number of the account, when it is one.' })
  account!: string | null

  @Field(() => String, {
    description:
      '哪一部分 / What differs: `facts`, `unit`, `account`, `lines`, `standing`, `rows`, `facts_digest`, `result_digest`.',
  })
  what!: string

  @Field(() => String, { description: '存储的值（JSON） / What is stored, as JSON, shortened when long.' })
  stored!: string

  @Field(() => String, { description: '重算的值（JSON） / What was recomputed, likewise.' })
  recomputed!: string
}

@ObjectType('RunVerification', {
  description:
    '核验：由封存的数据重新计算并比较 / A sealed run recomputed from its frozen facts and compared with what is stored.',
  simpleResolvers: true,
})
export class RunVerificationType {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => VerificationStateEnum, { description: '状态 / How far it is, or what it came to.' })
  state!: VerificationState

  @Field(() => DateTimeScalar, { description: '申请时间 / When it was asked for.' })
  requestedAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: '开始时间 / When it began.' })
  startedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: '结束时间 / When it was over.' })
  endedAt!: Date | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '何时请求取消 / When somebody asked to cancel it.',
  })
  cancelRequestedAt!: Date | null

  @Field(() => String, { nullable: true, description: '封存的结果摘要 / Digest in the seal, once compared.' })
  storedDigest!: string | null

  @Field(() => String, { nullable: true, description: '重新计算的结果摘要 / Digest recomputed, likewise.' })
  recomputedDigest!: string | null

  @Field(() => [RunDifferenceType], { description: '前若干处不同 / The first differences.' })
  differences!: RunDifference[]

  @Field(() => RefusalType, {
    nullable: true,
    description: '未能核验的原因 / Why it could not be carried out.',
  })
  failure!: Refusal | null
}

export const RunVerificationConnection = connectionType(
  'RunVerification',
  '核验 / verifications',
  () => RunVerificationType,
)

@ObjectType({ description: '已申请的核验 / The verification that was asked for.', simpleResolvers: true })
export class VerificationRequested {
  @Field(() => RunVerificationType, { description: '核验 / The verification.' })
  verification!: object

  @Field(() => Boolean, {
    description: '同一次考核已有核验在进行，即为该次 / It was under way already: one at a time of a run.',
  })
  alreadyUnderWay!: boolean
}

@ObjectType({
  description: '已请求取消的核验 / A verification that was asked to end.',
  simpleResolvers: true,
})
export class VerificationCancelled {
  @Field(() => RunVerificationType, { description: '核验 / The verification.' })
  verification!: object
}

export const VerifyAssessmentRunPayload = payloadOf('VerifyAssessmentRunPayload', VerificationRequested)
export const CancelRunVerificationPayload = payloadOf('CancelRunVerificationPayload', VerificationCancelled)
