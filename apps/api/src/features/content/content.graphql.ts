import {
  type MessageChannel,
  type MessageKind,
  messageChannelTitles,
  messageKindTitles,
} from '@zhengmei/domain/account'
import type { Instant, PlainDate } from '@zhengmei/domain/kernel'
import { ArgsType, Field, Int, ObjectType } from 'type-graphql'
import {
  connectionType,
  DateScalar,
  DateTimeScalar,
  PageArgs,
  registerEnum,
} from '../../platform/graphql/index.js'
import type { PostSort } from './post.repository.js'

export const MessageKindEnum = registerEnum<MessageKind>(
  'MessageKind',
  '留言类型 / What a message asks for.',
  messageKindTitles,
)
export const MessageChannelEnum = registerEnum<MessageChannel>(
  'MessageChannel',
  '留言渠道 / Where a message came in.',
  messageChannelTitles,
)

export const PostSortEnum = registerEnum<PostSort>('PostSort', '稿件的次序 / Order of posts.', {
  published: { zh: '按发布时间', en: 'By when they were published' },
  reads: { zh: '按阅读数', en: 'By reads' },
  likes: { zh: '按点赞数', en: 'By likes' },
  shares: { zh: '按转发数', en: 'By shares' },
  comments: { zh: '按评论数', en: 'By comments' },
})

@ObjectType({ description: '稿件 / A publication of an account.', simpleResolvers: true })
export class Post {
  @Field(() => String, {
    description: '平台编号，在账号内唯一 / Id on the platform, unique within the account.',
  })
  externalId!: string

  @Field(() => DateTimeScalar, { description: '发布时间 / Published at.' })
  publishedAt!: Instant

  @Field(() => DateScalar, { description: '发布日期（北京时间）/ The day in Asia/Shanghai.' })
  day!: PlainDate

  @Field(() => Boolean, { description: '原创 / Whether it was written by the account’s own unit.' })
  original!: boolean

  @Field(() => Int, { nullable: true, description: '阅读数 / Reads, where they are known.' })
  reads!: number | null

  @Field(() => Int, { nullable: true, description: '点赞数 / Likes, where they are known.' })
  likes!: number | null

  @Field(() => Int, { nullable: true, description: '转发数 / Shares, where they are known.' })
  shares!: number | null

  @Field(() => Int, { nullable: true, description: '评论数 / Comments, where they are known.' })
  comments!: number | null
}
export const PostConnection = connectionType('Post', '稿件 / posts', () => Post)

@ObjectType({ description: '留言 / A message that came to an account.', simpleResolvers: true })
export class Message {
  @Field(() => String, {
    description: '平台编号，在账号内唯一 / Id on the platform, unique within the account.',
  })
  externalId!: string

  @Field(() => DateTimeScalar, { description: '收到时间 / Received at.' })
  receivedAt!: Instant

  @Field(() => MessageKindEnum, { description: '类型 / What it asks for.' })
  kind!: MessageKind

  @Field(() => MessageChannelEnum, { nullable: true, description: '渠道 / Where it came in.' })
  channel!: MessageChannel | null

  @Field(() => DateTimeScalar, { nullable: true, description: '回复时间 / Replied at; null: not yet.' })
  repliedAt!: Instant | null
}
export const MessageConnection = connectionType('Message', '留言 / messages', () => Message)

@ArgsType()
class DaysArgs extends PageArgs {
  @Field(() => DateScalar, { nullable: true, description: '自该日起（含）/ From this day, inclusive.' })
  fromOn?: PlainDate | null

  @Field(() => DateScalar, { nullable: true, description: '至该日止（含）/ To this day, inclusive.' })
  toOn?: PlainDate | null
}

@ArgsType()
export class PostsArgs extends DaysArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: '只看原创或只看转载 / Only originals, or only reposts.',
  })
  original?: boolean | null

  @Field(() => String, { nullable: true, description: '标题的一部分 / Part of the title.' })
  search?: string | null

  @Field(() => PostSortEnum, {
    nullable: true,
    description: '次序；不填即按发布时间 / Order; absent: by time.',
  })
  sort?: PostSort | null

  @Field(() => Boolean, {
    nullable: true,
    description: '倒序；不填即倒序 / The latest or the most first; absent: yes.',
  })
  descending?: boolean | null
}

@ArgsType()
export class MessagesArgs extends DaysArgs {
  @Field(() => MessageKindEnum, { nullable: true, description: '类型 / What it asks for.' })
  kind?: MessageKind | null

  @Field(() => Boolean, {
    nullable: true,
    description: '已回复或未回复 / Only replied, or only those that wait.',
  })
  replied?: boolean | null
}
