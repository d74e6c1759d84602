import { Action } from '@zhengmei/domain/identity'
import { formatPoints, type Points } from '@zhengmei/domain/kernel'
import { Arg, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { indicatorOf } from '../explain/indicator.js'
import { AssessmentRun } from '../run.graphql.js'
import type { Run } from '../run.js'
import { rulesOfRun } from '../run-rules.js'
import { ClauseEffect, ScoreSpanType } from './figures.graphql.js'
import { effectsByIndicator, unitsByScore } from './figures.repository.js'
import { scoreSpans } from './score-spans.js'

/** A run in figures: how its scores are spread, and which clauses made them what they are. Before its seal there are none. */
@Resolver(() => AssessmentRun)
export class RunFiguresResolver {
  @Extensions({ listSize: 12 })
  @FieldResolver(() => [ScoreSpanType], {
    description: '最终得分的分布，限可见范围 / How the final scores are spread, as far as visible.',
  })
  async scoreSpans(
    @Root() run: Run,
    @Arg('category', () => String, { nullable: true, description: '类别 / Category.' })
    category: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ScoreSpanType[]> {
    if (run.state !== 'sealed') return []
    const rows = await unitsByScore(context.pool, run, context.scopeFor(Action.readRuns), category)
    return scoreSpans(rows).map((span) => ({
      ...span,
      from: span.from.toFixed(2),
      below: span.below.toFixed(2),
    }))
  }

  @Extensions({ listSize: 20 })
  @FieldResolver(() => [ClauseEffect], {
    description:
      '各指标共扣、加多少分，扣得多的在前 / What each indicator took or gave, what took most first.',
  })
  async clauseEffects(@Root() run: Run, @Ctx() context: RequestContext): Promise<ClauseEffect[]> {
    if (run.state !== 'sealed') return []
    const rows = await effectsByIndicator(context.pool, run, context.scopeFor(Action.readRuns))
    const rules = await rulesOfRun(context.pool, run)
    return rows.map((row) => ({
      ...row,
      indicator: indicatorOf(rules, row.indicator),
      effect: formatPoints(row.effect as Points),
    }))
  }
}
