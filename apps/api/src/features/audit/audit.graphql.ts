import type { PlainDate } from '@zhengmei/domain/kernel'
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import {
  BilingualType,
  connectionType,
  DateScalar,
  DateTimeScalar,
  JsonScalar,
  PageArgs,
  payloadOf,
} from '../../platform/graphql/index.js'
import type { AuditFilter } from './audit.read.js'

@ObjectType('AuditEntry', {
  description: '一条审计记录 / An entry of the audit trail.',
  simpleResolvers: true,
})
export class AuditEntryType {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => String, { description: '所在序列 / The stream it is chained in.' })
  stream!: string

  @Field(() => Int, {
    description: '在序列中的序号，自 1 起连续 / Its number in the stream, from 1 without gaps.',
  })
  seq!: number

  @Field(() => DateTimeScalar, { description: '时间 / When.' })
  at!: Date

  @Field(() => ID, { nullable: true, description: '操作人标识 / Id of who acted; null: nobody signed in.' })
  personId!: string | null

  @Field(() => String, { nullable: true, description: '当时的登录名 / Their login at the time.' })
  login!: string | null

  @Field(() => String, { nullable: true, description: '当时的姓名 / Their name at the time.' })
  personName!: string | null

  @Field(() => String, {
    nullable: true,
    description: '当时任职单位的名称 / Name of the node they acted at, at the time.',
  })
  orgName!: string | null

  @Field(() => String, { description: '操作代码 / What was done, `area.verb`.' })
  action!: string

  @Field(() => String, { description: '对象类型 / Kind of object.' })
  objectType!: string

  @Field(() => String, { description: '对象标识 / Id of the object.' })
  objectId!: string

  @Field(() => JsonScalar, { nullable: true, description: '变更前，仅所变部分 / Before, only what changed.' })
  before!: unknown

  @Field(() => JsonScalar, { nullable: true, description: '变更后，仅所变部分 / After, only what changed.' })
  after!: unknown

  @Field(() => String, { nullable: true, description: '请求编号 / Id of the request.' })
  requestId!: string | null

  @Field(() => String, { nullable: true, description: '网络地址 / Network address.' })
  address!: string | null

  @Field(() => String, { nullable: true, description: '浏览器自称 / What the browser calls itself.' })
  userAgent!: string | null

  @Field(() => ID, {
    nullable: true,
    description: '所用接口令牌的标识 / Id of the API token by which a program acted; null: the person did.',
  })
  tokenId!: string | null

  @Field(() => String, {
    nullable: true,
    description: '令牌当时的名称 / Name of the token at the time.',
  })
  tokenName!: string | null

  @Field(() => String, { description: '哈希（SHA-256，十六进制）/ Hash in hexadecimal.' })
  hash!: string

  @Field(() => String, {
    nullable: true,
    description: '前一条的哈希；首条为空 / Hash of the entry before; null for the first.',
  })
  previousHash!: string | null
}

export const AuditEntryConnection = connectionType(
  'AuditEntry',
  '审计记录 / entries of the audit trail',
  () => AuditEntryType,
)

@InputType('AuditFilter', { description: '筛选，各条件同时满足 / Which entries; all conditions hold.' })
export class AuditFilterInput implements AuditFilter {
  @Field(() => DateScalar, { nullable: true, description: '起始日（含）/ From this day on.' })
  fromOn?: PlainDate | null

  @Field(() => DateScalar, { nullable: true, description: '截止日（含）/ Up to and with this day.' })
  toOn?: PlainDate | null

  @Field(() => String, { nullable: true, description: '操作人的登录名或姓名 / Login or name of who acted.' })
  person?: string | null

  @Field(() => String, { nullable: true, description: '操作代码 / The action.' })
  action?: string | null

  @Field(() => String, { nullable: true, description: '对象类型 / Kind of object.' })
  objectType?: string | null

  @Field(() => String, { nullable: true, description: '对象标识 / Id of the object.' })
  objectId?: string | null

  @Field(() => String, { nullable: true, description: '序列 / The stream.' })
  stream?: string | null

  @Field(() => String, { nullable: true, description: '网络地址 / Network address.' })
  address?: string | null

  @Field(() => String, { nullable: true, description: '请求编号 / Id of the request.' })
  requestId?: string | null

  @Field(() => String, {
    nullable: true,
    description: '所用接口令牌的标识 / Id of the API token by which it was done.',
  })
  tokenId?: string | null

  @Field(() => String, {
    nullable: true,
    description: '姓名、对象或内容中的文字 / Text in names, object or values.',
  })
  text?: string | null
}

@ArgsType()
export class AuditEntriesArgs extends PageArgs {
  @Field(() => AuditFilterInput, { nullable: true, description: '筛选 / Which entries.' })
  filter?: AuditFilterInput | null
}

@ObjectType('AuditStreamHead', {
  description: '一个序列的末尾 / Where a stream ends.',
  simpleResolvers: true,
})
export class AuditStreamHead {
  @Field(() => String, { description: '序列 / The stream.' })
  stream!: string

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: BilingualType

  @Field(() => Int, {
    description: '末条的序号，即条数 / Number of the last entry, and so how many there are.',
  })
  seq!: number

  @Field(() => String, { description: '末条的哈希 / Hash of the last entry.' })
  hash!: string
}

@ObjectType('AuditVerdict', {
  description: '一个序列的核对结果 / What came of checking a stream.',
  simpleResolvers: true,
})
export class AuditVerdict {
  @Field(() => String, { description: '序列 / The stream.' })
  stream!: string

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: BilingualType

  @Field(() => Int, { description: '完好的条数 / Entries found good, up to the first bad one.' })
  entries!: number

  @Field(() => Int, {
    nullable: true,
    description: '第一条有问题的序号 / First bad number; null: the stream is whole.',
  })
  badSeq!: number | null

  @Field(() => BilingualType, { nullable: true, description: '问题 / What is wrong with it.' })
  problem!: BilingualType | null
}

@ObjectType('AuditVerification', {
  description: '一次核对 / A check of the whole trail.',
  simpleResolvers: true,
})
export class AuditVerificationType {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => String, { description: '状态：planned、running、done、failed / State.' })
  state!: string

  @Field(() => DateTimeScalar, { description: '提交时间 / When it was asked for.' })
  requestedAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: '完成时间 / When it was over.' })
  finishedAt!: Date | null

  @Field(() => Int, { description: '已核对的条数 / Entries checked so far.' })
  checked!: number

  @Field(() => Boolean, {
    nullable: true,
    description: '是否完好；未完成时为空 / Whether all is whole; null before the end.',
  })
  whole!: boolean | null

  @Field(() => [AuditVerdict], { description: '各序列的结果 / Results by stream.' })
  verdicts!: AuditVerdict[]

  @Field(() => [String], {
    description: '签名不可用的检查点日期 / Days of checkpoints whose signature is not ours.',
  })
  unusableCheckpoints!: string[]
}

@ObjectType('AuditCheckpoint', {
  description: '当日的签名检查点 / The signed checkpoint of a day.',
  simpleResolvers: true,
})
export class AuditCheckpointType {
  @Field(() => DateScalar, { description: '日期 / The day.' })
  day!: string

  @Field(() => String, { description: '下载地址 / Where it is had.' })
  url!: string
}

@ObjectType('AuditChain', {
  description: '审计链的状况 / How the audit chain stands.',
  simpleResolvers: true,
})
export class AuditChain {
  @Field(() => [AuditStreamHead], { description: '各序列 / The streams.' })
  streams!: AuditStreamHead[]

  @Field(() => [AuditCheckpointType], {
    description: '最近三十天的检查点 / Checkpoints of the last thirty days.',
  })
  checkpoints!: AuditCheckpointType[]

  @Field(() => AuditVerificationType, { nullable: true, description: '最近一次核对 / The latest check.' })
  lastVerification!: AuditVerificationType | null
}

@ObjectType({ description: '已提交的核对 / A check that was asked for.', simpleResolvers: true })
export class AuditVerificationRequested {
  @Field(() => AuditVerificationType, { description: '核对 / The check.' })
  verification!: AuditVerificationType
}

export const VerifyAuditPayload = payloadOf('VerifyAuditPayload', AuditVerificationRequested)
