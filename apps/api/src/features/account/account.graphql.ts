import {
  type AccountState,
  accountStateTitles,
  type MediaType,
  mediaTypeTitles,
  type Platform,
  platformTitles,
} from '@zhengmei/domain/account'
import type { Instant, PlainDate } from '@zhengmei/domain/kernel'
import type { ReplyTerm } from '@zhengmei/domain/workbench'
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql'
import {
  connectionType,
  DateScalar,
  DateTimeScalar,
  PageArgs,
  registerEnum,
} from '../../platform/graphql/index.js'
import type { AccountSort } from './account-list.repository.js'
import { replyTermTitles } from './account-words.js'

export const PlatformEnum = registerEnum('Platform', '平台 / Platform.', platformTitles)
export const MediaTypeEnum = registerEnum(
  'MediaType',
  '媒体类型 / What it mainly publishes.',
  mediaTypeTitles,
)
export const AccountStateEnum = registerEnum(
  'AccountState',
  '账号状态 / Where an account stands.',
  accountStateTitles,
)
export const ReplyTermEnum = registerEnum<ReplyTerm>(
  'ReplyTerm',
  '留言时限 / How the deadlines of policy enquiries stand that nobody answered.',
  replyTermTitles,
)
export const AccountSortEnum = registerEnum('AccountSort', '账号列表的次序 / Order of a list of accounts.', {
  code: { zh: '按账号编码', en: 'By code' },
  name: { zh: '按名称', en: 'By name' },
  live_on: { zh: '按上线日期', en: 'By the day it went live' },
  last_post_on: {
    zh: '按最近发布日期，从未发布的最先',
    en: 'By the day of the last post; those that never posted come first',
  },
  unreplied_messages: { zh: '按未回复留言数', en: 'By how many messages wait' },
})

@ObjectType({ description: '政务新媒体账号 / A government new-media account.', simpleResolvers: true })
export class Account {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => String, { description: '账号编码 / Code, unique.' })
  code!: string

  @Field(() => String, { description: '名称 / Name.' })
  name!: string

  @Field(() => PlatformEnum, { description: '平台 / Platform.' })
  platform!: string

  @Field(() => MediaTypeEnum, { description: '媒体类型 / Media type.' })
  mediaType!: string

  @Field(() => String, { nullable: true, description: '认证主体 / Certified subject.' })
  certifiedSubject!: string | null

  @Field(() => DateScalar, { description: '上线日期 / First day on which it was live.' })
  liveOn!: PlainDate

  @Field(() => DateScalar, {
    nullable: true,
    description: '关停日期 / First day on which it was no longer live.',
  })
  closedOn!: PlainDate | null

  @Field(() => Boolean, { description: '主账号 / Whether it is the main account of its matrix.' })
  main!: boolean

  @Field(() => String, {
    nullable: true,
    description: '平台账号，如微信号 / How it is found on its platform.',
  })
  handle!: string | null

  @Field(() => String, {
    nullable: true,
    description: '链接或下载地址 / Its page, or where an app is had from.',
  })
  url!: string | null

  @Field(() => DateScalar, {
    nullable: true,
    description: '最近一次发布的日期 / Day of the last post that is known.',
  })
  lastPostOn!: PlainDate | null

  @Field(() => Int, { description: '未回复的留言数 / How many messages wait for a reply.' })
  unrepliedMessages!: number

  @Field(() => Int, { description: '档案的版本 / Version of its file, for editing.' })
  version!: number

  @Field(() => DateTimeScalar, { description: '登记时间 / When it was registered here.' })
  createdAt!: Instant
}

@ObjectType({
  description: '账号一年的发布数量 / What an account published in a year.',
  simpleResolvers: true,
})
export class AccountYear {
  @Field(() => Int, { description: '年份 / Calendar year.' })
  year!: number

  @Field(() => Int, { description: '发布篇数 / Posts of the calendar year.' })
  posts!: number

  @Field(() => Int, { description: '在线期间的原创篇数 / Original posts while it was live.' })
  originals!: number

  @Field(() => [Int], { description: 'ISO 周各周篇数 / Posts by ISO week of the week-year.' })
  weekPosts!: number[]

  @Field(() => [Int], { description: 'ISO 周各周原创篇数 / Originals by ISO week of the week-year.' })
  weekOriginals!: number[]

  @Field(() => [Int], { description: '各月篇数 / Posts by month.' })
  monthPosts!: number[]
}

export const AccountConnection = connectionType('Account', '账号 / accounts', () => Account)

@ArgsType()
export class AccountsArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: '只看此单位及其下级的账号 / Only of this organisation and those below.',
  })
  scopeId?: string | null

  @Field(() => String, {
    nullable: true,
    description: '名称或平台账号的一部分，或编码的开头 / Part of the name or handle, or start of the code.',
  })
  search?: string | null

  @Field(() => PlatformEnum, { nullable: true, description: '平台 / Platform.' })
  platform?: Platform | null

  @Field(() => [PlatformEnum], { nullable: true, description: '其中任一平台 / On any of these platforms.' })
  platforms?: Platform[] | null

  @Field(() => MediaTypeEnum, { nullable: true, description: '媒体类型 / Media type.' })
  mediaType?: MediaType | null

  @Field(() => AccountStateEnum, { nullable: true, description: '今天的状态 / Where it stands today.' })
  state?: AccountState | null

  @Field(() => String, {
    nullable: true,
    description: '主办单位的考核类别 / Assessment category of the host.',
  })
  category?: string | null

  @Field(() => Int, {
    nullable: true,
    description: '至少这么多天没有发布，从未发布的也在内 / Without a post for so many days, or ever.',
  })
  silentForDays?: number | null

  @Field(() => Boolean, {
    nullable: true,
    description: '有未回复留言，或没有 / With messages that wait for a reply, or without any.',
  })
  unreplied?: boolean | null

  @Field(() => ReplyTermEnum, {
    nullable: true,
    description:
      '有咨询已逾期未回复，或将在下一个工作日结束前到期 / With policy enquiries past their deadline, or due by the end of the next working day.',
  })
  replies?: ReplyTerm | null

  @Field(() => Boolean, {
    nullable: true,
    description: '有已通知而未整改的问题，或没有 / With findings notified and not rectified, or without any.',
  })
  toRectify?: boolean | null

  @Field(() => DateScalar, {
    nullable: true,
    description: '最近一次发布不早于此日 / Last posted on this day or later.',
  })
  lastPostFrom?: PlainDate | null

  @Field(() => DateScalar, {
    nullable: true,
    description: '最近一次发布不晚于此日 / Last posted on this day or before.',
  })
  lastPostTo?: PlainDate | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      '主办单位已撤并、待处置，或不是 / Must find another host or be closed because theirs is no more, or need not.',
  })
  toSettle?: boolean | null

  @Field(() => Boolean, { nullable: true, description: '倒序 / The other way round.' })
  descending?: boolean | null

  @Field(() => DateScalar, { nullable: true, description: '在此日在线 / Live on this day.' })
  liveOn?: PlainDate | null

  @Field(() => AccountSortEnum, { nullable: true, defaultValue: 'code', description: '次序 / Order.' })
  sort?: AccountSort | null
}
