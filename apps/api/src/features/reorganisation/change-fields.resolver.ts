import { Action, can, roleTitles } from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { describeChange, OrgChangeState, orgChangeStateTitles, orgChangeTitles } from '@zhengmei/domain/org'
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import {
  BilingualType,
  type Connection,
  connection,
  PageArgs,
  type RequestContext,
  Requires,
  toPayload,
} from '../../platform/graphql/index.js'
import { type NodeRow, namedOrgById, Organisation, OrganisationNode, type OrgRow } from '../org/index.js'
import { editionRow, RulebookEdition, type RulebookLayer } from '../rulebook/index.js'
import {
  AffectedAppointmentType,
  AttachedRulebook,
  OrganisationChange,
  OrganisationChangeConnection,
  OrganisationChangePreview,
  OrganisationChangePreviewPayload,
} from './change.graphql.js'
import { OrganisationChangePreviewInput } from './change.inputs.js'
import { changeById, changeCountOf, changesPage, nextChangeOf } from './change.loaders.js'
import type { OrgChangeRow } from './change.read.js'
import { changesByDay } from './change.repository.js'
import type { AffectedAppointment } from './preview.repository.js'
import { type ChangePreview, previewChange } from './preview-change.js'

@Resolver(() => OrganisationChange)
export class OrganisationChangeResolver {
  @Query(() => OrganisationChangePreviewPayload, {
    description: '调整的后果，确认之前查看 / What a change would bring about, or why it would be refused.',
  })
  @Requires(Action.changeOrganisations)
  async organisationChangePreview(
    @Arg('input', () => OrganisationChangePreviewInput, { description: '拟作的调整 / The change.' })
    input: OrganisationChangePreviewInput,
    @Ctx() context: RequestContext,
  ) {
    const { kind, organisationId, targetId, effectiveOn, reason, organisationKind, ...details } = input
    const told = { ...details, kind: organisationKind }
    return toPayload(
      await previewChange(context, {
        kind,
        orgId: organisationId ?? null,
        targetId: targetId ?? null,
        details: Object.fromEntries(Object.entries(told).filter(([, value]) => value != null)),
        effectiveOn: effectiveOn ?? null,
        reason: reason ?? null,
      }),
    )
  }

  @FieldResolver(() => BilingualType, { description: '种类名称 / Title of what is done.' })
  kindTitle(@Root() change: OrgChangeRow): Bilingual {
    return orgChangeTitles[change.kind]
  }

  @FieldResolver(() => BilingualType, { description: '状态名称 / Title of the state.' })
  stateTitle(@Root() change: OrgChangeRow): Bilingual {
    return orgChangeStateTitles[change.state]
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: '单位，新设的在生效后才有 / The unit; of one to be created: none yet.',
  })
  organisation(@Root() change: OrgChangeRow, @Ctx() context: RequestContext) {
    return change.orgId === null ? null : context.load(namedOrgById, change.orgId)
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description:
      '新的上级、并入的单位或承接下级的单位 / The new parent, the unit merged into, the one that takes over.',
  })
  target(@Root() change: OrgChangeRow, @Ctx() context: RequestContext) {
    return change.targetId === null ? null : context.load(namedOrgById, change.targetId)
  }

  @FieldResolver(() => BilingualType, { description: '一句话 / The change as a sentence.' })
  async summary(@Root() change: OrgChangeRow, @Ctx() context: RequestContext): Promise<Bilingual> {
    const [unit, target] = await Promise.all([
      this.organisation(change, context),
      this.target(change, context),
    ])
    return describeChange(change.kind, {
      unit: unit?.name ?? change.details.name ?? '',
      formerName: typeof change.before?.['name'] === 'string' ? change.before['name'] : null,
      newName: change.details.name ?? null,
      target: target?.name ?? null,
    })
  }

  @FieldResolver(() => BilingualType, {
    nullable: true,
    description: '未能生效的原因 / Why it could not be carried out.',
  })
  problem(@Root() change: OrgChangeRow): Bilingual | null {
    return change.problem?.message ?? null
  }

  @FieldResolver(() => Boolean, { description: '可撤回 / You may withdraw it.' })
  async viewerCanWithdraw(@Root() change: OrgChangeRow, @Ctx() context: RequestContext): Promise<boolean> {
    if (change.state !== OrgChangeState.planned) return false
    const unit = (await this.organisation(change, context)) ?? (await this.target(change, context))
    return unit !== null && can(context.requireViewer(), Action.changeOrganisations, unit.path)
  }
}

@Resolver(() => OrganisationChangePreview)
export class OrganisationChangePreviewResolver {
  @FieldResolver(() => [OrganisationChange], {
    description: '其中已计划的调整 / What is planned there already.',
  })
  async plannedChanges(@Root() preview: ChangePreview, @Ctx() context: RequestContext) {
    const changes = await Promise.all(preview.plannedChangeIds.map((id) => context.load(changeById, id)))
    return changes.filter((change) => change !== null)
  }
}

@Resolver(() => AffectedAppointmentType)
export class AffectedAppointmentResolver {
  @FieldResolver(() => BilingualType, { description: '角色名称 / Title of the role.' })
  roleTitle(@Root() affected: AffectedAppointment): Bilingual {
    return roleTitles[affected.role]
  }
}

@Resolver(() => AttachedRulebook)
export class AttachedRulebookResolver {
  @FieldResolver(() => RulebookEdition, { description: '规则 / The rulebook.' })
  edition(@Root() layer: RulebookLayer) {
    return editionRow(layer)
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: '所挂的单位 / The unit it is attached to.',
  })
  organisation(@Root() layer: RulebookLayer, @Ctx() context: RequestContext) {
    return context.load(namedOrgById, layer.orgId)
  }
}

@Resolver(() => Organisation)
export class ChangesOfOrganisationResolver {
  @FieldResolver(() => OrganisationChangeConnection, {
    description:
      '组织调整的记录与计划，最近的在前 / What was done to it and what is planned, the latest first.',
  })
  changes(
    @Root() org: OrgRow,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Connection<OrgChangeRow> {
    return connection(args, changesByDay, {
      fetch: (window) => context.load(changesPage, { parentId: org.id, window }),
      count: () => context.load(changeCountOf, org.id),
    })
  }

  @FieldResolver(() => Boolean, { description: '可调整此单位 / You may change it.' })
  viewerCanChange(@Root() org: OrgRow, @Ctx() context: RequestContext): boolean {
    return org.abolishedOn === null && can(context.requireViewer(), Action.changeOrganisations, org.path)
  }
}

@Resolver(() => OrganisationNode)
export class ChangesOfNodeResolver {
  @FieldResolver(() => OrganisationChange, {
    nullable: true,
    description:
      '已计划、最早生效的调整；看以往的组织树时为空 / What is planned for it next; null in the tree of another day.',
  })
  nextChange(@Root() node: NodeRow, @Ctx() context: RequestContext) {
    return node.on === null ? context.load(nextChangeOf, node.id) : null
  }
}
