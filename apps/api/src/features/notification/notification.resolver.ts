import { ok } from '@zhengmei/domain/kernel'
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { withTransaction } from '../../platform/db/index.js'
import {
  BilingualType,
  type Connection,
  connection,
  liveStates,
  type Payload,
  type RequestContext,
  RequiresViewer,
  toPayload,
} from '../../platform/graphql/index.js'
import { isUuid } from '../../platform/ids/index.js'
import type { Told } from './kinds.js'
import {
  NotificationConnection,
  NotificationsArgs,
  type NotificationsRead,
  NotificationType,
  ReadNotificationsPayload,
} from './notification.graphql.js'
import {
  byTime,
  countNotifications,
  listNotifications,
  markRead,
  type NotificationRow,
} from './notification.repository.js'
import { notificationTopic } from './notify.js'
import { wordsOf } from './words.js'

const words = (row: NotificationRow) => wordsOf({ kind: row.kind, facts: row.facts } as Told)

@Resolver(() => NotificationType)
export class NotificationResolver {
  @Query(() => NotificationConnection, {
    description: '我的站内消息 / What one was told.',
  })
  @RequiresViewer()
  notifications(
    @Args(() => NotificationsArgs) args: NotificationsArgs,
    @Ctx() context: RequestContext,
  ): Connection<NotificationRow> {
    const { personId } = context.requireViewer()
    const order = byTime(args.descending ?? true)
    return connection(args, order, {
      fetch: (window) => listNotifications(context.pool, personId, args, order, window),
      count: () => countNotifications(context.pool, personId, args),
    })
  }

  @Query(() => Int, { description: '我的未读站内消息条数 / How many one has not read.' })
  @RequiresViewer()
  unreadNotificationCount(@Ctx() context: RequestContext): Promise<number> {
    return countNotifications(context.pool, context.requireViewer().personId, { unread: true })
  }

  @Mutation(() => ReadNotificationsPayload, {
    description: '标为已读；不指定则全部 / Marks as read: these, or all when none are named.',
  })
  @RequiresViewer()
  async readNotifications(
    @Arg('ids', () => [ID], { nullable: true, description: '标识，至多 100 / Ids; absent: all.' })
    ids: readonly string[] | null,
    @Ctx() context: RequestContext,
  ): Promise<Payload<NotificationsRead>> {
    const { personId } = context.requireViewer()
    await withTransaction(context.pool, (client) => markRead(client, personId, ids?.filter(isUuid) ?? null))
    return toPayload(ok({ unread: await countNotifications(context.pool, personId, { unread: true }) }))
  }

  @Subscription(() => Int, {
    description: '未读条数，现在的和每次变化后的 / How many are unread, now and after each that comes.',
    subscribe: ({ context }) => unreadOf(context as RequestContext),
  })
  @RequiresViewer()
  unreadNotifications(@Root() count: number): number {
    return count
  }

  @FieldResolver(() => BilingualType, { description: '标题 / What happened.' })
  title(@Root() row: NotificationRow) {
    return words(row).title
  }

  @FieldResolver(() => BilingualType, { nullable: true, description: '说明 / What more there is to say.' })
  text(@Root() row: NotificationRow) {
    return words(row).text
  }
}

const unreadOf = (context: RequestContext) => {
  const { personId } = context.requireViewer()
  return liveStates(context.events, {
    topic: notificationTopic,
    id: personId,
    look: () => countNotifications(context.pool, personId, { unread: true }),
    isOver: () => false,
  })
}
