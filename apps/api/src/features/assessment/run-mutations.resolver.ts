import { Action, can } from '@zhengmei/domain/identity'
import { type Instant, ok, type Refusal, type Result, refuse } from '@zhengmei/domain/kernel'
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import { record } from '../../platform/audit/index.js'
import { withTransaction } from '../../platform/db/index.js'
import { type Payload, type RequestContext, Requires, toPayload } from '../../platform/graphql/index.js'
import { onceForKey } from '../../platform/idempotency/index.js'
import { isUuid } from '../../platform/ids/index.js'
import { narrowedScope } from '../org/index.js'
import { runById } from './assessment.loaders.js'
import { enqueueTo } from './assessment-jobs.js'
import { cancelRun } from './cancel-run.js'
import { noSuchRun } from './refusals.js'
import { planRequest, planRun, planWhatIf, type RunPlan } from './request-run.js'
import {
  CancelAssessmentRunPayload,
  StartAssessmentRunInput,
  StartAssessmentRunPayload,
  StartWhatIfInput,
  StartWhatIfPayload,
} from './run.graphql.js'
import { type RuleChange, type Run, RunKind } from './run.js'
import { findRun, noteAppointment } from './run.repository.js'

interface Started {
  readonly run: Run
  readonly alreadyExisted: boolean
}

@Resolver()
export class RunMutationsResolver {
  @Mutation(() => StartAssessmentRunPayload, {
    description: '申请考核 / Starts a run; the same asked for twice is one run.',
  })
  @Requires(Action.startRuns)
  async startAssessmentRun(
    @Arg('input', () => StartAssessmentRunInput, { description: '申请 / What run.' })
    input: StartAssessmentRunInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<Started>> {
    return toPayload(await startRun(context, input))
  }

  @Mutation(() => StartWhatIfPayload, {
    description: '假设推演 / Asks what if: the same facts under other rules.',
  })
  @Requires(Action.askWhatIf)
  async startWhatIf(
    @Arg('input', () => StartWhatIfInput, { description: '推演 / What to change.' }) input: StartWhatIfInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<Started>> {
    return toPayload(await startWhatIf(context, input))
  }

  @Mutation(() => CancelAssessmentRunPayload, { description: '取消考核 / Cancels a run that is under way.' })
  @Requires(Action.cancelRuns)
  async cancelAssessmentRun(
    @Arg('id', () => ID, { description: '考核 / The run.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ readonly run: Run }>> {
    return toPayload(await cancel(context, id))
  }
}

async function startRun(context: RequestContext, input: StartAssessmentRunInput): Promise<Result<Started>> {
  const { idempotencyKey, ...asked } = input
  if ((await narrowedScope(context, Action.startRuns, input.scopeId)) === null) return noSuchScope
  if (input.kind === RunKind.whatIf) return notByThisWay
  const plan = await planRequest(context.pool, {
    kind: input.kind,
    scopeOrgId: input.scopeId,
    year: input.year,
    ...(input.cutoffAt == null ? {} : { cutoffAt: input.cutoffAt as Instant }),
    ...rulebookOf(input),
    again: input.again ?? false,
    requestedBy: context.requireViewer().personId,
  })
  return plan.ok ? carryOut(context, plan.value, 'startAssessmentRun', idempotencyKey, asked) : plan
}

async function startWhatIf(context: RequestContext, input: StartWhatIfInput): Promise<Result<Started>> {
  const { idempotencyKey, ...asked } = input
  const base = await runFor(context, Action.askWhatIf, input.baseRunId)
  if (base === null) return noSuchRun('baseRunId')
  const plan = await planWhatIf(context.pool, {
    baseRunId: base.id,
    changes: (input.changes ?? []) as RuleChange[],
    ...rulebookOf(input),
    requestedBy: context.requireViewer().personId,
  })
  return plan.ok ? carryOut(context, plan.value, 'startWhatIf', idempotencyKey, asked) : plan
}

const rulebookOf = (input: { rulebookId?: string | null; rulebookVersion?: number | null }) =>
  input.rulebookId == null
    ? {}
    : {
        rulebook: {
          id: input.rulebookId,
          ...(input.rulebookVersion == null ? {} : { version: input.rulebookVersion }),
        },
      }

/** Run, job, audit record and idempotency key stay together or not at all. */
async function carryOut(
  context: RequestContext,
  plan: RunPlan,
  operation: string,
  key: string | null | undefined,
  input: object,
): Promise<Result<Started>> {
  const enqueue = enqueueTo(context.queue)
  const personId = context.requireViewer().personId
  const answer = await withTransaction(context.pool, (client) =>
    onceForKey(client, { personId, key, operation, input }, async () => {
      const { run, existed } = await planRun(client, plan, async (within, id) => {
        await noteAppointment(within, id, context.actor.appointmentId)
        await enqueue(within, id)
        await record(within, context.actor, {
          action: 'run.start',
          objectType: 'assessment_run',
          objectId: id,
          after: {
            kind: plan.kind,
            scope: plan.scopeOrgId,
            year: plan.year,
            layers: plan.layers,
            changes: plan.changes,
          },
        })
      })
      return ok({ id: run.id, alreadyExisted: existed })
    }),
  )
  if (!answer.ok) return answer
  const run = await findRun(context.pool, answer.value.id)
  return run === null ? noSuchRun('id') : ok({ run, alreadyExisted: answer.value.alreadyExisted })
}

async function cancel(context: RequestContext, id: string): Promise<Result<{ readonly run: Run }>> {
  if ((await runFor(context, Action.cancelRuns, id)) === null) return noSuchRun('id')
  const cancelled = await cancelRun(context.pool, id, (client) =>
    record(client, context.actor, { action: 'run.cancel', objectType: 'assessment_run', objectId: id }),
  )
  return cancelled.ok ? ok({ run: cancelled.value }) : cancelled
}

/** A run that the viewer may do this to; null when there is none or it isn't theirs. */
async function runFor(context: RequestContext, action: Action, id: string): Promise<Run | null> {
  const run = isUuid(id) ? await context.load(runById, id) : null
  if (run?.scopePath == null) return null
  return can(context.requireViewer(), action, run.scopePath) ? run : null
}

const noSuchScope: Result<never, Refusal> = refuse(
  'assessment/no-such-scope',
  { zh: '没有这个单位', en: 'there is no such organisation' },
  'scopeId',
)
const notByThisWay: Result<never, Refusal> = refuse(
  'assessment/what-if-needs-base',
  { zh: '假设推演须以一次已封存的考核为准', en: 'a what-if is asked of a sealed run' },
  'kind',
)
