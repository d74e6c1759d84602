import { Action } from '@zhengmei/domain/identity'
import { addDays } from '@zhengmei/domain/kernel'
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import {
  type Connection,
  connection,
  emptyList,
  type RequestContext,
  Requires,
  requestDay,
  requestTime,
} from '../../platform/graphql/index.js'
import { isUuid } from '../../platform/ids/index.js'
import { foundIds } from '../../platform/scope/found.js'
import { Account, type AccountRow, accountById, rulePlaces } from '../account/index.js'
import { requestCalendar } from '../calendar/index.js'
import { narrowedScope } from '../org/index.js'
import { Message, MessageConnection } from './content.graphql.js'
import type { MessageRow } from './content.read.js'
import { MessageListArgs, ReplyFigures } from './message-list.graphql.js'
import {
  countMessages,
  fewAccounts,
  type ListedMessageRow,
  listMessages,
  MessageSort,
  messageOrder,
  withinBounds,
} from './message-list.repository.js'
import { placedPeriods } from './placed-periods.js'
import { countStates } from './reply-figures.js'

@Resolver(() => Message)
export class MessageListResolver {
  @Query(() => MessageConnection, {
    description:
      '范围内账号收到的留言；不填次序则最新的在前 / Messages to the accounts of a subtree; the latest first unless told otherwise.',
  })
  @Requires(Action.readAccounts)
  async messages(
    @Args(() => MessageListArgs) args: MessageListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ListedMessageRow>> {
    const order = messageOrder(args.sort ?? MessageSort.received, args.descending ?? args.sort == null)
    const scope = await scopeOf(context, args)
    if (scope === null) return emptyList(args, order)
    const { pool } = context
    const filter = withinBounds(args, await requestDay(context))
    const found = await foundIds(pool, 'account', scope, args.search)
    const query = {
      scope,
      filter,
      placed: await placedNow(context, scope),
      found: await fewAccounts(pool, scope, filter, found),
    }
    return connection(args, order, {
      fetch: (window) => listMessages(pool, query, order, window),
      count: () => countMessages(pool, query),
    })
  }

  @Query(() => ReplyFigures, {
    nullable: true,
    description:
      '近若干天（含今天）收到的政策咨询答复得如何；单位不存在或不可见为空 / How the policy enquiries of the last days, today included, were answered; null when there is no such unit or it is not yours.',
  })
  @Requires(Action.readAccounts)
  async replyFigures(
    @Arg('days', () => Int, { description: '天数，1 至 366 / How many days, from 1 to 366.' }) days: number,
    @Ctx() context: RequestContext,
    @Arg('scopeId', () => ID, {
      nullable: true,
      description: '此单位及其下级 / This organisation and those below.',
    })
    scopeId?: string | null,
  ): Promise<ReplyFigures | null> {
    const scope = await narrowedScope(context, Action.readAccounts, scopeId)
    if (scope === null) return null
    const toOn = await requestDay(context)
    const fromOn = addDays(toOn, 1 - Math.min(366, Math.max(1, days)))
    const filter = { fromOn, toOn }
    const found = await fewAccounts(context.pool, scope, filter, null)
    const query = { scope, filter, placed: await placedNow(context, scope), found }
    const { in_time: inTime, late, overdue, running } = await countStates(context.pool, query)
    return { fromOn, toOn, inTime, late, overdue, running }
  }

  @FieldResolver(() => Account, { description: '收到留言的账号 / The account to which it came.' })
  account(@Root() message: MessageRow, @Ctx() context: RequestContext): Promise<AccountRow | null> {
    return context.load(accountById, message.accountId)
  }
}

/** The subtree that is asked for, narrowed to the host of an account; null: nothing that the viewer may see. */
async function scopeOf(context: RequestContext, args: MessageListArgs): Promise<string | null> {
  const scope = await narrowedScope(context, Action.readAccounts, args.scopeId)
  if (scope === null || args.accountId == null) return scope
  const account = isUuid(args.accountId) ? await context.load(accountById, args.accountId) : null
  return account?.orgPath.startsWith(scope) ? account.orgPath : null
}

/** The hours to reply in within a subtree, as they stand now. */
const placedNow = async (context: RequestContext, scope: string) =>
  placedPeriods(
    await rulePlaces(context.pool, scope),
    await requestTime(context),
    await requestCalendar(context),
  )
