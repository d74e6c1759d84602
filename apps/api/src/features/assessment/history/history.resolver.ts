import { Action } from '@zhengmei/domain/identity'
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql'
import {
  type Connection,
  connection,
  defineLoader,
  defineWindowLoader,
  inOrderOf,
  PageArgs,
  type RequestContext,
} from '../../../platform/graphql/index.js'
import { Account, type AccountRow } from '../../account/index.js'
import { Organisation, type OrgRow } from '../../org/index.js'
import { AccountResultConnection, UnitResultConnection } from '../result.graphql.js'
import type { AccountResultRow, UnitResultRow } from '../results.repository.js'
import {
  accountHistories,
  accountHistoryCounts,
  accountHistoryOrder,
  unitHistories,
  unitHistoryCounts,
  unitHistoryOrder,
} from './history.repository.js'

@ArgsType()
export class ScoreHistoryArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: '也列出试算，默认只列正式考核 / Trials as well; official runs alone unless told.',
  })
  trials?: boolean | null
}

const scopeOf = (context: RequestContext) => context.scopeFor(Action.readRuns)

const unitPage = (trials: boolean) =>
  defineWindowLoader<UnitResultRow>(
    (context, ids, window) => unitHistories(context.pool, { scope: scopeOf(context), trials, window }, ids),
    (row) => row.orgId,
  )
const unitCount = (trials: boolean) =>
  defineLoader<string, number>(async (context, ids) => {
    const rows = await unitHistoryCounts(context.pool, { scope: scopeOf(context), trials }, ids)
    return inOrderOf(ids, rows, (row) => row.id).map((row) => row?.count ?? 0)
  })
const accountPage = (trials: boolean) =>
  defineWindowLoader<AccountResultRow>(
    (context, ids, window) =>
      accountHistories(context.pool, { scope: scopeOf(context), trials, window }, ids),
    (row) => row.accountId,
  )
const accountCount = (trials: boolean) =>
  defineLoader<string, number>(async (context, ids) => {
    const rows = await accountHistoryCounts(context.pool, { scope: scopeOf(context), trials }, ids)
    return inOrderOf(ids, rows, (row) => row.id).map((row) => row?.count ?? 0)
  })

const ofUnit = {
  official: { page: unitPage(false), count: unitCount(false) },
  all: { page: unitPage(true), count: unitCount(true) },
}
const ofAccount = {
  official: { page: accountPage(false), count: accountCount(false) },
  all: { page: accountPage(true), count: accountCount(true) },
}

@Resolver(() => Organisation)
export class OrgScoreHistoryResolver {
  @FieldResolver(() => UnitResultConnection, {
    description:
      '历次考核的得分与名次，新的在前，被取代的也在内 / Its results run by run, the latest year first, superseded ones among them.',
  })
  scoreHistory(
    @Root() org: OrgRow,
    @Args(() => ScoreHistoryArgs) args: ScoreHistoryArgs,
    @Ctx() context: RequestContext,
  ): Connection<UnitResultRow> {
    const { page, count } = args.trials ? ofUnit.all : ofUnit.official
    return connection(args, unitHistoryOrder, {
      fetch: (window) => context.load(page, { parentId: org.id, window }),
      count: () => context.load(count, org.id),
    })
  }
}

@Resolver(() => Account)
export class AccountScoreHistoryResolver {
  @FieldResolver(() => AccountResultConnection, {
    description:
      '历次考核的得分，新的在前，被取代的也在内 / Its results run by run, the latest year first, superseded ones among them.',
  })
  scoreHistory(
    @Root() account: AccountRow,
    @Args(() => ScoreHistoryArgs) args: ScoreHistoryArgs,
    @Ctx() context: RequestContext,
  ): Connection<AccountResultRow> {
    const { page, count } = args.trials ? ofAccount.all : ofAccount.official
    return connection(args, accountHistoryOrder, {
      fetch: (window) => context.load(page, { parentId: account.id, window }),
      count: () => context.load(count, account.id),
    })
  }
}
