import type { AccountScore } from '@zhengmei/domain/assessment'
import { Action } from '@zhengmei/domain/identity'
import { formatPoints, type Points } from '@zhengmei/domain/kernel'
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import {
  type Connection,
  connection,
  DecimalScalar,
  emptyList,
  type RequestContext,
  Requires,
} from '../../platform/graphql/index.js'
import { isUuid } from '../../platform/ids/index.js'
import { Account, accountById } from '../account/index.js'
import { Organisation, orgById } from '../org/index.js'
import { runById, storedUnitOf } from './assessment.loaders.js'
import { groupTitle, type IndicatorRow, indicatorOf } from './explain/indicator.js'
import { accountSteps, type StepRow, unitSteps } from './explain/steps.js'
import { type LineRow, type OwnedStep, type UnknownRow, whyUnknown } from './line.resolver.js'
import {
  AccountResult,
  AccountResultConnection,
  AccountResultsArgs,
  ExplanationStepType,
  GroupDeduction,
  Indicator,
  RankingArgs,
  ScoreLineType,
  UnitResult,
  UnitResultConnection,
  UnknownLineType,
} from './result.graphql.js'
import { orderOfAccounts, RankingSort, rankingOrder, worstFirst } from './result-orders.js'
import {
  type AccountResultRow,
  countAccountResults,
  countRanking,
  findAccountResult,
  findUnitResult,
  listAccountResults,
  listRanking,
  type UnitResultRow,
} from './results.repository.js'
import { AssessmentRun } from './run.graphql.js'
import type { Run } from './run.js'
import { rulesOfRun } from './run-rules.js'
import type { StoredUnit } from './score/stored-scores.js'

const usualAccounts = 4
const usualLines = 5
const usualSteps = 8

@Resolver(() => AssessmentRun)
export class RunResultsResolver {
  @FieldResolver(() => UnitResultConnection, {
    description: '排名，按类别，限可见范围 / Ranking by category, as far as visible.',
  })
  ranking(
    @Root() run: Run,
    @Args(() => RankingArgs) args: RankingArgs,
    @Ctx() context: RequestContext,
  ): Connection<UnitResultRow> {
    const scope = context.scopeFor(Action.readRuns)
    const order = rankingOrder(args.sort ?? RankingSort.rank, args.descending === true)
    return connection(args, order, {
      fetch: (window) => listRanking(context.pool, run, scope, args, order, window),
      count: () => countRanking(context.pool, run, scope, args),
    })
  }

  @FieldResolver(() => AccountResultConnection, {
    description: '账号结果，默认得分低的在前 / Accounts, the worst first unless told.',
  })
  async accountResults(
    @Root() run: Run,
    @Args(() => AccountResultsArgs) args: AccountResultsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AccountResultRow>> {
    if (run.state !== 'sealed' || (args.organisationId != null && !isUuid(args.organisationId)))
      return emptyList(args, worstFirst)
    const scope = context.scopeFor(Action.readRuns)
    const order = await orderOfAccounts(context.pool, run, args)
    return connection(args, order, {
      fetch: (window) => listAccountResults(context.pool, run, scope, args, order, window),
      count: () => countAccountResults(context.pool, run, scope, args),
    })
  }
}

/** A sealed run that the viewer may see: results of others aren't final. */
async function sealedRun(context: RequestContext, id: string): Promise<Run | null> {
  const run = isUuid(id) ? await context.load(runById, id) : null
  return run?.state === 'sealed' ? run : null
}

@Resolver(() => UnitResult)
export class UnitResultResolver {
  @Query(() => UnitResult, {
    nullable: true,
    description: '单位在一次考核中的结果 / Result of a unit in a sealed run.',
  })
  @Requires(Action.readRuns)
  async unitResult(
    @Arg('runId', () => ID, { description: '考核 / The run.' }) runId: string,
    @Arg('organisationId', () => ID, { description: '单位 / The organisation.' }) organisationId: string,
    @Ctx() context: RequestContext,
  ): Promise<UnitResultRow | null> {
    const run = await sealedRun(context, runId)
    if (run === null || !isUuid(organisationId)) return null
    return findUnitResult(context.pool, run, context.scopeFor(Action.readRuns), organisationId)
  }

  @FieldResolver(() => ID, { description: '标识 / Id.' })
  id(@Root() unit: UnitResultRow): string {
    return `${unit.run.id}:${unit.orgId}`
  }

  @FieldResolver(() => AssessmentRun, { description: '考核 / The run.' })
  run(@Root() unit: UnitResultRow): Run {
    return unit.run
  }

  @FieldResolver(() => Organisation, { description: '单位 / The organisation.' })
  organisation(@Root() unit: UnitResultRow, @Ctx() context: RequestContext) {
    return context.load(orgById, unit.orgId)
  }

  @FieldResolver(() => Indicator, { nullable: true, description: '一票否决的指标 / The veto that holds.' })
  async veto(@Root() unit: UnitResultRow, @Ctx() context: RequestContext): Promise<IndicatorRow | null> {
    return unit.veto === null ? null : indicatorOf(await rulesOfRun(context.pool, unit.run), unit.veto)
  }

  @Extensions({ listSize: usualLines })
  @FieldResolver(() => [ScoreLineType], { description: '单位本身的条目 / Lines of the unit itself.' })
  async lines(
    @Root() unit: UnitResultRow,
    @Arg('indicator', () => String, { nullable: true, description: '只要该指标 / Only of this indicator.' })
    indicator: string | null,
    @Ctx() context: RequestContext,
  ): Promise<LineRow[]> {
    const { score } = await stored(context, unit)
    return of(score.lines, indicator).map((line) => ({
      run: unit.run,
      unitNo: unit.unitNo,
      accountId: null,
      line,
    }))
  }

  @Extensions({ listSize: usualAccounts })
  @FieldResolver(() => [AccountResult], { description: '各账号的结果 / Results of its accounts.' })
  async accounts(@Root() unit: UnitResultRow, @Ctx() context: RequestContext): Promise<AccountResultRow[]> {
    const { score, accountIds } = await stored(context, unit)
    const visible = await Promise.all(accountIds.map((id) => context.load(accountById, id)))
    return score.accounts.flatMap((account, index) => {
      const own = visible[index]
      const of = { run: unit.run, unitNo: unit.unitNo, orgId: unit.orgId }
      return own ? [{ ...account, ...of, accountId: own.id, code: own.code }] : []
    })
  }

  @Extensions({ listSize: usualSteps })
  @FieldResolver(() => [ExplanationStepType], {
    description: '得分的由来 / From the accounts to the final score.',
  })
  async steps(@Root() unit: UnitResultRow, @Ctx() context: RequestContext): Promise<OwnedStep[]> {
    const { score, standing } = await stored(context, unit)
    if (standing === null) return []
    const rules = await rulesOfRun(context.pool, unit.run)
    return unitSteps(rules, score, standing).map((step) => owned(step, unit, null))
  }
}

const stored = (context: RequestContext, row: Pick<UnitResultRow, 'run' | 'unitNo'>): Promise<StoredUnit> =>
  context.load(storedUnitOf, { runNo: row.run.no, unitNo: row.unitNo })

const owned = (step: StepRow, row: { run: Run; unitNo: number }, accountId: string | null): OwnedStep => ({
  ...step,
  owner: { run: row.run, unitNo: row.unitNo, accountId },
})

const of = <Line extends { readonly indicator: string }>(
  lines: readonly Line[],
  indicator: string | null,
): Line[] =>
  lines.filter((line) => indicator === null || indicator === undefined || line.indicator === indicator)

@Resolver(() => AccountResult)
export class AccountResultResolver {
  @Query(() => AccountResult, {
    nullable: true,
    description: '账号在一次考核中的结果 / Result of an account in a sealed run.',
  })
  @Requires(Action.readRuns)
  async accountResult(
    @Arg('runId', () => ID, { description: '考核 / The run.' }) runId: string,
    @Arg('accountId', () => ID, { description: '账号 / The account.' }) accountId: string,
    @Ctx() context: RequestContext,
  ): Promise<AccountResultRow | null> {
    const run = await sealedRun(context, runId)
    if (run === null || !isUuid(accountId)) return null
    return findAccountResult(context.pool, run, context.scopeFor(Action.readRuns), accountId)
  }

  @FieldResolver(() => ID, { description: '标识 / Id.' })
  id(@Root() row: AccountResultRow): string {
    return `${row.run.id}:${row.accountId}`
  }

  @FieldResolver(() => AssessmentRun, { description: '考核 / The run.' })
  run(@Root() row: AccountResultRow): Run {
    return row.run
  }

  @FieldResolver(() => Account, { description: '账号 / The account.' })
  account(@Root() row: AccountResultRow, @Ctx() context: RequestContext) {
    return context.load(accountById, row.accountId)
  }

  @FieldResolver(() => Organisation, { description: '主办单位 / The unit.' })
  organisation(@Root() row: AccountResultRow, @Ctx() context: RequestContext) {
    return context.load(orgById, row.orgId)
  }

  @FieldResolver(() => DecimalScalar, { description: '得分 / Score.' })
  score(@Root() row: AccountResultRow): string {
    return formatPoints(row.score)
  }

  @FieldResolver(() => DecimalScalar, { description: '加分 / Bonus.' })
  bonus(@Root() row: AccountResultRow): string {
    return formatPoints(row.bonus)
  }

  @Extensions({ listSize: usualLines })
  @FieldResolver(() => [GroupDeduction], { description: '各部分扣分 / Deductions by group of rules.' })
  async groups(@Root() row: AccountResultRow, @Ctx() context: RequestContext): Promise<GroupDeduction[]> {
    const rules = await rulesOfRun(context.pool, row.run)
    return rules.scheme.groups.map(({ name, cap }) => ({
      group: name,
      title: groupTitle(rules, name),
      deduction: formatPoints(row.deductions[name] ?? (0 as Points)),
      cap: cap === null ? null : formatPoints(cap),
    }))
  }

  @Extensions({ listSize: usualLines })
  @FieldResolver(() => [ScoreLineType], { description: '扣分与加分条目 / Lines.' })
  async lines(
    @Root() row: AccountResultRow,
    @Arg('indicator', () => String, { nullable: true, description: '只要该指标 / Only of this indicator.' })
    indicator: string | null,
    @Ctx() context: RequestContext,
  ): Promise<LineRow[]> {
    const { run, unitNo, accountId } = row
    const { lines } = await scoreOf(context, row)
    return of(lines, indicator).map((line) => ({ run, unitNo, accountId, line }))
  }

  @Extensions({ listSize: usualLines })
  @FieldResolver(() => [UnknownLineType], {
    description: '无法判断的条目，不扣分 / What could not be judged; it costs nothing.',
  })
  async unknowns(
    @Root() row: AccountResultRow,
    @Arg('indicator', () => String, { nullable: true, description: '只要该指标 / Only of this indicator.' })
    indicator: string | null,
    @Ctx() context: RequestContext,
  ): Promise<UnknownRow[]> {
    const { run, unitNo, accountId } = row
    const { unknowns } = await scoreOf(context, row)
    return of(unknowns, indicator).map((line) => ({ run, unitNo, accountId, line, why: whyUnknown(line) }))
  }

  @Extensions({ listSize: usualSteps })
  @FieldResolver(() => [ExplanationStepType], {
    description: '得分的由来 / From the start to the score, step by step.',
  })
  async steps(@Root() row: AccountResultRow, @Ctx() context: RequestContext): Promise<OwnedStep[]> {
    const rules = await rulesOfRun(context.pool, row.run)
    return accountSteps(rules, await scoreOf(context, row)).map((step) => owned(step, row, row.accountId))
  }
}

async function scoreOf(context: RequestContext, row: AccountResultRow): Promise<AccountScore> {
  const { score, accountIds } = await stored(context, row)
  const own = score.accounts[accountIds.indexOf(row.accountId)]
  if (own === undefined) throw new Error(`account ${row.accountId} has no score in run ${row.run.id}`)
  return own
}
