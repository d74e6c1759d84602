import { passwordProfiles } from '@zhengmei/domain/identity'
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import {
  OpenToEverybody,
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
import { whoChooses } from './who-chooses.js'

@Resolver()
export class PasswordResolver {
  @Query(() => PasswordAdvice, { description: '对我的密码的要求 / What is asked of one’s own password.' })
  @RequiresViewer()
  async passwordAdvice(@Ctx() context: RequestContext): Promise<PasswordAdvice> {
    return adviceFor(context, context.requireViewer().personId)
  }

  @Query(() => PasswordAdvice, {
    nullable: true,
    description:
      '对凭链接或登录步骤设置的密码的要求；凭据无效为空 / What is asked of the password that is set by a link, or at a step of a sign-in; null when it is not good for that.',
  })
  @OpenToEverybody('whoever has yet to choose a password is not signed in; the secret says for whom it is')
  async passwordAdviceFor(
    @Arg('secret', () => String, { description: '链接或登录步骤的凭据 / Of the link, or of the step.' })
    secret: string,
    @Ctx() context: RequestContext,
  ): Promise<PasswordAdvice | null> {
    const personId = await whoChooses(context.pool, secret)
    return personId === null ? null : adviceFor(context, personId)
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

async function adviceFor(context: RequestContext, personId: string): Promise<PasswordAdvice> {
  const { passwordProfile } = await signInPolicy(context.pool)
  const [person] = await personsById(context.pool, [personId])
  const { shortest, kindsOfSigns } = passwordProfiles[passwordProfile]
  return {
    shortest: shortest.value,
    kindsOfSigns: kindsOfSigns.value,
    ownWords: person ? await wordsOfPerson(context.pool, person) : [],
  }
}
