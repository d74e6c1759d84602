import { Action } from '@zhengmei/domain/identity'
import { ok, type Result } from '@zhengmei/domain/kernel'
import { OrgChangeKind } from '@zhengmei/domain/org'
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import {
  type Payload,
  type RequestContext,
  Requires,
  toEditPayload,
  toPayload,
  VersionConflict,
} from '../../platform/graphql/index.js'
import {
  ChangeOrganisationPayload,
  CreateOrganisationPayload,
  WithdrawOrganisationChangePayload,
} from './change.graphql.js'
import {
  AbolishOrganisationInput,
  CreateOrganisationInput,
  EditOrganisationInput,
  MergeOrganisationInput,
  MoveOrganisationInput,
  RenameOrganisationInput,
} from './change.inputs.js'
import { changeById } from './change.loaders.js'
import type { OrgChangeRow } from './change.read.js'
import { type ChangeMade, type ChangeRequest, changeOrganisation } from './change-organisation.js'
import type { OrgDetails } from './command.js'
import { withdrawChange } from './withdraw-change.js'

interface Changed {
  readonly change: OrgChangeRow
}
type Outcome = Promise<Payload<Changed> | VersionConflict>

@Resolver()
export class OrganisationChangesResolver {
  @Mutation(() => CreateOrganisationPayload, { description: '新设单位 / Creates a unit.' })
  @Requires(Action.changeOrganisations)
  createOrganisation(
    @Arg('input', () => CreateOrganisationInput, { description: '单位 / The unit.' })
    input: CreateOrganisationInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    const { parentId, effectiveOn, reason, idempotencyKey, ...details } = input
    return change(context, {
      kind: OrgChangeKind.create,
      orgId: null,
      targetId: parentId,
      details: { ...details },
      ...{ effectiveOn, reason, idempotencyKey },
    })
  }

  @Mutation(() => ChangeOrganisationPayload, { description: '单位更名 / Renames a unit.' })
  @Requires(Action.changeOrganisations)
  renameOrganisation(
    @Arg('input', () => RenameOrganisationInput, { description: '单位与新名称 / Which one, to what.' })
    input: RenameOrganisationInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return change(context, { ...requestOf(OrgChangeKind.rename, input), details: { name: input.name } })
  }

  @Mutation(() => ChangeOrganisationPayload, { description: '修改单位信息 / Edits a unit.' })
  @Requires(Action.changeOrganisations)
  editOrganisation(
    @Arg('input', () => EditOrganisationInput, { description: '修改 / What to change.' })
    input: EditOrganisationInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return change(context, { ...requestOf(OrgChangeKind.edit, input), details: editedOf(input) })
  }

  @Mutation(() => ChangeOrganisationPayload, {
    description: '调整隶属：连同其下级一起移到另一上级之下 / Moves a unit, with all below it.',
  })
  @Requires(Action.changeOrganisations)
  moveOrganisation(
    @Arg('input', () => MoveOrganisationInput, { description: '单位与新上级 / Which one, where to.' })
    input: MoveOrganisationInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return change(context, requestOf(OrgChangeKind.move, input))
  }

  @Mutation(() => ChangeOrganisationPayload, {
    description:
      '单位并入：下级由其承接，账号须迁移、变更或注销 / Merges a unit into another, which takes over its children; its accounts need another host.',
  })
  @Requires(Action.changeOrganisations)
  mergeOrganisation(
    @Arg('input', () => MergeOrganisationInput, { description: '单位与并入的单位 / Which one, into which.' })
    input: MergeOrganisationInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return change(context, requestOf(OrgChangeKind.merge, input))
  }

  @Mutation(() => ChangeOrganisationPayload, {
    description: '撤销单位：账号须迁移、变更或注销 / Abolishes a unit; its accounts need another host.',
  })
  @Requires(Action.changeOrganisations)
  abolishOrganisation(
    @Arg('input', () => AbolishOrganisationInput, {
      description: '单位及下级的去向 / Which one, and where its children go.',
    })
    input: AbolishOrganisationInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return change(context, requestOf(OrgChangeKind.abolish, input))
  }

  @Mutation(() => WithdrawOrganisationChangePayload, {
    description: '撤回尚未生效的调整 / Withdraws a change that has not taken effect.',
  })
  @Requires(Action.changeOrganisations)
  async withdrawOrganisationChange(
    @Arg('id', () => ID, { description: '调整 / The change.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<Changed>> {
    return toPayload(await withChange(context, await withdrawChange(context, id)))
  }
}

const requestOf = (
  kind: OrgChangeKind,
  input: {
    readonly organisationId: string
    readonly version: number
    readonly targetId?: string | null
    readonly effectiveOn?: ChangeRequest['effectiveOn']
    readonly reason?: string | null
  },
): ChangeRequest => ({
  kind,
  orgId: input.organisationId,
  targetId: input.targetId ?? null,
  details: {},
  version: input.version,
  effectiveOn: input.effectiveOn ?? null,
  reason: input.reason ?? null,
})

/** What was given of an edit; an empty text takes the value away. */
function editedOf(input: EditOrganisationInput): OrgDetails {
  const { kind, category, divisionCode, residentPopulation, lineParentId, leavesLine } = input
  return {
    ...(kind == null ? {} : { kind }),
    ...(category == null ? {} : { category }),
    ...(divisionCode == null ? {} : { divisionCode }),
    ...(residentPopulation == null ? {} : { residentPopulation }),
    ...(lineParentId == null ? {} : { lineParentId }),
    ...(leavesLine ? { lineParentId: null } : {}),
  }
}

async function change(context: RequestContext, request: ChangeRequest): Outcome {
  const made = await changeOrganisation(context, request)
  return toEditPayload(made instanceof VersionConflict ? made : await withChange(context, made))
}

/** The change as it is kept, beside what it came to. */
async function withChange(context: RequestContext, made: Result<ChangeMade>): Promise<Result<Changed>> {
  if (!made.ok) return made
  const kept = await context.load(changeById, made.value.changeId)
  if (kept === null) throw new Error(`change ${made.value.changeId} is gone`)
  return ok({ change: kept })
}
