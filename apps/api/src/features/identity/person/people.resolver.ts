import { Action, scopeOf } from '@zhengmei/domain/identity'
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import {
  type Connection,
  connection,
  emptyList,
  type RequestContext,
  Requires,
} from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { namedOrgById, narrowedScope, Organisation } from '../../org/index.js'
import type { AppointmentRow } from '../appointment/appointment.read.js'
import { AppointmentType } from '../identity.graphql.js'
import { mayAdministerPerson } from './may-administer-person.js'
import { PeopleArgs, PersonRecord, PersonRecordConnection } from './people.graphql.js'
import { activeSessionsOf, visibleAppointmentsOf } from './people.loaders.js'
import type { PersonRecordRow } from './people.read.js'
import { countPeople, findPersonRecord, listPeople, peopleOrder } from './people.repository.js'

/** Appointments that a person is taken to have. */
const usualAppointments = 3

@Resolver(() => PersonRecord)
export class PeopleResolver {
  @Query(() => PersonRecordConnection, {
    description: '范围内的人员 / People of the units in scope.',
  })
  @Requires(Action.readPeople)
  async people(
    @Args(() => PeopleArgs) args: PeopleArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PersonRecordRow>> {
    const order = peopleOrder(args.sort ?? 'login', args.descending === true)
    const scope = await narrowedScope(context, Action.readPeople, args.scopeId)
    if (scope === null) return emptyList(args, order)
    return connection(args, order, {
      fetch: (window) => listPeople(context.pool, scope, args, order, window),
      count: () => countPeople(context.pool, scope, args),
    })
  }

  @Query(() => PersonRecord, {
    nullable: true,
    description:
      '一名人员；不存在与不可见没有区别 / One person; null when there is none or they are not yours to see.',
  })
  @Requires(Action.readPeople)
  async person(
    @Arg('id', () => ID, { description: '标识 / Id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PersonRecordRow | null> {
    return isUuid(id) ? findPersonRecord(context.pool, context.scopeFor(Action.readPeople), id) : null
  }

  @FieldResolver(() => Organisation, { nullable: true, description: '所在单位 / The unit they belong to.' })
  organisation(@Root() person: PersonRecordRow, @Ctx() context: RequestContext) {
    return person.homeOrgId === null ? null : context.load(namedOrgById, person.homeOrgId)
  }

  @Extensions({ listSize: usualAppointments })
  @FieldResolver(() => [AppointmentType], {
    description:
      '可见范围内的任职：将来、现在、过去 / Appointments within your scope: to come, in force, over.',
  })
  appointments(@Root() person: PersonRecordRow, @Ctx() context: RequestContext): Promise<AppointmentRow[]> {
    return context.load(visibleAppointmentsOf, person.id)
  }

  @FieldResolver(() => Int, { description: '仍有效的登录数 / Sessions that could be used now.' })
  activeSessionCount(@Root() person: PersonRecordRow, @Ctx() context: RequestContext) {
    return context.load(activeSessionsOf, person.id)
  }

  @FieldResolver(() => Boolean, { description: '可修改 / You may edit them.' })
  viewerCanEdit(@Root() person: PersonRecordRow, @Ctx() context: RequestContext) {
    return mayAdministerPerson(context, Action.editPeople, person)
  }

  @FieldResolver(() => Boolean, { description: '可停用、启用 / You may disable and enable them.' })
  viewerCanDisable(@Root() person: PersonRecordRow, @Ctx() context: RequestContext) {
    return mayAdministerPerson(context, Action.disablePeople, person)
  }

  @FieldResolver(() => Boolean, { description: '可发放链接 / You may give them a link.' })
  viewerCanInvite(@Root() person: PersonRecordRow, @Ctx() context: RequestContext) {
    return person.disabledAt === null && mayAdministerPerson(context, Action.invitePeople, person)
  }

  @FieldResolver(() => Boolean, { description: '可任命 / You may appoint them.' })
  viewerCanAppoint(@Root() person: PersonRecordRow, @Ctx() context: RequestContext): boolean {
    const viewer = context.requireViewer()
    return (
      person.disabledAt === null &&
      person.id !== viewer.personId &&
      scopeOf(viewer, Action.grantAppointments) !== null
    )
  }
}
