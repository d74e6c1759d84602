import { type AccountState, accountStateOn } from '@zhengmei/domain/account'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { catalogueEntry } from '@zhengmei/domain/rulebook'
import { Args, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql'
import {
  BilingualType,
  type Connection,
  connection,
  PageArgs,
  type RequestContext,
  requestDay,
} from '../../platform/graphql/index.js'
import { Account, AccountStateEnum } from './account.graphql.js'
import type { AccountRow } from './account.read.js'
import {
  AccountChange,
  AccountChangeConnection,
  AccountExemption,
  ChangedField,
  FollowerCount,
  FollowerCountConnection,
} from './file.graphql.js'
import {
  changeCountOf,
  changesPage,
  exemptionsOf,
  followerCountCountOf,
  followersPage,
} from './file.loaders.js'
import type { AccountChangeRow, AccountExemptionRow, FollowerCountRow } from './file.read.js'
import { changesLatestFirst, followersLatestFirst } from './file.repository.js'
import { fileWords } from './file-words.js'

/** For the cost of a request. */
const usualExemptions = 2
const usualFields = 5

@Resolver(() => Account)
export class AccountFileResolver {
  @FieldResolver(() => AccountStateEnum, { description: '今天的状态 / Where it stands today.' })
  async state(@Root() account: AccountRow, @Ctx() context: RequestContext): Promise<AccountState> {
    return accountStateOn(account, await requestDay(context))
  }

  @FieldResolver(() => FollowerCount, {
    nullable: true,
    description: '最近一次统计的粉丝数 / How many follow it, as last counted.',
  })
  async latestFollowers(
    @Root() account: AccountRow,
    @Ctx() context: RequestContext,
  ): Promise<FollowerCountRow | null> {
    const [latest] = await context.load(followersPage, {
      parentId: account.id,
      window: { limit: 1, after: null },
    })
    return latest ?? null
  }

  @FieldResolver(() => FollowerCountConnection, {
    description: '粉丝数，最新的在前 / Follower counts, the latest first.',
  })
  followers(
    @Root() account: AccountRow,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Connection<FollowerCountRow> {
    return connection(args, followersLatestFirst, {
      fetch: (window) => context.load(followersPage, { parentId: account.id, window }),
      count: () => context.load(followerCountCountOf, account.id),
    })
  }

  @FieldResolver(() => AccountChangeConnection, {
    description: '档案的改动，最新的在前 / What people changed in its file, the latest first.',
  })
  changes(
    @Root() account: AccountRow,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Connection<AccountChangeRow> {
    return connection(args, changesLatestFirst, {
      fetch: (window) => context.load(changesPage, { parentId: account.id, window }),
      count: () => context.load(changeCountOf, account.id),
    })
  }

  @Extensions({ listSize: usualExemptions })
  @FieldResolver(() => [AccountExemption], { description: '登记规定的豁免 / What it is exempt from.' })
  exemptions(@Root() account: AccountRow, @Ctx() context: RequestContext) {
    return context.load(exemptionsOf, account.id)
  }
}

@Resolver(() => AccountChange)
export class AccountChangeResolver {
  @Extensions({ listSize: usualFields })
  @FieldResolver(() => [ChangedField], { description: '被改动的各项 / The fields that were changed.' })
  fields(@Root() change: AccountChangeRow, @Ctx() context: RequestContext): Promise<ChangedField[]> {
    return Promise.all(
      Object.entries(change.changes).map(async ([field, sides]) => ({
        field,
        ...sides,
        beforeText: await fileWords(context, field, sides.before),
        afterText: await fileWords(context, field, sides.after),
      })),
    )
  }
}

@Resolver(() => AccountExemption)
export class AccountExemptionResolver {
  @FieldResolver(() => BilingualType, { description: '规定的名称 / Title of the rule.' })
  title(@Root() exemption: AccountExemptionRow): Bilingual {
    const key = exemption.ruleKey
    return catalogueEntry(key)?.title ?? { zh: key, en: key }
  }
}
