import { passwordProfiles } from '@zhengmei/domain/identity'
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import {
  type Payload,
  type RequestContext,
  RequiresViewer,
  toPayload,
} from '../../../platform/graphql/index.js'
import { personsById } from '../person/person.repository.js'
import { signInPolicy } from '../sign-in-policy/sign-in-policy.repository.js'
import { changePassword } from './change-password.js'
import { wordsOfPerson } from './new-password.js'
import {
  ChangePasswordInput,
  ChangePasswordPayload,
  PasswordAdvice,
  type PasswordChanged,
} from './password.graphql.js'

@Resolver()
export class PasswordResolver {
  @Query(() => PasswordAdvice, { description: '对我的密码的要求 / What is asked of one’s own password.' })
  @RequiresViewer()
  async passwordAdvice(@Ctx() context: RequestContext): Promise<PasswordAdvice> {
    const { passwordProfile } = await signInPolicy(context.pool)
    const [person] = await personsById(context.pool, [context.requireViewer().personId])
    const { shortest, kindsOfSigns } = passwordProfiles[passwordProfile]
    return {
      shortest: shortest.value,
      kindsOfSigns: kindsOfSigns.value,
      ownWords: person ? await wordsOfPerson(context.pool, person) : [],
    }
  }

  @Mutation(() => ChangePasswordPayload, {
    description: '修改自己的密码，其他登录随之结束 / Changes one’s own password; other sessions end.',
  })
  @RequiresViewer()
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: '原密码与新密码 / Old and new.' })
    input: ChangePasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<PasswordChanged>> {
    return toPayload(await changePassword(context, input))
  }
}
