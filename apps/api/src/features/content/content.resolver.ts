import { replyDue } from '@zhengmei/domain/assessment'
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import {
  type Connection,
  connection,
  type RequestContext,
  requestTime,
} from '../../platform/graphql/index.js'
import { Account, type AccountRow } from '../account/index.js'
import { requestCalendar } from '../calendar/index.js'
import { DueType, dueRow, rulesInForce } from '../rulebook/index.js'
import {
  Message,
  MessageConnection,
  MessagesArgs,
  Post,
  PostConnection,
  PostsArgs,
} from './content.graphql.js'
import {
  messageBodyOf,
  messageByKey,
  messageCountOf,
  messagesPage,
  postBodyOf,
  postCountOf,
  postsPage,
} from './content.loaders.js'
import type { MessageRow, PostRow } from './content.read.js'
import { messagesLatestFirst } from './message.repository.js'
import { postOrder } from './post.repository.js'

@Resolver(() => Account)
export class AccountContentResolver {
  @FieldResolver(() => PostConnection, { description: '稿件，最新的在前 / Its posts, the latest first.' })
  posts(
    @Root() account: AccountRow,
    @Args(() => PostsArgs) args: PostsArgs,
    @Ctx() context: RequestContext,
  ): Connection<PostRow> {
    const { fromOn, toOn, original, search } = args
    const filter = { fromOn, toOn, original, search }
    const order = postOrder(args.sort ?? undefined, args.descending ?? undefined)
    return connection(args, order, {
      fetch: (window) => context.load(postsPage, { parentId: account.id, window, filter: { filter, order } }),
      count: () => context.load(postCountOf, { accountId: account.id, filter }),
    })
  }

  @FieldResolver(() => MessageConnection, {
    description: '留言，最新的在前 / Messages to it, the latest first.',
  })
  messages(
    @Root() account: AccountRow,
    @Args(() => MessagesArgs) args: MessagesArgs,
    @Ctx() context: RequestContext,
  ): Connection<MessageRow> {
    const { fromOn, toOn, kind, replied } = args
    const filter = { fromOn, toOn, kind, replied }
    return connection(args, messagesLatestFirst, {
      fetch: (window) => context.load(messagesPage, { parentId: account.id, window, filter }),
      count: () => context.load(messageCountOf, { accountId: account.id, filter }),
    })
  }

  @FieldResolver(() => Message, {
    nullable: true,
    description: '一条留言；没有则为空 / One message; null when there is none.',
  })
  message(
    @Root() account: AccountRow,
    @Arg('externalId', () => String, { description: '平台编号 / Id on the platform.' }) externalId: string,
    @Ctx() context: RequestContext,
  ): Promise<MessageRow | null> {
    return context.load(messageByKey, { accountId: account.id, externalId })
  }
}

@Resolver(() => Post)
export class PostResolver {
  @FieldResolver(() => String, { description: '标题 / Title.' })
  async title(@Root() post: PostRow, @Ctx() context: RequestContext): Promise<string> {
    return (await context.load(postBodyOf, keyOf(post)))?.title ?? post.externalId
  }

  @FieldResolver(() => String, { nullable: true, description: '稿源 / Where a repost comes from.' })
  async source(@Root() post: PostRow, @Ctx() context: RequestContext): Promise<string | null> {
    return (await context.load(postBodyOf, keyOf(post)))?.source ?? null
  }

  @FieldResolver(() => String, { nullable: true, description: '链接 / Link.' })
  async url(@Root() post: PostRow, @Ctx() context: RequestContext): Promise<string | null> {
    return (await context.load(postBodyOf, keyOf(post)))?.url ?? null
  }
}

@Resolver(() => Message)
export class MessageResolver {
  @FieldResolver(() => String, { nullable: true, description: '内容 / What it says.' })
  async text(@Root() message: MessageRow, @Ctx() context: RequestContext): Promise<string | null> {
    return (await context.load(messageBodyOf, keyOf(message)))?.text ?? null
  }

  @FieldResolver(() => String, { nullable: true, description: '回复内容 / The reply.' })
  async reply(@Root() message: MessageRow, @Ctx() context: RequestContext): Promise<string | null> {
    return (await context.load(messageBodyOf, keyOf(message)))?.reply ?? null
  }

  @FieldResolver(() => DueType, {
    nullable: true,
    description:
      '答复时限；所适用的规则未定时限、或不属于政策咨询的为空 / Until when it is to be answered; null when the rules in force set no hours, or it is no policy enquiry.',
  })
  async due(@Root() message: MessageRow, @Ctx() context: RequestContext): Promise<DueType | null> {
    const rules = await context.load(rulesInForce, { orgId: message.orgId, on: message.day })
    const { isWorkingDay } = await requestCalendar(context)
    const due = replyDue(rules, message, await requestTime(context), isWorkingDay)
    return due && dueRow(due)
  }
}

const keyOf = ({ accountId, externalId }: PostRow | MessageRow) => ({ accountId, externalId })
