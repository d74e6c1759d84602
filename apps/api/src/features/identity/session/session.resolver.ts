import { Action } from '@zhengmei/domain/identity'
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import {
  type Payload,
  type RequestContext,
  Requires,
  RequiresViewer,
  type RowOutcomes,
  RowOutcomesPayload,
  toPayload,
} from '../../../platform/graphql/index.js'
import { isUuid } from '../../../platform/ids/index.js'
import { browserIn } from './browser.js'
import { endOwnSession, endOwnSessions, endSessionsOfPerson } from './end-sessions.js'
import { endSessionsOfPeople } from './end-sessions-of-people.js'
import { isWithin, type OpenSession, openSessionsOf } from './open-sessions.repository.js'
import { EndSessionsPayload, type SessionsEnded, SignInSessionType } from './session.graphql.js'

@Resolver(() => SignInSessionType)
export class SessionResolver {
  @Query(() => [SignInSessionType], {
    description: '我的登录，最近使用的在前 / One’s own sessions, the one last used first.',
  })
  @RequiresViewer()
  mySessions(@Ctx() context: RequestContext): Promise<OpenSession[]> {
    return openSessionsOf(context.pool, context.requireViewer().personId)
  }

  @Query(() => [SignInSessionType], {
    description:
      '某人的登录；不存在与不可见都为空 / Somebody’s sessions; none also for one who is not yours.',
  })
  @Requires(Action.endSessions)
  async sessionsOfPerson(
    @Arg('personId', () => ID, { description: '人员标识 / Id of the person.' }) personId: string,
    @Ctx() context: RequestContext,
  ): Promise<OpenSession[]> {
    const scope = context.scopeFor(Action.endSessions)
    const visible = isUuid(personId) && (await isWithin(context.pool, personId, scope))
    return visible ? openSessionsOf(context.pool, personId) : []
  }

  @Mutation(() => EndSessionsPayload, { description: '结束自己的一个登录 / Ends one of one’s own sessions.' })
  @RequiresViewer()
  async endSession(
    @Arg('id', () => ID, { description: '标识 / Id of the session.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<SessionsEnded>> {
    return toPayload(await endOwnSession(context, id))
  }

  @Mutation(() => EndSessionsPayload, {
    description: '在所有设备上退出 / Signs out everywhere.',
  })
  @RequiresViewer()
  async endMySessions(
    @Arg('keepThis', () => Boolean, { description: '保留当前登录 / Goes on with the present one.' })
    keepThis: boolean,
    @Ctx() context: RequestContext,
  ): Promise<Payload<SessionsEnded>> {
    return toPayload(await endOwnSessions(context, keepThis))
  }

  @Mutation(() => EndSessionsPayload, {
    description: '结束某人的全部登录 / Ends all sessions of somebody, at once.',
  })
  @Requires(Action.endSessions)
  async endSessionsOfPerson(
    @Arg('personId', () => ID, { description: '人员标识 / Id of the person.' }) personId: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<SessionsEnded>> {
    return toPayload(await endSessionsOfPerson(context, personId))
  }

  @Mutation(() => RowOutcomesPayload, {
    description:
      '结束多人的全部登录，一次最多 200 人 / Ends all sessions of several people, at most 200 at a time.',
  })
  @Requires(Action.endSessions)
  async endSessionsOfPeople(
    @Arg('personIds', () => [ID], { description: '人员标识 / Ids of the people.' })
    personIds: readonly string[],
    @Ctx() context: RequestContext,
  ): Promise<Payload<RowOutcomes>> {
    return toPayload(await endSessionsOfPeople(context, personIds))
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: '浏览器与系统，未知为空 / Browser and system; null: unknown.',
  })
  browser(@Root() session: OpenSession): string | null {
    return browserIn(session.userAgent)
  }

  @FieldResolver(() => Boolean, { description: '是否当前登录 / Whether it is the one that asks.' })
  isThis(@Root() session: OpenSession, @Ctx() context: RequestContext): boolean {
    return session.id === context.sessionId
  }
}
