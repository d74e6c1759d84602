import { Action, can } from '@zhengmei/domain/identity'
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql'
import {
  type Connection,
  connection,
  emptyList,
  liveStates,
  PageArgs,
  type Payload,
  Progress,
  progressOf,
  type RequestContext,
  Requires,
  toPayload,
} from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { Person, personById } from '../../identity/index.js'
import { runById } from '../assessment.loaders.js'
import { AssessmentRun } from '../run.graphql.js'
import type { Run } from '../run.js'
import { findRun, isWholeVisibleFrom } from '../run.repository.js'
import {
  cancelVerification,
  type RequestedVerification,
  requestVerification,
} from './request-verification.js'
import {
  CancelRunVerificationPayload,
  RunVerificationConnection,
  RunVerificationType,
  VerifyAssessmentRunPayload,
} from './verification.graphql.js'
import { isUnderWay, type RunVerification } from './verification.js'
import { latestVerificationOf, verificationCountOf, verificationsPage } from './verification.loaders.js'
import { findVerification, verificationsLatestFirst } from './verification.repository.js'
import { verificationTopic } from './verification-jobs.js'

const idDescription = '标识 / Id.'

@Resolver(() => RunVerificationType)
export class RunVerificationResolver {
  @Mutation(() => VerifyAssessmentRunPayload, {
    description:
      '申请核验：在后台由封存的数据重新计算并比较 / Asks for a sealed run to be recomputed from its frozen facts and compared, in the background.',
  })
  @Requires(Action.verifyRuns)
  async verifyAssessmentRun(
    @Arg('id', () => ID, { description: '考核 / The run.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<RequestedVerification>> {
    return toPayload(await requestVerification(context, id))
  }

  @Mutation(() => CancelRunVerificationPayload, {
    description: '取消核验 / Ends a verification that is under way, without an outcome.',
  })
  @Requires(Action.verifyRuns)
  async cancelRunVerification(
    @Arg('id', () => ID, { description: '核验 / The verification.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ readonly verification: RunVerification }>> {
    return toPayload(await cancelVerification(context, id))
  }

  @Subscription(() => RunVerificationType, {
    description:
      '核验进展：先是当前状态，之后每有变化一次 / The verification as it is now, then at every change, to its end.',
    subscribe: ({ args, context }) => progressOfVerification(context as RequestContext, String(args['id'])),
  })
  @Requires(Action.readRuns)
  runVerificationProgress(
    @Root() verification: RunVerification,
    @Arg('id', () => ID, { description: idDescription }) _id: string,
  ): RunVerification {
    return verification
  }

  @FieldResolver(() => Person, { description: '申请人 / Who asked for it.' })
  requestedBy(@Root() verification: RunVerification, @Ctx() context: RequestContext) {
    return context.load(personById, verification.requestedBy)
  }

  @FieldResolver(() => Progress, { description: '进度，按单位 / Progress in units.' })
  progress(@Root() verification: RunVerification): Progress {
    return progressOf(verification.unitsDone, verification.unitsTotal)
  }

  @FieldResolver(() => Boolean, { description: '是否可以取消 / Whether the viewer may cancel it now.' })
  async viewerCanCancel(
    @Root() verification: RunVerification,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    if (!isUnderWay(verification) || verification.cancelRequestedAt !== null) return false
    const run = await context.load(runById, verification.runId)
    return run?.scopePath != null && can(context.requireViewer(), Action.verifyRuns, run.scopePath)
  }
}

/** What differs may be of any unit: only who sees the whole run sees its verifications. */
const seesWhole = (context: RequestContext, run: Run): boolean =>
  isWholeVisibleFrom(context.scopeFor(Action.readRuns), run)

@Resolver(() => AssessmentRun)
export class RunVerificationsResolver {
  @FieldResolver(() => RunVerificationType, {
    nullable: true,
    description:
      '最近一次核验；从未核验，或看不到整次考核时为空 / The latest verification; null when there is none, or the viewer does not see the whole run.',
  })
  latestVerification(@Root() run: Run, @Ctx() context: RequestContext) {
    return seesWhole(context, run) ? context.load(latestVerificationOf, run.id) : null
  }

  @FieldResolver(() => RunVerificationConnection, {
    description:
      '历次核验，新的在前；看不到整次考核时为空 / All verifications, the latest first; none when the viewer does not see the whole run.',
  })
  verifications(
    @Root() run: Run,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Connection<RunVerification> {
    if (!seesWhole(context, run)) return emptyList(args, verificationsLatestFirst)
    return connection(args, verificationsLatestFirst, {
      fetch: (window) => context.load(verificationsPage, { parentId: run.id, window }),
      count: () => context.load(verificationCountOf, run.id),
    })
  }
}

/** The verification as it is, and again after each happening until it is over. */
const progressOfVerification = (
  context: RequestContext,
  id: string,
): AsyncIterableIterator<RunVerification> =>
  liveStates(context.events, {
    topic: verificationTopic,
    id,
    async look() {
      const verification = isUuid(id) ? await findVerification(context.pool, id) : null
      const run = verification && (await findRun(context.pool, verification.runId))
      return run && seesWhole(context, run) ? verification : null
    },
    isOver: (verification) => !isUnderWay(verification),
  })
