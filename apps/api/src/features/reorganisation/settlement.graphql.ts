import { type SettlementWay, settlementWayTitles } from '@zhengmei/domain/account'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { DateScalar, payloadOf, registerEnum } from '../../platform/graphql/index.js'
import { Account, type AccountRow } from '../account/index.js'

export const SettlementWayEnum = registerEnum<SettlementWay>(
  'SettlementWay',
  '撤并单位账号的处置方式 / How an account is settled whose host is no more.',
  settlementWayTitles,
)

@InputType({
  description: '撤并单位账号的处置 / What was done about an account whose host is no more.',
})
export class SettleAccountInput {
  @Field(() => ID, { description: '账号 / The account.' })
  accountId!: string

  @Field(() => SettlementWayEnum, { description: '处置方式 / What was done.' })
  way!: SettlementWay

  @Field(() => ID, {
    nullable: true,
    description: '新的主办单位，迁移时必填 / The new host of a transfer.',
  })
  successorId?: string | null

  @Field(() => DateScalar, {
    description:
      '办结日期：改由新单位主办的第一天，或不再在用的第一天 / First day with the new host, or first day on which it is no longer live.',
  })
  on!: PlainDate

  @Field(() => String, {
    description: '公告：何处、何日 / Where and when it was announced to the public.',
  })
  announcement!: string
}

@ObjectType({ description: '账号已处置 / The account is settled.', simpleResolvers: true })
export class AccountSettled {
  @Field(() => Account, { description: '账号 / The account.' })
  account!: AccountRow
}
export const SettleAccountPayload = payloadOf('SettleAccountPayload', AccountSettled)
