import { platformTitles } from '@zhengmei/domain/account'
import { Action } from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import {
  BilingualType,
  type Connection,
  connection,
  emptyList,
  PageArgs,
  type RequestContext,
  Requires,
  requestDay,
  requestTime,
} from '../../platform/graphql/index.js'
import { isUuid } from '../../platform/ids/index.js'
import { foundIds } from '../../platform/scope/found.js'
import { requestCalendar } from '../calendar/index.js'
import { namedOrgById, narrowedScope, Organisation, type OrgRow } from '../org/index.js'
import { Account, AccountConnection, AccountsArgs, AccountYear } from './account.graphql.js'
import { accountById, accountCountOf, accountsPage, accountYearOf } from './account.loaders.js'
import type { AccountRow, AccountYearRow } from './account.read.js'
import { accountOrder, countAccounts, listAccounts } from './account-list.repository.js'
import { replyWindows } from './reply-windows.js'

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => AccountConnection, { description: '账号列表 / Accounts of a subtree.' })
  @Requires(Action.readAccounts)
  async accounts(
    @Args(() => AccountsArgs) args: AccountsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AccountRow>> {
    const order = accountOrder(args.sort ?? 'code', args.descending === true)
    const scope = await narrowedScope(context, Action.readAccounts, args.scopeId)
    if (scope === null) return emptyList(args, order)
    const query = {
      scope,
      filter: args,
      today: await requestDay(context),
      windows: args.replies
        ? await replyWindows(
            context.pool,
            scope,
            args.replies,
            await requestTime(context),
            await requestCalendar(context),
          )
        : null,
      found: await foundIds(context.pool, 'account', scope, args.search),
    }
    return connection(args, order, {
      fetch: (window) => listAccounts(context.pool, query, order, window),
      count: () => countAccounts(context.pool, query),
    })
  }

  @Query(() => Account, {
    nullable: true,
    description:
      '一个账号；不存在与不可见没有区别 / One account; null when there is none or it is not yours.',
  })
  @Requires(Action.readAccounts)
  async account(
    @Arg('id', () => ID, { description: '标识 / Id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<AccountRow | null> {
    return isUuid(id) ? context.load(accountById, id) : null
  }

  @FieldResolver(() => BilingualType, { description: '平台名称 / Title of the platform.' })
  platformTitle(@Root() account: AccountRow): Bilingual {
    return platformTitles[account.platform]
  }

  @FieldResolver(() => Organisation, { description: '主办单位 / Host unit.' })
  organisation(@Root() account: AccountRow, @Ctx() context: RequestContext) {
    return context.load(namedOrgById, account.orgId)
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: '第三方运营机构 / Third-party operator.',
  })
  operator(@Root() account: AccountRow, @Ctx() context: RequestContext) {
    return account.operatorId === null ? null : context.load(namedOrgById, account.operatorId)
  }

  @FieldResolver(() => AccountYear, {
    nullable: true,
    description: '某年的发布数量，没有发布则为空 / Counts of a year; null when it published nothing.',
  })
  year(
    @Root() account: AccountRow,
    @Arg('year', () => Int, { description: '年份 / Calendar year.' }) year: number,
    @Ctx() context: RequestContext,
  ): Promise<AccountYearRow | null> | null {
    return isYear(year) ? context.load(accountYearOf, { accountId: account.id, year }) : null
  }
}

/** What fits into the table's column; no account is older or comes later. */
export const isYear = (year: number) => year >= 2000 && year <= 2100

@Resolver(() => Organisation)
export class OrgAccountsResolver {
  @FieldResolver(() => AccountConnection, { description: '本单位的账号，按编码 / Its own accounts by code.' })
  accounts(
    @Root() org: OrgRow,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Connection<AccountRow> {
    return connection(args, accountOrder('code'), {
      fetch: (window) => context.load(accountsPage, { parentId: org.id, window }),
      count: () => context.load(accountCountOf, org.id),
    })
  }

  @FieldResolver(() => Int, { description: '本单位的账号数 / How many accounts of its own.' })
  accountCount(@Root() org: OrgRow, @Ctx() context: RequestContext) {
    return context.load(accountCountOf, org.id)
  }
}
