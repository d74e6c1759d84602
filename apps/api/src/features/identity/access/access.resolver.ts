import { Action } from '@zhengmei/domain/identity'
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql'
import { type Connection, type RequestContext, Requires } from '../../../platform/graphql/index.js'
import {
  AccessExplanation,
  ActionEnum,
  PeopleWithAccessArgs,
  type PersonAccess,
  PersonAccessConnection,
} from './access.graphql.js'
import { accessExplanation } from './explain-access.js'
import { peopleWithAccess } from './people-with-access.js'

@Resolver()
export class AccessResolver {
  @Query(() => AccessExplanation, {
    nullable: true,
    description:
      '某人今天能否对某单位或账号做某事，为什么；人或对象不存在与不可见没有区别 / Whether somebody may do something to a unit or an account today, and why; null when either is not there or not yours to see.',
  })
  @Requires(Action.explainAccess)
  accessExplanation(
    @Arg('personId', () => ID, { description: '人员 / The person.' }) personId: string,
    @Arg('objectId', () => ID, { description: '单位或账号 / The unit or the account.' }) objectId: string,
    @Arg('action', () => ActionEnum, { description: '做什么 / What is done.' }) action: Action,
    @Ctx() context: RequestContext,
  ): Promise<AccessExplanation | null> {
    return accessExplanation(context, { personId, objectId, action })
  }

  @Query(() => PersonAccessConnection, {
    description:
      '今天谁可以对某单位或账号做某事：您范围内的任职，按登录名 / Who may do something to a unit or an account today: by appointments within your scope, by login.',
  })
  @Requires(Action.explainAccess)
  peopleWithAccess(
    @Args(() => PeopleWithAccessArgs) args: PeopleWithAccessArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PersonAccess>> {
    return peopleWithAccess(context, args)
  }
}
