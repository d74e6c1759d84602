import { Action } from '@zhengmei/domain/identity'
import type { Bilingual, PlainDate } from '@zhengmei/domain/kernel'
import { orgKindTitles } from '@zhengmei/domain/org'
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import {
  BilingualType,
  type Connection,
  connection,
  DateScalar,
  PageArgs,
  type RequestContext,
  RequestError,
  Requires,
} from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { Organisation } from '../org.graphql.js'
import { namedOrgById, orgById } from '../org.loaders.js'
import type { OrgRow } from '../org.read.js'
import {
  LevelsArgs,
  NodeSearchArgs,
  OrganisationLevel,
  OrganisationNode,
  OrganisationNodeConnection,
  OrganisationPeriod,
} from './history.graphql.js'
import { levelPage, levelSize, periodsOfOrg, wayTo } from './history.loaders.js'
import type { NodeRow, PeriodRow } from './history.read.js'
import { findNodes, nodesByCode } from './history.repository.js'

const mostLevels = 50
const mostFound = 50
/** Periods and levels that a unit is taken to have; for the cost of a request. */
const usual = 5

interface Level {
  readonly parentId: string
  readonly on: PlainDate | null
}

@Resolver(() => OrganisationNode)
export class TreeResolver {
  @Query(() => [OrganisationLevel], {
    description:
      '组织树的若干层，可看任意一天 / Levels of the tree, of today or of any day, for many units at once.',
  })
  @Extensions({ listSize: 20 })
  @Requires(Action.readOrganisations)
  async organisationLevels(
    @Args(() => LevelsArgs) { parentIds, on }: LevelsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Level[]> {
    if (parentIds.length > mostLevels) throw tooMany()
    const parents = await Promise.all(parentIds.filter(isUuid).map((id) => context.load(orgById, id)))
    return parents.flatMap((parent) => (parent ? [{ parentId: parent.id, on: on ?? null }] : []))
  }

  @Query(() => [OrganisationNode], {
    description:
      '在某一天的组织树里按名称或编码找单位 / Units by name or code in the tree of a day, at most fifty.',
  })
  @Requires(Action.readOrganisations)
  organisationNodes(
    @Args(() => NodeSearchArgs) { search, on }: NodeSearchArgs,
    @Ctx() context: RequestContext,
  ): Promise<NodeRow[]> | NodeRow[] {
    if (search.trim() === '') return []
    return findNodes(context.pool, context.scopeFor(Action.readOrganisations), on ?? null, search, mostFound)
  }

  @Query(() => [ID], {
    nullable: true,
    description:
      '到某单位的路径：其各级上级的标识，自上而下 / The way to a unit in the tree of a day: the ids of those above it, from the top; null when it is not yours.',
  })
  @Requires(Action.readOrganisations)
  async organisationWay(
    @Arg('id', () => ID, { description: '单位 / The unit.' }) id: string,
    @Arg('on', () => DateScalar, {
      nullable: true,
      description: '日期，默认现在 / The day; now unless told.',
    })
    on: PlainDate | null,
    @Ctx() context: RequestContext,
  ): Promise<readonly string[] | null> {
    if (!isUuid(id) || (await context.load(orgById, id)) === null) return null
    return context.load(wayTo, { id, on: on ?? null })
  }

  @FieldResolver(() => BilingualType, { description: '类别名称 / Title of the kind.' })
  kindTitle(@Root() node: NodeRow): Bilingual {
    return orgKindTitles[node.kind]
  }

  @FieldResolver(() => Int, { description: '当时的直接下级个数 / How many children on that day.' })
  childCount(@Root() node: NodeRow, @Ctx() context: RequestContext) {
    return context.load(levelSize, { id: node.id, on: node.on })
  }

  @Extensions({ listSize: usual })
  @FieldResolver(() => [ID], {
    description: '各级上级的标识，自上而下 / Ids of those above it, from the top.',
  })
  way(@Root() node: NodeRow, @Ctx() context: RequestContext) {
    return context.load(wayTo, { id: node.id, on: node.on })
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: '该单位现在的情况 / The unit as it is now.',
  })
  organisation(@Root() node: NodeRow, @Ctx() context: RequestContext) {
    return context.load(orgById, node.id)
  }
}

@Resolver(() => OrganisationLevel)
export class LevelResolver {
  @FieldResolver(() => OrganisationNodeConnection, {
    description: '直接下级，按编码 / The units of the level, by code.',
  })
  children(
    @Root() level: Level,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Connection<NodeRow> {
    const { parentId: id, on } = level
    return connection(args, nodesByCode, {
      fetch: (window) => context.load(levelPage, { id, on, window }),
      count: () => context.load(levelSize, { id, on }),
    })
  }
}

@Resolver(() => OrganisationPeriod)
export class PeriodResolver {
  @FieldResolver(() => BilingualType, { description: '类别名称 / Title of the kind.' })
  kindTitle(@Root() period: PeriodRow): Bilingual {
    return orgKindTitles[period.kind]
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '当时的属地上级 / Parent by territory.' })
  parent(@Root() period: PeriodRow, @Ctx() context: RequestContext) {
    return period.parentId === null ? null : context.load(orgById, period.parentId)
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '当时的条线上级 / Parent by line.' })
  lineParent(@Root() period: PeriodRow, @Ctx() context: RequestContext) {
    return period.lineParentId === null ? null : context.load(namedOrgById, period.lineParentId)
  }
}

@Resolver(() => Organisation)
export class OrgHistoryResolver {
  @Extensions({ listSize: usual })
  @FieldResolver(() => [OrganisationPeriod], {
    description:
      '沿革：名称、类别、隶属随时间的变化，由早到晚 / What it was called, was and belonged to over time, the earliest first.',
  })
  periods(@Root() org: OrgRow, @Ctx() context: RequestContext) {
    return context.load(periodsOfOrg, org.id)
  }
}

const tooMany = () =>
  new RequestError({
    code: 'organisation/too-many-levels',
    field: 'parentIds',
    message: { zh: `一次至多 ${mostLevels} 个上级单位`, en: `At most ${mostLevels} units at once` },
  })
