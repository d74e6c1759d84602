import {
  type CheckTier,
  checkTierTitles,
  type MediaType,
  type Platform,
  RegistrationCheck,
} from '@zhengmei/domain/account'
import type { Bilingual, PlainDate } from '@zhengmei/domain/kernel'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import {
  BilingualType,
  DateScalar,
  editPayloadOf,
  payloadOf,
  registerEnum,
} from '../../../platform/graphql/index.js'
import { Statement, type StatementRow } from '../../rulebook/index.js'
import { Account, MediaTypeEnum, PlatformEnum } from '../account.graphql.js'
import type { AccountRow } from '../account.read.js'

export const CheckTierEnum = registerEnum<CheckTier>(
  'CheckTier',
  '核查的轻重 / How much a check weighs.',
  checkTierTitles,
)
export const RegistrationCheckEnum = registerEnum<RegistrationCheck>(
  'RegistrationCheck',
  '登记核查 / What is looked at when an account is registered.',
  {
    [RegistrationCheck.hostBarred]: { zh: '不得作主办单位', en: 'The host may not host' },
    [RegistrationCheck.personSubject]: { zh: '个人作认证主体', en: 'A person as certified subject' },
    [RegistrationCheck.onePerPlatform]: {
      zh: '一个单位在同一平台一个账号',
      en: 'One account per unit and platform',
    },
    [RegistrationCheck.certification]: { zh: '认证信息注明主办单位', en: 'Certification names the host' },
    [RegistrationCheck.nameOfDuty]: { zh: '名称与职责相关', en: 'The name tells of the duties' },
    [RegistrationCheck.sameName]: { zh: '不同平台名称一致', en: 'Same name on all platforms' },
    [RegistrationCheck.handleTaken]: { zh: '平台账号重复', en: 'The handle is registered already' },
    [RegistrationCheck.nameTaken]: { zh: '同一平台同名', en: 'Same name on the platform' },
  },
)

@ObjectType('RegistrationFinding', {
  description: '登记核查发现的一项 / Something that a check of a registration found.',
  simpleResolvers: true,
})
export class RegistrationFindingType {
  @Field(() => RegistrationCheckEnum, { description: '核查 / The check.' })
  check!: RegistrationCheck

  @Field(() => CheckTierEnum, { description: '轻重 / How much it weighs.' })
  tier!: CheckTier

  @Field(() => String, { description: '所涉字段 / The input field it is about.' })
  field!: string

  @Field(() => BilingualType, { description: '说明 / What to tell people.' })
  message!: Bilingual

  @Field(() => Boolean, { description: '可凭记录在案的理由豁免 / Whether a recorded reason lifts it.' })
  exemptible!: boolean

  @Field(() => Statement, {
    nullable: true,
    description:
      '所依据的规定；系统自身的提示为空 / The statement it rests on; null where the product itself looks.',
  })
  statement!: StatementRow | null
}

@InputType({ description: '待核查的登记 / A registration to be checked.' })
export class RegistrationInput {
  @Field(() => ID, { description: '主办单位 / The host.' })
  organisationId!: string

  @Field(() => ID, {
    nullable: true,
    description: '账号，新登记的没有 / The account; none while it isn’t registered.',
  })
  accountId?: string | null

  @Field(() => PlatformEnum, { description: '平台 / Platform.' })
  platform!: Platform

  @Field(() => String, { description: '名称 / Name.' })
  name!: string

  @Field(() => String, {
    nullable: true,
    description:
      '平台账号，查有无重复登记 / How it is found on its platform; looked for among those registered.',
  })
  handle?: string | null

  @Field(() => String, { nullable: true, description: '认证主体 / Certified subject.' })
  certifiedSubject?: string | null
}

@InputType({ description: '登记账号 / An account to register.' })
export class CreateAccountInput {
  @Field(() => ID, { description: '主办单位 / The host.' })
  organisationId!: string

  @Field(() => PlatformEnum, { description: '平台，之后不可更改 / Platform; it stays.' })
  platform!: Platform

  @Field(() => MediaTypeEnum, { description: '媒体类型 / Media type.' })
  mediaType!: MediaType

  @Field(() => String, { description: '名称 / Name.' })
  name!: string

  @Field(() => String, {
    nullable: true,
    description: '账号编码，默认由主办单位编码生成 / Code; made of the host’s unless given.',
  })
  code?: string | null

  @Field(() => String, {
    nullable: true,
    description: '平台账号，如微信号 / How it is found on its platform.',
  })
  handle?: string | null

  @Field(() => String, {
    nullable: true,
    description: '链接或下载地址 / Its page, or where an app is had from.',
  })
  url?: string | null

  @Field(() => String, { nullable: true, description: '认证主体 / Certified subject.' })
  certifiedSubject?: string | null

  @Field(() => DateScalar, {
    description: '上线日期，将来的日期即待上线 / First day on which it is live; a day to come: not live yet.',
  })
  liveOn!: PlainDate

  @Field(() => Boolean, {
    nullable: true,
    description: '主账号 / Whether it is the main account of its matrix.',
  })
  main?: boolean | null

  @Field(() => ID, { nullable: true, description: '第三方运营机构 / Third-party operator.' })
  operatorId?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      '豁免“一个单位在同一平台一个账号”的理由 / Why it is exempt from one account per unit and platform.',
  })
  exemptionReason?: string | null

  @Field(() => String, { nullable: true, description: '幂等键 / Idempotency key.' })
  idempotencyKey?: string | null
}

@InputType({
  description:
    '修改账号档案，未给出的不变，空文本表示没有 / What to change in the file of an account; absent fields stay, an empty text stands for none.',
})
export class EditAccountInput {
  @Field(() => ID, { description: '账号 / The account.' })
  accountId!: string

  @Field(() => Int, { description: '所依据的版本 / The version that was seen.' })
  version!: number

  @Field(() => String, { nullable: true, description: '名称 / Name.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: '平台账号 / How it is found on its platform.' })
  handle?: string | null

  @Field(() => String, {
    nullable: true,
    description: '链接或下载地址 / Its page, or where an app is had from.',
  })
  url?: string | null

  @Field(() => String, { nullable: true, description: '认证主体 / Certified subject.' })
  certifiedSubject?: string | null

  @Field(() => MediaTypeEnum, { nullable: true, description: '媒体类型 / Media type.' })
  mediaType?: MediaType | null

  @Field(() => Boolean, {
    nullable: true,
    description: '主账号 / Whether it is the main account of its matrix.',
  })
  main?: boolean | null

  @Field(() => ID, {
    nullable: true,
    description: '第三方运营机构，空文本表示没有 / Third-party operator; empty: none.',
  })
  operatorId?: string | null
}

@ObjectType({ description: '账号已登记 / The account is registered.', simpleResolvers: true })
export class AccountCreated {
  @Field(() => Account, { description: '账号 / The account.' })
  account!: AccountRow
}
export const CreateAccountPayload = payloadOf('CreateAccountPayload', AccountCreated)

@ObjectType({ description: '账号档案已修改 / The file of the account is changed.', simpleResolvers: true })
export class AccountEdited {
  @Field(() => Account, { description: '账号 / The account.' })
  account!: AccountRow
}
export const EditAccountPayload = editPayloadOf('EditAccountPayload', AccountEdited)
