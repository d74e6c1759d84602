import { Action } from '@zhengmei/domain/identity'
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import {
  type Connection,
  connection,
  defineLoader,
  emptyList,
  inOrderOf,
  type Payload,
  type RequestContext,
  Requires,
  type RowOutcomes,
  RowOutcomesPayload,
  toPayload,
} from '../../../platform/graphql/index.js'
import { narrowedScope } from '../../org/index.js'
import { Person } from '../identity.graphql.js'
import { personById } from '../identity.loaders.js'
import { mayAdministerPerson } from '../person/may-administer-person.js'
import { PersonPayload, PersonRecord } from '../person/people.graphql.js'
import type { PersonRecordRow } from '../person/people.read.js'
import { withPerson } from '../person/people-mutations.resolver.js'
import { invitePeople, type PeopleInvited } from './invite-people.js'
import {
  InvitePeopleInput,
  InvitePeoplePayload,
  OpenLink,
  OpenLinkConnection,
  OpenLinksArgs,
} from './link.graphql.js'
import {
  countOpenLinks,
  linksOrder,
  listOpenLinks,
  type OpenLinkRow,
  openLinksOf,
} from './open-links.repository.js'
import { withdrawLink } from './withdraw-link.js'
import { withdrawLinks } from './withdraw-links.js'

const openLinkOf = defineLoader<string, OpenLinkRow | null>(async (context, ids) =>
  inOrderOf(ids, await openLinksOf(context.pool, ids), ({ person }) => person.id),
)

@Resolver(() => OpenLink)
export class LinkResolver {
  @Query(() => OpenLinkConnection, {
    description: '范围内仍有效的链接 / Links of people in scope that still work.',
  })
  @Requires(Action.readPeople)
  async openLinks(
    @Args(() => OpenLinksArgs) args: OpenLinksArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<OpenLinkRow>> {
    const order = linksOrder(args.sort ?? 'login', args.descending === true)
    const scope = await narrowedScope(context, Action.readPeople, args.scopeId)
    if (scope === null) return emptyList(args, order)
    return connection(args, order, {
      fetch: (window) => listOpenLinks(context.pool, scope, args, order, window),
      count: () => countOpenLinks(context.pool, scope, args),
    })
  }

  @Mutation(() => InvitePeoplePayload, {
    description:
      '给范围内尚未设置密码、也没有有效链接的人员发放链接，一次最多 200 人 / Links for everybody in scope without a password and without a link, at most 200 at a time.',
  })
  @Requires(Action.invitePeople)
  async invitePeople(
    @Arg('input', () => InvitePeopleInput, { description: '范围 / Of whom.' }) input: InvitePeopleInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<PeopleInvited>> {
    return toPayload(await invitePeople(context, input))
  }

  @Mutation(() => PersonPayload, {
    description: '收回链接，立即失效 / Takes a link back; it does not work any more.',
  })
  @Requires(Action.invitePeople)
  async withdrawLink(
    @Arg('personId', () => ID, { description: '人员 / The person.' }) personId: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ person: PersonRecordRow | null }>> {
    return toPayload(await withPerson(context, await withdrawLink(context, personId)))
  }

  @Mutation(() => RowOutcomesPayload, {
    description:
      '收回多人的链接，立即失效，一次最多 200 人 / Takes the links of several people back, at most 200 at a time.',
  })
  @Requires(Action.invitePeople)
  async withdrawLinks(
    @Arg('personIds', () => [ID], { description: '人员标识 / Ids of the people.' })
    personIds: readonly string[],
    @Ctx() context: RequestContext,
  ): Promise<Payload<RowOutcomes>> {
    return toPayload(await withdrawLinks(context, personIds))
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: '由谁发放；为空：服务器命令行 / Who gave it; null: the command line.',
  })
  givenBy(@Root() link: OpenLinkRow, @Ctx() context: RequestContext) {
    return link.givenBy === null ? null : context.load(personById, link.givenBy)
  }

  @FieldResolver(() => Boolean, { description: '可收回 / You may take it back.' })
  viewerCanWithdraw(@Root() link: OpenLinkRow, @Ctx() context: RequestContext): Promise<boolean> {
    return mayAdministerPerson(context, Action.invitePeople, link.person)
  }
}

@Resolver(() => PersonRecord)
export class PersonLinkResolver {
  @FieldResolver(() => OpenLink, {
    nullable: true,
    description: '已发放且仍有效的链接 / The link they were given and that still works.',
  })
  openLink(@Root() person: PersonRecordRow, @Ctx() context: RequestContext) {
    return context.load(openLinkOf, person.id)
  }
}
