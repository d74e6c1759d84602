import { Action, can } from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { categoryTitle } from '@zhengmei/domain/org'
import {
  Arg,
  Args,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import {
  BilingualType,
  type Connection,
  connection,
  DateTimeScalar,
  liveStates,
  Progress,
  progressOf,
  type RequestContext,
  Requires,
} from '../../platform/graphql/index.js'
import { isUuid } from '../../platform/ids/index.js'
import { Person, personById } from '../identity/index.js'
import { namedOrgById, Organisation } from '../org/index.js'
import { type EditionRow, editionRow, findEdition, RulebookEdition, titleOf } from '../rulebook/index.js'
import { runById } from './assessment.loaders.js'
import { categoriesOf } from './results.repository.js'
import {
  AssessmentRun,
  AssessmentRunConnection,
  AssessmentRunsArgs,
  CategorySummary,
  RuleChangeType,
  RunCounts,
  RunSeal,
} from './run.graphql.js'
import { type Run, runningStates } from './run.js'
import { countRuns, findRun, isVisibleFrom, listRuns, runOrder } from './run.repository.js'
import { runTopic } from './run-step.js'
import { runStateTitles } from './run-words.js'
import { rulesOf } from './scheme-of-run.js'

@Resolver(() => AssessmentRun)
export class RunResolver {
  @Query(() => AssessmentRunConnection, {
    description: '考核列表，不填次序则新的在前 / Runs, the latest first unless told otherwise.',
  })
  @Requires(Action.readRuns)
  assessmentRuns(
    @Args(() => AssessmentRunsArgs) args: AssessmentRunsArgs,
    @Ctx() context: RequestContext,
  ): Connection<Run> {
    const scope = context.scopeFor(Action.readRuns)
    const none = args.scopeId != null && !isUuid(args.scopeId)
    const filter = { scopeOrgId: args.scopeId, year: args.year, standing: args.standing }
    const order = runOrder(args.sort ?? undefined, args.descending ?? undefined)
    return connection(args, order, {
      fetch: async (window) => (none ? [] : listRuns(context.pool, scope, filter, order, window)),
      count: async () => (none ? 0 : countRuns(context.pool, scope, filter)),
    })
  }

  @Query(() => AssessmentRun, {
    nullable: true,
    description: '一次考核；不存在与不可见没有区别 / One run; null when there is none or it is not yours.',
  })
  @Requires(Action.readRuns)
  async assessmentRun(
    @Arg('id', () => ID, { description: '标识 / Id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Run | null> {
    return isUuid(id) ? context.load(runById, id) : null
  }

  @Subscription(() => AssessmentRun, {
    description:
      '考核进度：先是当前状态，之后每有变化一次 / The run as it is now, then at every change, to its end.',
    subscribe: ({ args, context }) => progressOfRun(context as RequestContext, String(args['id'])),
  })
  @Requires(Action.readRuns)
  assessmentRunProgress(
    @Root() run: Run,
    @Arg('id', () => ID, { description: '标识 / Id.' }) _id: string,
  ): Run {
    return run
  }

  @FieldResolver(() => Organisation, {
    description: '考核范围 / The organisation below which units are assessed.',
  })
  scope(@Root() run: Run, @Ctx() context: RequestContext) {
    return context.load(namedOrgById, run.scopeOrgId ?? '')
  }

  @FieldResolver(() => BilingualType, {
    nullable: true,
    description: '当前阶段 / What it is doing; null once it has ended.',
  })
  stage(@Root() run: Run): Bilingual | null {
    return runningStates.includes(run.state) ? runStateTitles[run.state] : null
  }

  @FieldResolver(() => Progress, { description: '进度，按单位 / Progress in units.' })
  progress(@Root() run: Run) {
    return progressOf(run.unitsDone, run.unitsTotal)
  }

  @FieldResolver(() => RulebookEdition, { description: '所依据的规则 / The rulebook it goes by.' })
  async rulebook(@Root() run: Run, @Ctx() context: RequestContext): Promise<EditionRow | null> {
    const found = await findEdition(context.pool, run.editionId, run.editionVersion)
    return found && editionRow(found)
  }

  @FieldResolver(() => [RuleChangeType], { description: '假设推演改动的值 / Changed values of a what-if.' })
  async changes(@Root() run: Run, @Ctx() context: RequestContext) {
    if (run.changes.length === 0) return []
    const before = await rulesOf(context.pool, { ...run, changes: [] })
    const values = before.ok ? before.value.effective.values : null
    return run.changes.map(({ key, value }) => {
      const statement = values?.get(key)?.statement
      return { key, title: titleOf(key, statement), before: statement?.value ?? null, after: value }
    })
  }

  @FieldResolver(() => AssessmentRun, {
    nullable: true,
    description: '假设推演所依据的考核 / The run a what-if is based on.',
  })
  baseRun(@Root() run: Run, @Ctx() context: RequestContext) {
    return run.baseRunId === null ? null : context.load(runById, run.baseRunId)
  }

  @FieldResolver(() => Person, { nullable: true, description: '申请人 / Who asked for it.' })
  requestedBy(@Root() run: Run, @Ctx() context: RequestContext) {
    return run.requestedBy === null ? null : context.load(personById, run.requestedBy)
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: '封存时间 / When it was sealed.' })
  sealedAt(@Root() run: Run): Date | null {
    return run.state === 'sealed' ? run.endedAt : null
  }

  @FieldResolver(() => RunSeal, { nullable: true, description: '封存记录 / Its seal.' })
  seal(@Root() run: Run) {
    if (run.state !== 'sealed') return null
    return {
      ...run,
      factsCutoffAt: run.cutoffAt,
      rulebookId: run.editionId,
      rulebookVersion: run.editionVersion,
      secondsByStage: run.seconds,
    }
  }

  @FieldResolver(() => AssessmentRun, {
    nullable: true,
    description: '被哪次考核取代 / The run that took its place.',
  })
  supersededBy(@Root() run: Run, @Ctx() context: RequestContext) {
    return run.supersededBy === null ? null : context.load(runById, run.supersededBy)
  }

  @FieldResolver(() => AssessmentRun, {
    nullable: true,
    description: '取代了哪次考核 / The run whose place it took.',
  })
  supersedes(@Root() run: Run, @Ctx() context: RequestContext) {
    return run.supersedes === null ? null : context.load(runById, run.supersedes)
  }

  @FieldResolver(() => RunCounts, {
    nullable: true,
    description: '规模，冻结数据后可知 / Counts, once the facts are frozen.',
  })
  counts(@Root() run: Run) {
    if (run.unitsTotal === null || run.accountsTotal === null) return null
    return { ...run, units: run.unitsTotal, accounts: run.accountsTotal }
  }

  @Extensions({ listSize: 10 })
  @FieldResolver(() => [CategorySummary], {
    description: '各类单位概况，限可见范围 / Categories, as far as visible.',
  })
  async categories(@Root() run: Run, @Ctx() context: RequestContext) {
    const rows = await categoriesOf(context.pool, run, context.scopeFor(Action.readRuns))
    return rows.map((row) => ({ ...row, title: categoryTitle(row.category) }))
  }

  @FieldResolver(() => Boolean, { description: '是否可以取消 / Whether the viewer may cancel it now.' })
  viewerCanCancel(@Root() run: Run, @Ctx() context: RequestContext): boolean {
    return (
      runningStates.includes(run.state) &&
      run.cancelRequestedAt === null &&
      may(context, Action.cancelRuns, run)
    )
  }

  @FieldResolver(() => Boolean, { description: '是否可以核验 / Whether the viewer may verify it now.' })
  viewerCanVerify(@Root() run: Run, @Ctx() context: RequestContext): boolean {
    return run.state === 'sealed' && may(context, Action.verifyRuns, run)
  }

  @FieldResolver(() => Boolean, { description: '是否可以推演 / Whether the viewer may ask what-if now.' })
  viewerCanAskWhatIf(@Root() run: Run, @Ctx() context: RequestContext): boolean {
    return run.state === 'sealed' && may(context, Action.askWhatIf, run)
  }
}

/** Whether the viewer may do something to the whole of a run. */
const may = (context: RequestContext, action: Action, run: Run): boolean =>
  context.viewer !== null && run.scopePath !== null && can(context.viewer, action, run.scopePath)

/** The run as it is, and again after each happening until it is over. */
const progressOfRun = (context: RequestContext, id: string): AsyncIterableIterator<Run> =>
  liveStates(context.events, {
    topic: runTopic,
    id,
    async look() {
      const run = isUuid(id) ? await findRun(context.pool, id) : null
      return run && isVisibleFrom(context.scopeFor(Action.readRuns), run) ? run : null
    },
    isOver: (run) => !runningStates.includes(run.state),
  })
