import type { Bilingual, Instant, PlainDate } from '@zhengmei/domain/kernel'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import {
  BilingualType,
  connectionType,
  DateScalar,
  DateTimeScalar,
  JsonScalar,
} from '../../platform/graphql/index.js'

@ObjectType({ description: '某日的粉丝数 / How many followed an account on a day.', simpleResolvers: true })
export class FollowerCount {
  @Field(() => DateScalar, { description: '统计日期 / The day.' })
  countedOn!: PlainDate

  @Field(() => Int, { description: '粉丝数 / How many.' })
  followers!: number
}
export const FollowerCountConnection = connectionType(
  'FollowerCount',
  '粉丝数 / follower counts',
  () => FollowerCount,
)

@ObjectType({ description: '被改动的一项 / A field that was changed.', simpleResolvers: true })
export class ChangedField {
  @Field(() => String, { description: '字段 / Name of the field.' })
  field!: string

  @Field(() => JsonScalar, { nullable: true, description: '改动前 / What it was.' })
  before!: unknown

  @Field(() => JsonScalar, { nullable: true, description: '改动后 / What it became.' })
  after!: unknown

  @Field(() => BilingualType, {
    nullable: true,
    description: '改动前，便于阅读 / What it was, in words; null: nothing.',
  })
  beforeText!: Bilingual | null

  @Field(() => BilingualType, {
    nullable: true,
    description: '改动后，便于阅读 / What it became, in words; null: nothing.',
  })
  afterText!: Bilingual | null
}

@ObjectType({
  description: '对账号档案的一次改动 / What somebody changed in the file of an account.',
  simpleResolvers: true,
})
export class AccountChange {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => DateTimeScalar, { description: '时间 / When.' })
  changedAt!: Instant

  @Field(() => String, { nullable: true, description: '改动人 / Name of who changed it.' })
  changedBy!: string | null

  @Field(() => Int, { description: '改动后的版本 / The version that came of it.' })
  version!: number
}
export const AccountChangeConnection = connectionType('AccountChange', '改动 / changes', () => AccountChange)

@ObjectType({
  description: '登记规定的豁免 / A rule of registration that an account need not follow.',
  simpleResolvers: true,
})
export class AccountExemption {
  @Field(() => String, { description: '所豁免的规定 / Key of the rule.' })
  ruleKey!: string

  @Field(() => String, { description: '理由 / Why.' })
  reason!: string

  @Field(() => DateTimeScalar, { description: '时间 / When it was granted.' })
  grantedAt!: Instant

  @Field(() => String, { description: '准予者 / Name of who granted it.' })
  grantedBy!: string
}
