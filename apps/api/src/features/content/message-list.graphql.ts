import type { MessageKind, Platform } from '@zhengmei/domain/account'
import type { DueState } from '@zhengmei/domain/assessment'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql'
import { DateScalar, PageArgs, registerEnum } from '../../platform/graphql/index.js'
import { PlatformEnum } from '../account/index.js'
import { DueStateEnum } from '../rulebook/index.js'
import { MessageKindEnum } from './content.graphql.js'
import type { MessageSort } from './message-list.repository.js'

export const MessageSortEnum = registerEnum<MessageSort>('MessageSort', '留言的次序 / Order of messages.', {
  received: { zh: '按收到时间', en: 'By when they came in' },
  due: {
    zh: '按答复时限，无时限的在后',
    en: 'By until when they are to be answered; those without a deadline after the others',
  },
})

@ArgsType()
export class MessageListArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: '只看此单位及其下级的账号收到的 / Only to accounts of this organisation and those below.',
  })
  scopeId?: string | null

  @Field(() => ID, { nullable: true, description: '只看此账号收到的 / Only to this account.' })
  accountId?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      '账号名称或平台账号的一部分，或编码的开头 / Part of the name or handle of the account, or start of its code.',
  })
  search?: string | null

  @Field(() => [PlatformEnum], { nullable: true, description: '其中任一平台 / On any of these platforms.' })
  platforms?: Platform[] | null

  @Field(() => MessageKindEnum, { nullable: true, description: '类型 / What it asks for.' })
  kind?: MessageKind | null

  @Field(() => Boolean, {
    nullable: true,
    description: '已回复或未回复 / Only replied, or only those that wait.',
  })
  replied?: boolean | null

  @Field(() => [DueStateEnum], {
    nullable: true,
    description:
      '答复时限处于其中任一状态；无时限的不在内 / Whose deadline stands in any of these ways; those without one are left out.',
  })
  states?: DueState[] | null

  @Field(() => DateScalar, {
    nullable: true,
    description:
      '自该日起收到（含）；不填即近 30 天，只看未回复的或一个账号的则不限 / Received from this day, inclusive; absent: within the last 30 days, or ever where only those that wait or those of one account are asked for.',
  })
  fromOn?: PlainDate | null

  @Field(() => DateScalar, {
    nullable: true,
    description: '至该日止收到（含）/ Received to this day, inclusive.',
  })
  toOn?: PlainDate | null

  @Field(() => MessageSortEnum, {
    nullable: true,
    description: '次序；不填即最新的在前 / Order; absent: the latest first.',
  })
  sort?: MessageSort | null

  @Field(() => Boolean, { nullable: true, description: '倒序 / The other way round.' })
  descending?: boolean | null
}

@ObjectType({
  description:
    '一段时间内收到的政策咨询答复得如何；每个数字都是同一条件下留言列表的条数 / How policy enquiries of some days were answered; each number is that of the list of messages with the same filter.',
  simpleResolvers: true,
})
export class ReplyFigures {
  @Field(() => DateScalar, { description: '自该日起收到（含）/ Received from this day, inclusive.' })
  fromOn!: PlainDate

  @Field(() => DateScalar, { description: '至该日止收到（含）/ Received to this day, inclusive.' })
  toOn!: PlainDate

  @Field(() => Int, { description: '按时答复 / Answered in time.' })
  inTime!: number

  @Field(() => Int, { description: '逾期答复 / Answered late.' })
  late!: number

  @Field(() => Int, { description: '逾期未答复 / Overdue.' })
  overdue!: number

  @Field(() => Int, { description: '未到时限 / Not due yet, and not answered.' })
  running!: number
}
