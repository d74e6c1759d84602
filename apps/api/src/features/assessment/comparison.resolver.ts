import { type Cause, compareRuns, type UnitScore } from '@zhengmei/domain/assessment'
import { Action } from '@zhengmei/domain/identity'
import { formatFraction, formatPoints, type Points } from '@zhengmei/domain/kernel'
import { Args, Ctx, Extensions, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { type Connection, connection, type RequestContext } from '../../platform/graphql/index.js'
import { Organisation, orgById } from '../org/index.js'
import { runById, storedUnitOf } from './assessment.loaders.js'
import {
  IndicatorMove,
  RunComparison,
  UnitMove,
  UnitMoveConnection,
  UnitMovesArgs,
} from './comparison.graphql.js'
import {
  type ComparisonRow,
  countMoves,
  indicatorMoves,
  listMoves,
  movesOrder,
  type UnitMoveRow,
} from './comparison.repository.js'
import { groupTitle, type IndicatorRow, indicatorOf } from './explain/indicator.js'
import { AssessmentRun } from './run.graphql.js'
import type { Run } from './run.js'
import { rulesOfRun } from './run-rules.js'
import type { RunRules } from './scheme-of-run.js'

interface MoveRow {
  readonly indicator: IndicatorRow
  readonly accounts: number
  readonly effect: string
}

const usualMoves = 8

@Resolver(() => AssessmentRun)
export class RunComparisonOfRunResolver {
  @FieldResolver(() => RunComparison, {
    nullable: true,
    description:
      '假设推演与其依据、或正式考核与被取代者的比较 / A what-if beside its base, an official run beside the one it took the place of.',
  })
  async comparison(@Root() run: Run, @Ctx() context: RequestContext): Promise<ComparisonRow | null> {
    const baseId = run.baseRunId ?? run.supersedes
    if (run.state !== 'sealed' || baseId === null) return null
    const base = await context.load(runById, baseId)
    return base && { base, run }
  }
}

@Resolver(() => RunComparison)
export class RunComparisonResolver {
  @FieldResolver(() => AssessmentRun, { description: '与之比较的考核 / The run it is compared with.' })
  base(@Root() pair: ComparisonRow): Run {
    return pair.base
  }

  @FieldResolver(() => Int, { description: '有变化的单位数 / Units that stand differently.' })
  async moved(@Root() pair: ComparisonRow, @Ctx() context: RequestContext): Promise<number> {
    return (await countMoves(context.pool, pair, context.scopeFor(Action.readRuns))).moved
  }

  @FieldResolver(() => Int, { description: '无变化的单位数 / Units that stand alike.' })
  async same(@Root() pair: ComparisonRow, @Ctx() context: RequestContext): Promise<number> {
    return (await countMoves(context.pool, pair, context.scopeFor(Action.readRuns))).same
  }

  @Extensions({ listSize: usualMoves })
  @FieldResolver(() => [IndicatorMove], {
    description:
      '各指标的条目共变化多少分，封顶前 / What the lines of each indicator changed over all accounts, before caps.',
  })
  async indicators(@Root() pair: ComparisonRow, @Ctx() context: RequestContext): Promise<MoveRow[]> {
    const rules = await rulesOfRun(context.pool, pair.run)
    const rows = await indicatorMoves(context.pool, pair, context.scopeFor(Action.readRuns))
    return rows.map(({ indicator, accounts, effect }) => ({
      indicator: indicatorOf(rules, indicator),
      accounts,
      effect: formatPoints(effect as Points),
    }))
  }

  @FieldResolver(() => UnitMoveConnection, {
    description: '各单位，按类别与现名次 / Units by category and rank after.',
  })
  units(
    @Root() pair: ComparisonRow,
    @Args(() => UnitMovesArgs) args: UnitMovesArgs,
    @Ctx() context: RequestContext,
  ): Connection<UnitMoveRow> {
    const scope = context.scopeFor(Action.readRuns)
    const onlyMoved = args.onlyMoved ?? false
    return connection(args, movesOrder, {
      fetch: (window) => listMoves(context.pool, pair, scope, onlyMoved, window),
      async count() {
        const { moved, same } = await countMoves(context.pool, pair, scope)
        return onlyMoved ? moved : moved + same
      },
    })
  }
}

@Resolver(() => UnitMove)
export class UnitMoveResolver {
  @FieldResolver(() => Organisation, { description: '单位 / The organisation.' })
  organisation(@Root() move: UnitMoveRow, @Ctx() context: RequestContext) {
    return context.load(orgById, move.orgId)
  }

  @Extensions({ listSize: usualMoves })
  @FieldResolver(() => [IndicatorMove], {
    description:
      '单位得分变化的原因，大者在前 / What changed the unit’s score, strongest first; sums to the change.',
  })
  async causes(@Root() move: UnitMoveRow, @Ctx() context: RequestContext): Promise<MoveRow[]> {
    if (move.unitNoBefore === null || move.unitNoAfter === null) return []
    const [was, is, before, after] = await Promise.all([
      context.load(storedUnitOf, { runNo: move.base.no, unitNo: move.unitNoBefore }),
      context.load(storedUnitOf, { runNo: move.run.no, unitNo: move.unitNoAfter }),
      rulesOfRun(context.pool, move.base),
      rulesOfRun(context.pool, move.run),
    ])
    const [compared] = compareRuns(
      { scheme: before.scheme, units: [entry(was)] },
      { scheme: after.scheme, units: [entry(is)] },
    )
    return (compared?.causes ?? []).map((cause) => ({
      indicator: causeTitle(after, cause),
      accounts: concerned(cause, was.score, is.score),
      effect: formatFraction(cause.effect),
    }))
  }
}

const entry = ({
  score,
  standing,
}: {
  score: UnitScore
  standing: { rank: number; final: UnitScore['score'] } | null
}) => ({
  unit: score,
  ranked: {
    code: score.code,
    category: score.category,
    rank: standing?.rank ?? 0,
    final: standing?.final ?? score.score,
  },
})

/** A cap or floor has no indicator of its own: it is named after what it bounds. */
function causeTitle(rules: RunRules, cause: Cause): IndicatorRow {
  if (cause.indicator !== null && !cause.kind.endsWith('_cap')) return indicatorOf(rules, cause.indicator)
  const about =
    cause.indicator !== null
      ? indicatorOf(rules, cause.indicator).title
      : cause.group && groupTitle(rules, cause.group)
  const { zh, en } = boundTitles[cause.kind] ?? { zh: '其他', en: 'other' }
  const key = [cause.kind, cause.indicator ?? cause.group].filter(Boolean).join('.')
  return {
    key,
    title: about ? { zh: `${about.zh}：${zh}`, en: `${about.en}: ${en}` } : { zh, en },
    source: null,
  }
}

const boundTitles: Readonly<Partial<Record<Cause['kind'], { zh: string; en: string }>>> = {
  start: { zh: '起评分', en: 'start' },
  indicator_cap: { zh: '扣分封顶', en: 'capped' },
  group_cap: { zh: '扣分封顶', en: 'capped' },
  part_floor: { zh: '不低于 0 分', en: 'not below 0' },
  floor: { zh: '不低于 0 分', en: 'not below 0' },
  bonus_cap: { zh: '加分封顶', en: 'bonus capped' },
  unit_floor: { zh: '不低于 0 分', en: 'not below 0' },
}

/** Accounts whose points by the cause's indicator differ. */
function concerned(cause: Cause, before: UnitScore, after: UnitScore): number {
  const pointsOf = (unit: UnitScore) =>
    new Map(
      unit.accounts.map((account) => [
        account.accountId,
        account.lines.find((line) => line.indicator === cause.indicator)?.points ?? 0,
      ]),
    )
  if (cause.indicator === null) return after.accounts.length
  const was = pointsOf(before)
  return [...pointsOf(after)].filter(([account, points]) => was.get(account) !== points).length
}
