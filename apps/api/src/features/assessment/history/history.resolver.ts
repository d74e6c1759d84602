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
  registerEnum,
  type SqlOrder,
} from '../../../platform/graphql/index.js'
import { Account, type AccountRow } from '../../account/index.js'
import { Organisation, type OrgRow } from '../../org/index.js'
import { AccountResultConnection, UnitResultConnection } from '../result.graphql.js'
import type { AccountResultRow, UnitResultRow } from '../results.repository.js'
import {
  accountHistories,
  accountHistoryCounts,
  accountHistoryOrder,
  type HistorySort,
  unitHistories,
  unitHistoryCounts,
  unitHistoryOrder,
} from './history.repository.js'

export const HistorySortEnum = registerEnum<HistorySort>(
  'ScoreHistorySort',
  '历次考核的次序 / Order of the results of runs.',
  { year: { zh: '按年度', en: 'By year' }, score: { zh: '按得分', en: 'By score' } },
)

@ArgsType()
export class ScoreHistoryArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: '也列出试算，默认只列正式考核 / Trials as well; official runs alone unless told.',
  })
  trials?: boolean | null

  @Field(() => HistorySortEnum, {
    nullable: true,
    description: '次序；不填即按年度 / Order; absent: by year.',
  })
  sort?: HistorySort | null

  @Field(() => Boolean, {
    nullable: true,
    description: '倒序；不填即倒序 / The latest or the most first; absent: yes.',
  })
  descending?: boolean | null
}

const scopeOf = (context: RequestContext) => context.scopeFor(Action.readRuns)

const unitPage = (trials: boolean) =>
  defineWindowLoader<UnitResultRow, SqlOrder<UnitResultRow>>(
    (context, ids, window, order) =>
      unitHistories(context.pool, { scope: scopeOf(context), trials, window, order }, ids),
    (row) => row.orgId,
  )
const unitCount = (trials: boolean) =>
  defineLoader<string, number>(async (context, ids) => {
    const rows = await unitHistoryCounts(context.pool, { scope: scopeOf(context), trials }, ids)
    return inOrderOf(ids, rows, (row) => row.id).map((row) => row?.count ?? 0)
  })
const accountPage = (trials: boolean) =>
  defineWindowLoader<AccountResultRow, SqlOrder<AccountResultRow>>(
    (context, ids, window, order) =>
      accountHistories(context.pool, { scope: scopeOf(context), trials, window, order }, ids),
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
    const order = unitHistoryOrder(args.sort ?? undefined, args.descending ?? undefined)
    return connection(args, order, {
      fetch: (window) => context.load(page, { parentId: org.id, window, filter: order }),
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
    const order = accountHistoryOrder(args.sort ?? undefined, args.descending ?? undefined)
    return connection(args, order, {
      fetch: (window) => context.load(page, { parentId: account.id, window, filter: order }),
      count: () => context.load(count, account.id),
    })
  }
}
