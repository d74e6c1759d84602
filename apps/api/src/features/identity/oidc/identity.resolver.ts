import { Action } from '@zhengmei/domain/identity'
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import {
  type Payload,
  type RequestContext,
  Requires,
  RequiresViewer,
  toPayload,
} from '../../../platform/graphql/index.js'
import { type IdentityUnlinked, LinkedIdentity, UnlinkIdentityPayload } from './identity.graphql.js'
import {
  identityWithinScope,
  type LinkedIdentityRow,
  linkedIdentityOf,
  unlinkIdentity,
  unlinkMyIdentity,
} from './unlink-identity.js'

const personArg = () => Arg('personId', () => ID, { description: '人员标识 / Id of the person.' })

@Resolver()
export class IdentityLinkResolver {
  @Query(() => LinkedIdentity, {
    nullable: true,
    description: '我与统一身份认证的关联 / The identity of the provider that oneself is linked with.',
  })
  @RequiresViewer()
  myLinkedIdentity(@Ctx() context: RequestContext): Promise<LinkedIdentityRow | null> {
    return linkedIdentityOf(context.pool, context.requireViewer().personId)
  }

  @Query(() => LinkedIdentity, {
    nullable: true,
    description:
      '某人与统一身份认证的关联；没有与不可见没有区别 / The identity that somebody is linked with; null also when they are not yours to see.',
  })
  @Requires(Action.manageSignIn)
  identityOfPerson(
    @personArg() personId: string,
    @Ctx() context: RequestContext,
  ): Promise<LinkedIdentityRow | null> {
    return identityWithinScope(context, personId)
  }

  @Mutation(() => UnlinkIdentityPayload, {
    description: '解除自己的关联，须已设置密码 / Takes one’s own link away; there must be a password.',
  })
  @RequiresViewer()
  async unlinkMyIdentity(@Ctx() context: RequestContext): Promise<Payload<IdentityUnlinked>> {
    return toPayload(await unlinkMyIdentity(context))
  }

  @Mutation(() => UnlinkIdentityPayload, {
    description:
      '解除某人的关联，由此开始的登录随之结束 / Takes somebody’s link away; sessions that began by it end.',
  })
  @Requires(Action.manageSignIn)
  async unlinkIdentity(
    @personArg() personId: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<IdentityUnlinked>> {
    return toPayload(await unlinkIdentity(context, personId))
  }
}
