import { Action } from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { orgKindTitles, supervisionOf } from '@zhengmei/domain/org'
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import {
  BilingualType,
  type Connection,
  connection,
  emptyList,
  PageArgs,
  type RequestContext,
  Requires,
} from '../../platform/graphql/index.js'
import { isUuid } from '../../platform/ids/index.js'
import { foundIds } from '../../platform/scope/found.js'
import { numbersOfPath } from '../../platform/scope/index.js'
import { Organisation, OrganisationConnection, OrganisationsArgs, Supervision } from './org.graphql.js'
import {
  childCountOf,
  childrenPage,
  namedOrgById,
  namedOrgByNumber,
  orgById,
  orgByNumber,
} from './org.loaders.js'
import type { OrgRow } from './org.read.js'
import { subtreeOf } from './org.repository.js'
import { countOrgs, listOrgs, OrgSort, orgOrder, orgsByCode } from './org-list.repository.js'

/** Levels of the tree that a list of ancestors is taken to have. */
const usualDepth = 5

@Resolver(() => Organisation)
export class OrgResolver {
  @Query(() => OrganisationConnection, {
    description: '单位列表，默认按编码 / Organisations, by code unless told.',
  })
  @Requires(Action.readOrganisations)
  async organisations(
    @Args(() => OrganisationsArgs) args: OrganisationsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<OrgRow>> {
    const order = orgOrder(args.sort ?? OrgSort.code, args.descending === true)
    const scope = await narrowedScope(context, Action.readOrganisations, args.scopeId)
    if (scope === null || (args.parentId != null && !isUuid(args.parentId))) return emptyList(args, order)
    const filter = { ...args, found: await foundIds(context.pool, 'org', scope, args.search) }
    return connection(args, order, {
      fetch: (window) => listOrgs(context.pool, scope, filter, order, window),
      count: () => countOrgs(context.pool, scope, filter),
    })
  }

  @Query(() => Organisation, {
    nullable: true,
    description:
      '一个单位；不存在与不可见没有区别 / One organisation; null when there is none or it is not yours.',
  })
  @Requires(Action.readOrganisations)
  async organisation(
    @Arg('id', () => ID, { description: '标识 / Id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<OrgRow | null> {
    return isUuid(id) ? context.load(orgById, id) : null
  }

  @FieldResolver(() => BilingualType, { description: '类别名称 / Title of the kind.' })
  kindTitle(@Root() org: OrgRow): Bilingual {
    return orgKindTitles[org.kind]
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: '属地上级，限可见范围 / Parent by territory, when visible.',
  })
  parent(@Root() org: OrgRow, @Ctx() context: RequestContext) {
    return org.parentId === null ? null : context.load(orgById, org.parentId)
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '条线上级 / Parent by line.' })
  lineParent(@Root() org: OrgRow, @Ctx() context: RequestContext) {
    return org.lineParentId === null ? null : context.load(namedOrgById, org.lineParentId)
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: '并入的单位 / The unit it was merged into.',
  })
  mergedInto(@Root() org: OrgRow, @Ctx() context: RequestContext) {
    return org.mergedIntoId === null ? null : context.load(namedOrgById, org.mergedIntoId)
  }

  @FieldResolver(() => Supervision, { description: '主管单位及其依据 / Who supervises it, and why.' })
  async supervision(@Root() org: OrgRow, @Ctx() context: RequestContext) {
    const above = await Promise.all(
      numbersOfPath(org.path)
        .slice(0, -1)
        .map((number) => context.load(namedOrgByNumber, number)),
    )
    const lineParent = org.lineParentId === null ? null : await context.load(namedOrgById, org.lineParentId)
    const { unit, why } = supervisionOf(
      org,
      above.filter((each) => each !== null),
      lineParent,
    )
    return { organisation: unit, why }
  }

  @Extensions({ listSize: usualDepth })
  @FieldResolver(() => [Organisation], {
    description: '各级上级，自上而下，限可见范围 / Ancestors from the top, as far as visible.',
  })
  async ancestors(@Root() org: OrgRow, @Ctx() context: RequestContext) {
    const numbers = numbersOfPath(org.path).slice(0, -1)
    const found = await Promise.all(numbers.map((number) => context.load(orgByNumber, number)))
    return found.filter((ancestor) => ancestor !== null)
  }

  @FieldResolver(() => OrganisationConnection, { description: '直接下级，按编码 / Children by code.' })
  children(
    @Root() org: OrgRow,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Connection<OrgRow> {
    return connection(args, orgsByCode, {
      fetch: (window) => context.load(childrenPage, { parentId: org.id, window }),
      count: () => context.load(childCountOf, org.id),
    })
  }

  @FieldResolver(() => Int, { description: '直接下级个数 / How many children.' })
  childCount(@Root() org: OrgRow, @Ctx() context: RequestContext) {
    return context.load(childCountOf, org.id)
  }
}

/**
 * The subtree a list is about: the viewer's for this action or, when a node was named, that node's.
 *
 * @returns null when that node is not within the viewer's scope or doesn't exist: the list is then empty.
 * @throws RequestError `session/required`, `access/denied`.
 */
export async function narrowedScope(
  context: RequestContext,
  action: Action,
  scopeId: string | null | undefined,
): Promise<string | null> {
  const scope = context.scopeFor(action)
  if (scopeId == null) return scope
  return isUuid(scopeId) ? subtreeOf(context.pool, scope, scopeId) : null
}
