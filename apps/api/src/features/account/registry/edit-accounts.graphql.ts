import type { MediaType } from '@zhengmei/domain/account'
import type { Refusal } from '@zhengmei/domain/kernel'
import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql'
import { payloadOf, RefusalType } from '../../../platform/graphql/index.js'
import { MediaTypeEnum } from '../account.graphql.js'
import { mostEdited } from './edit-accounts.js'

@InputType({
  description: '对许多账号作同样的修改，未给出的不变 / The same change to many accounts; absent fields stay.',
})
export class EditAccountsInput {
  @Field(() => [ID], { description: '账号，至多两百个 / The accounts, two hundred at most.' })
  accountIds!: string[]

  @Field(() => ID, {
    nullable: true,
    description: '第三方运营机构，空文本表示没有 / Third-party operator; empty: none.',
  })
  operatorId?: string | null

  @Field(() => MediaTypeEnum, { nullable: true, description: '媒体类型 / Media type.' })
  mediaType?: MediaType | null

  @Field(() => Boolean, {
    nullable: true,
    description: '认证主体改为各自主办单位的名称 / Each is certified by the name of its host.',
  })
  certifiedByHost?: boolean | null

  @Field(() => Boolean, {
    nullable: true,
    description: '只说会怎样，不作修改 / Only tells what would come of it.',
  })
  dryRun?: boolean | null

  @Field(() => String, { nullable: true, description: '幂等键 / Idempotency key.' })
  idempotencyKey?: string | null
}

@ObjectType({ description: '未能修改的账号 / An account that is not changed.', simpleResolvers: true })
export class AccountNotEdited {
  @Field(() => ID, { description: '账号标识 / Id of the account.' })
  accountId!: string

  @Field(() => RefusalType, { description: '原因 / Why not.' })
  refusal!: Refusal
}

@ObjectType({
  description: '批量修改的结果，逐个说明 / What came of the change, account by account.',
  simpleResolvers: true,
})
export class AccountsEdited {
  @Extensions({ listSize: mostEdited })
  @Field(() => [ID], { description: '修改了的账号 / Those that are changed.' })
  changed!: readonly string[]

  @Extensions({ listSize: mostEdited })
  @Field(() => [ID], { description: '原本如此的账号 / Those that were as wanted.' })
  same!: readonly string[]

  @Extensions({ listSize: mostEdited })
  @Field(() => [AccountNotEdited], { description: '未能修改的账号 / Those that are not changed.' })
  refused!: readonly AccountNotEdited[]
}
export const EditAccountsPayload = payloadOf('EditAccountsPayload', AccountsEdited)
