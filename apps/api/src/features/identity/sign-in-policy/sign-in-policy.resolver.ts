import {
  Action,
  passwordProfiles,
  roleTitles,
  type SignInPolicy,
  wholeForest,
} from '@zhengmei/domain/identity'
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { type Payload, type RequestContext, Requires, toPayload } from '../../../platform/graphql/index.js'
import { setSignInPolicy } from './set-sign-in-policy.js'
import {
  PasswordRule,
  SecondFactorOfRole,
  SetSignInPolicyInput,
  SetSignInPolicyPayload,
  SignInPolicyType,
} from './sign-in-policy.graphql.js'
import { signInPolicy } from './sign-in-policy.repository.js'

@Resolver(() => SignInPolicyType)
export class SignInPolicyResolver {
  @Query(() => SignInPolicyType, { description: '登录策略 / How people sign in.' })
  @Requires(Action.manageSignIn)
  signInPolicy(@Ctx() context: RequestContext): Promise<SignInPolicy> {
    return signInPolicy(context.pool)
  }

  @Mutation(() => SetSignInPolicyPayload, {
    description: '设定登录策略，立即生效 / Decides how people sign in, at once.',
  })
  @Requires(Action.manageSignIn)
  async setSignInPolicy(
    @Arg('input', () => SetSignInPolicyInput, { description: '策略 / The policy.' })
    input: SetSignInPolicyInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ policy: SignInPolicy }>> {
    return toPayload(await setSignInPolicy(context, input))
  }

  @FieldResolver(() => [SecondFactorOfRole], { description: '两步验证，各角色 / The second step by role.' })
  secondFactor(@Root() policy: SignInPolicy): SecondFactorOfRole[] {
    return Object.entries(policy.secondFactor).map(([role, rule]) => ({
      role,
      rule,
      title: roleTitles[role as keyof typeof roleTitles],
    }))
  }

  @FieldResolver(() => [PasswordRule], {
    description: '密码策略的各项要求 / What the profile asks, each with its source.',
  })
  passwordRules(@Root() policy: SignInPolicy): PasswordRule[] {
    return Object.entries(passwordProfiles[policy.passwordProfile]).map(
      ([key, { value, source, ...rest }]) => ({
        key,
        value,
        source,
        interpretation: rest.interpretation ?? null,
      }),
    )
  }

  @FieldResolver(() => Boolean, { description: '当前用户能否修改 / Whether the viewer may decide it.' })
  viewerCanSet(@Ctx() context: RequestContext): boolean {
    return context.scopeOf(Action.manageSignIn) === wholeForest
  }
}
