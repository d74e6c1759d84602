import { compareLines } from '@zhengmei/domain/assessment'
import { Action } from '@zhengmei/domain/identity'
import { formatPoints, type Points } from '@zhengmei/domain/kernel'
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql'
import {
  type Connection,
  connection,
  DecimalScalar,
  defineLoader,
  emptyList,
  type RequestContext,
} from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { Account, accountById } from '../../account/index.js'
import { Organisation, orgById } from '../../org/index.js'
import { runById, storedUnitOf } from '../assessment.loaders.js'
import { type IndicatorRow, indicatorOf } from '../explain/indicator.js'
import { Indicator } from '../result.graphql.js'
import { AssessmentRun } from '../run.graphql.js'
import type { Run } from '../run.js'
import { rulesOfRun } from '../run-rules.js'
import {
  type AccountMoveRow,
  accountMoveOrder,
  countAccountMoves,
  indicatorMoves,
  listAccountMoves,
} from './account-moves.repository.js'
import { type CauseRow, causesBetween } from './cause.js'
import {
  AccountMove,
  AccountMoveConnection,
  AccountMovesArgs,
  IndicatorMove,
  LineMove,
  RunComparison,
  UnitMove,
  UnitMoveConnection,
  UnitMovesArgs,
} from './comparison.graphql.js'
import {
  type ComparisonRow,
  countChanges,
  countMoves,
  listMoves,
  moveOrder,
  type UnitChange,
  type UnitMoveRow,
} from './unit-moves.repository.js'

const usualMoves = 8

@Resolver(() => AssessmentRun)
export class RunComparisonOfRunResolver {
  @FieldResolver(() => RunComparison, {
    nullable: true,
    description:
      '与另一次考核的比较；不指定时，假设推演与其依据、正式考核与被取代者比较 / Beside another run; unless told, a what-if beside its base, an official run beside the one it took the place of.',
  })
  async comparison(
    @Root() run: Run,
    @Arg('with', () => ID, {
      nullable: true,
      description: '与哪一次考核比较，作为“原” / The run it is compared with, which is "before".',
    })
    withId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ComparisonRow | null> {
    const baseId = withId ?? run.baseRunId ?? run.supersedes
    if (run.state !== 'sealed' || baseId === null || !isUuid(baseId)) return null
    const base = await context.load(runById, baseId)
    return base?.state === 'sealed' ? { base, run } : null
  }
}

const changesOf = defineLoader<ComparisonRow, Readonly<Record<UnitChange, number>>>(
  (context, pairs) =>
    Promise.all(pairs.map((pair) => countChanges(context.pool, pair, context.scopeFor(Action.readRuns)))),
  ({ base, run }) => `${base.no} ${run.no}`,
)

@Resolver(() => RunComparison)
export class RunComparisonResolver {
  @FieldResolver(() => AssessmentRun, { description: '与之比较的考核 / The run it is compared with.' })
  base(@Root() pair: ComparisonRow): Run {
    return pair.base
  }

  @FieldResolver(() => Int, {
    description:
      '有变化的单位数，包括新增与不再考核的 / Units that stand differently, in one run alone included.',
  })
  async moved(@Root() pair: ComparisonRow, @Ctx() context: RequestContext): Promise<number> {
    const { changed, appeared, disappeared } = await context.load(changesOf, pair)
    return changed + appeared + disappeared
  }

  @FieldResolver(() => Int, { description: '只在后一次考核的单位数 / Units only in the later run.' })
  async appeared(@Root() pair: ComparisonRow, @Ctx() context: RequestContext): Promise<number> {
    return (await context.load(changesOf, pair)).appeared
  }

  @FieldResolver(() => Int, { description: '只在前一次考核的单位数 / Units only in the earlier run.' })
  async disappeared(@Root() pair: ComparisonRow, @Ctx() context: RequestContext): Promise<number> {
    return (await context.load(changesOf, pair)).disappeared
  }

  @FieldResolver(() => Int, { description: '无变化的单位数 / Units that stand alike.' })
  async same(@Root() pair: ComparisonRow, @Ctx() context: RequestContext): Promise<number> {
    return (await context.load(changesOf, pair)).same
  }

  @Extensions({ listSize: usualMoves })
  @FieldResolver(() => [IndicatorMove], {
    description:
      '各指标的条目共变化多少分，封顶前 / What the lines of each indicator changed over all accounts, before caps.',
  })
  async indicators(@Root() pair: ComparisonRow, @Ctx() context: RequestContext): Promise<CauseRow[]> {
    const rows = await indicatorMoves(context.pool, pair, context.scopeFor(Action.readRuns))
    const name = await indicatorNames(context, pair)
    return rows.map(({ indicator, accounts, effect }) => ({
      indicator: name(indicator),
      accounts,
      effect: formatPoints(effect as Points),
    }))
  }

  @FieldResolver(() => UnitMoveConnection, {
    description: '各单位，按类别与现名次 / Units by category and rank after, unless told.',
  })
  units(
    @Root() pair: ComparisonRow,
    @Args(() => UnitMovesArgs) args: UnitMovesArgs,
    @Ctx() context: RequestContext,
  ): Connection<UnitMoveRow> {
    const scope = context.scopeFor(Action.readRuns)
    const order = moveOrder(args.sort ?? 'rank', args.descending === true)
    return connection(args, order, {
      fetch: (window) => listMoves(context.pool, pair, scope, args, order, window),
      count: () => countMoves(context.pool, pair, scope, args),
    })
  }

  @FieldResolver(() => AccountMoveConnection, {
    description:
      '得分、条目或证据不同的账号，降分多的在前 / Accounts whose score, lines or evidence differ, the greatest loss first.',
  })
  accounts(
    @Root() pair: ComparisonRow,
    @Args(() => AccountMovesArgs) args: AccountMovesArgs,
    @Ctx() context: RequestContext,
  ): Connection<AccountMoveRow> {
    const order = accountMoveOrder(args.sort ?? 'change', args.descending === true)
    if (args.organisationId != null && !isUuid(args.organisationId)) return emptyList(args, order)
    const scope = context.scopeFor(Action.readRuns)
    return connection(args, order, {
      fetch: (window) => listAccountMoves(context.pool, pair, scope, args, order, window),
      count: () => countAccountMoves(context.pool, pair, scope, args),
    })
  }
}

/** Names indicators as the later run's rules do; what those no longer know, as the earlier's did. */
async function indicatorNames(
  context: RequestContext,
  { base, run }: ComparisonRow,
): Promise<(key: string) => IndicatorRow> {
  const [before, after] = await Promise.all([rulesOfRun(context.pool, base), rulesOfRun(context.pool, run)])
  return (key) => {
    const now = indicatorOf(after, key)
    return now.source === null ? indicatorOf(before, key) : now
  }
}

@Resolver(() => UnitMove)
export class UnitMoveResolver {
  @FieldResolver(() => Organisation, { description: '单位 / The organisation.' })
  organisation(@Root() move: UnitMoveRow, @Ctx() context: RequestContext) {
    return context.load(orgById, move.orgId)
  }

  @FieldResolver(() => Indicator, { nullable: true, description: '原否决项 / The veto that held before.' })
  async vetoBefore(@Root() move: UnitMoveRow, @Ctx() context: RequestContext): Promise<IndicatorRow | null> {
    return move.vetoBefore === null
      ? null
      : indicatorOf(await rulesOfRun(context.pool, move.base), move.vetoBefore)
  }

  @FieldResolver(() => Indicator, { nullable: true, description: '现否决项 / The veto that holds after.' })
  async vetoAfter(@Root() move: UnitMoveRow, @Ctx() context: RequestContext): Promise<IndicatorRow | null> {
    return move.vetoAfter === null
      ? null
      : indicatorOf(await rulesOfRun(context.pool, move.run), move.vetoAfter)
  }

  @Extensions({ listSize: usualMoves })
  @FieldResolver(() => [IndicatorMove], {
    description:
      '单位得分变化的原因，大者在前 / What changed the unit’s score, strongest first; sums to the change.',
  })
  async causes(@Root() move: UnitMoveRow, @Ctx() context: RequestContext): Promise<CauseRow[]> {
    if (move.unitNoBefore === null || move.unitNoAfter === null) return []
    const [was, is, before, after] = await Promise.all([
      context.load(storedUnitOf, { runNo: move.base.no, unitNo: move.unitNoBefore }),
      context.load(storedUnitOf, { runNo: move.run.no, unitNo: move.unitNoAfter }),
      rulesOfRun(context.pool, move.base),
      rulesOfRun(context.pool, move.run),
    ])
    return causesBetween({ unit: was, rules: before }, { unit: is, rules: after })
  }
}

interface LineMoveRow {
  readonly indicator: IndicatorRow
  readonly occurrencesBefore: number | null
  readonly occurrencesAfter: number | null
  readonly effect: string
  readonly evidenceGone: number
  readonly evidenceAdded: number
}

@Resolver(() => AccountMove)
export class AccountMoveResolver {
  @FieldResolver(() => Account, { description: '账号 / The account.' })
  account(@Root() move: AccountMoveRow, @Ctx() context: RequestContext) {
    return context.load(accountById, move.accountId)
  }

  @FieldResolver(() => Organisation, {
    description: '考核时的主办单位 / Its unit in the later run, else in the earlier.',
  })
  organisation(@Root() move: AccountMoveRow, @Ctx() context: RequestContext) {
    return context.load(orgById, move.orgId)
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: '原得分，未考核为空 / Score before; null: not assessed.',
  })
  scoreBefore(@Root() move: AccountMoveRow): string | null {
    return move.before === null ? null : formatPoints(move.before)
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: '现得分，未考核为空 / Score after; null: not assessed.',
  })
  scoreAfter(@Root() move: AccountMoveRow): string | null {
    return move.after === null ? null : formatPoints(move.after)
  }

  @Extensions({ listSize: usualMoves })
  @FieldResolver(() => [LineMove], {
    description: '不同的计分条目，大者在前 / The lines that differ, the heaviest change first.',
  })
  async lines(@Root() move: AccountMoveRow, @Ctx() context: RequestContext): Promise<LineMoveRow[]> {
    const scoreIn = async (run: Run, unitNo: number | null) => {
      if (unitNo === null) return null
      const { score, accountIds } = await context.load(storedUnitOf, { runNo: run.no, unitNo })
      return score.accounts[accountIds.indexOf(move.accountId)] ?? null
    }
    const [was, is, name] = await Promise.all([
      scoreIn(move.base, move.unitNoBefore),
      scoreIn(move.run, move.unitNoAfter),
      indicatorNames(context, move),
    ])
    return compareLines(was, is).map(({ indicator, before, after, effect, gone, added }) => ({
      indicator: name(indicator),
      occurrencesBefore: before?.occurrences ?? null,
      occurrencesAfter: after?.occurrences ?? null,
      effect: formatPoints(effect),
      evidenceGone: gone.length,
      evidenceAdded: added.length,
    }))
  }
}
