import type { ScoreLine, UnknownLine } from '@zhengmei/domain/assessment'
import { type Bilingual, formatPoints } from '@zhengmei/domain/kernel'
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import {
  type Connection,
  connection,
  DecimalScalar,
  type Order,
  PageArgs,
  type RequestContext,
} from '../../platform/graphql/index.js'
import { frozenUnitOf } from './assessment.loaders.js'
import { type EvidenceItemRow, evidenceItems } from './explain/evidence-items.js'
import { type IndicatorRow, indicatorOf } from './explain/indicator.js'
import type { StepRow } from './explain/steps.js'
import {
  EvidenceItemConnection,
  EvidenceType,
  ExplanationStepType,
  Indicator,
  ScoreLineType,
  UnknownLineType,
} from './result.graphql.js'
import type { Run } from './run.js'
import { calendarExplaining, rulesOfRun } from './run-rules.js'

/** A line and whose it is; `accountId` null: the unit's own. */
export interface LineRow {
  readonly run: Run
  readonly unitNo: number
  readonly accountId: string | null
  readonly line: ScoreLine
}

/** What could not be judged, of an account. */
export interface UnknownRow {
  readonly run: Run
  readonly unitNo: number
  readonly accountId: string
  readonly line: UnknownLine
  readonly why: Bilingual
}

/** Evidence of a line. */
interface EvidenceRow {
  readonly of: LineRow | UnknownRow
  readonly kind: ScoreLine['evidence']['kind']
  readonly keys: readonly string[]
}

/** A step and whose line it may be. */
export type OwnedStep = StepRow & { readonly owner: Omit<LineRow, 'line'> }

/** Why an account's rule could not be judged. */
export const whyUnknown = ({ evidence }: UnknownLine): Bilingual =>
  evidence.kind === 'week' || evidence.kind === 'month'
    ? {
        zh: '这段时间发布数据缺失，不作判断，不扣分',
        en: 'the feed of posts was broken then: not judged, costs nothing',
      }
    : {
        zh: '时限所在日期的节假日安排尚未公布，不作判断',
        en: "the calendar of those days isn't published yet: not judged",
      }

@Resolver(() => ScoreLineType)
export class ScoreLineResolver {
  @FieldResolver(() => Indicator, { description: '指标 / Indicator.' })
  async indicator(@Root() row: LineRow, @Ctx() context: RequestContext): Promise<IndicatorRow> {
    return indicatorOf(await rulesOfRun(context.pool, row.run), row.line.indicator)
  }

  @FieldResolver(() => Int, { description: '次数 / Occurrences.' })
  occurrences(@Root() row: LineRow): number {
    return row.line.occurrences
  }

  @FieldResolver(() => DecimalScalar, {
    description: '分数，负为扣分，封顶前 / Points before any cap; negative: taken.',
  })
  points(@Root() row: LineRow): string {
    return formatPoints(row.line.points)
  }

  @FieldResolver(() => EvidenceType, { description: '证据 / Evidence.' })
  evidence(@Root() row: LineRow): EvidenceRow {
    return { of: row, ...row.line.evidence }
  }
}

@Resolver(() => UnknownLineType)
export class UnknownLineResolver {
  @FieldResolver(() => Indicator, { description: '指标 / Indicator.' })
  async indicator(@Root() row: UnknownRow, @Ctx() context: RequestContext): Promise<IndicatorRow> {
    return indicatorOf(await rulesOfRun(context.pool, row.run), row.line.indicator)
  }

  @FieldResolver(() => EvidenceType, { description: '证据 / Evidence.' })
  evidence(@Root() row: UnknownRow): EvidenceRow {
    return { of: row, ...row.line.evidence }
  }
}

@Resolver(() => ExplanationStepType)
export class ExplanationStepResolver {
  @FieldResolver(() => ScoreLineType, { nullable: true, description: '该步的条目 / The line of this step.' })
  line(@Root() step: OwnedStep): LineRow | null {
    return step.line && { ...step.owner, line: step.line }
  }
}

/** Evidence keeps its own order. */
const evidenceOrder: Order<EvidenceItemRow> = {
  list: 'evidence item',
  types: ['integer'],
  keysOf: (item) => [item.place],
}

@Resolver(() => EvidenceType)
export class EvidenceResolver {
  @FieldResolver(() => EvidenceItemConnection, {
    description: '每条证据的实情 / The real things behind the keys.',
  })
  items(
    @Root() evidence: EvidenceRow,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Connection<EvidenceItemRow> {
    return connection(args, evidenceOrder, {
      fetch: ({ after, limit }) =>
        itemsOf(context, evidence, after === null ? 0 : Number(after[0]) + 1, limit),
      count: async () => evidence.keys.length,
    })
  }
}

async function itemsOf(
  context: RequestContext,
  { of: line, kind, keys }: EvidenceRow,
  from: number,
  limit: number,
): Promise<EvidenceItemRow[]> {
  const { run, unitNo, accountId } = line
  const frozen = await context.load(frozenUnitOf, { runNo: run.factsRunNo, unitNo })
  const facts = accountId === null ? undefined : frozen.facts.accounts[frozen.accountIds.indexOf(accountId)]
  const subject = {
    run,
    rules: await rulesOfRun(context.pool, run),
    calendar: await calendarExplaining(context.pool, run),
    indicator: line.line.indicator,
    evidence: { kind, keys },
    unit: frozen.facts,
    account: accountId !== null && facts !== undefined ? { id: accountId, facts } : null,
  }
  return evidenceItems(context.pool, subject, from, limit)
}
