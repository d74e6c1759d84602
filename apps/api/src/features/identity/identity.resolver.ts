import { roleTitles, type Viewer } from '@zhengmei/domain/identity'
import { type Bilingual, ok, type Result } from '@zhengmei/domain/kernel'
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import {
  type ActiveSession,
  BilingualType,
  OpenToEverybody,
  type Payload,
  type RequestContext,
  RequiresViewer,
  toPayload,
} from '../../platform/graphql/index.js'
import {
  AcceptInvitationInput,
  AcceptInvitationPayload,
  ContinueSignInInput,
  DemoLogin,
  type InvitationAccepted,
  SignInInput,
  SignInPayload,
  type SignInStepAsked,
  SwitchAppointmentPayload,
  ViewerType,
} from './identity.graphql.js'
import { acceptInvitation } from './invitation/invitation.js'
import { signOut } from './session/sign-out.js'
import { switchAppointment } from './session/switch-appointment.js'
import { continueSignIn } from './sign-in/continue-sign-in.js'
import { demoLogins } from './sign-in/demo-logins.js'
import type { Progressed } from './sign-in/go-on.js'
import { signIn } from './sign-in/sign-in.js'

@Resolver()
export class IdentityResolver {
  @Query(() => ViewerType, {
    nullable: true,
    description: '当前登录者，未登录为空 / Who is signed in; null: nobody.',
  })
  @OpenToEverybody('the console asks it to decide between the sign-in page and its first screen')
  viewer(@Ctx() context: RequestContext): Viewer | null {
    return context.viewer
  }

  @Query(() => [DemoLogin], {
    description: '演示账户，无演示数据时为空 / Logins of the demo data; empty without them.',
  })
  @OpenToEverybody('the sign-in page offers them; they exist only with demo data')
  async demoLogins(@Ctx() context: RequestContext): Promise<DemoLogin[]> {
    const logins = await demoLogins(context.pool, context.config.dataDir)
    return logins.map((login) => ({ ...login, role: roleTitles[login.role] }))
  }

  @Query(() => BilingualType, {
    nullable: true,
    description:
      '统一身份认证按钮的文字，未配置为空 / What the button of the identity provider says; null: none is in use.',
  })
  @OpenToEverybody('the sign-in page offers it')
  oidcLabel(@Ctx() context: RequestContext): Bilingual | null {
    return context.config.oidc?.label ?? null
  }

  @Mutation(() => SignInPayload, { description: '登录 / Signs in; the session travels in a cookie.' })
  @OpenToEverybody('it is how one signs in')
  async signIn(
    @Arg('input', () => SignInInput, { description: '登录信息 / Login and password.' }) input: SignInInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<SignInShown>> {
    const result = await signIn(context, input)
    return toPayload(result.ok ? ok(shown(result.value, null)) : result)
  }

  @Mutation(() => SignInPayload, { description: '登录的下一步 / Takes the next step of a sign-in.' })
  @OpenToEverybody('it is how one signs in')
  async continueSignIn(
    @Arg('input', () => ContinueSignInInput, { description: '下一步 / The step.' })
    input: ContinueSignInInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<SignInShown>> {
    const result = await continueSignIn(context, input)
    return toPayload(result.ok ? ok(shown(result.value.progress, result.value.recoveryCodes)) : result)
  }

  @Mutation(() => Boolean, { description: '退出登录 / Signs out; true also when nobody was signed in.' })
  @OpenToEverybody('a session that is over already must be left without an error')
  async signOut(@Ctx() context: RequestContext): Promise<boolean> {
    await signOut(context)
    return true
  }

  @Mutation(() => SwitchAppointmentPayload, {
    description: '切换任职 / Acts under another of one’s appointments.',
  })
  @RequiresViewer()
  async switchAppointment(
    @Arg('appointmentId', () => ID, { description: '任职标识 / Id of the appointment.' })
    appointmentId: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ viewer: Viewer }>> {
    return toPayload(withViewer(await switchAppointment(context, appointmentId)))
  }

  @Mutation(() => AcceptInvitationPayload, {
    description: '凭一次性链接设置密码 / Sets a password by a one-time link.',
  })
  @OpenToEverybody('whoever holds the link has no password yet')
  async acceptInvitation(
    @Arg('input', () => AcceptInvitationInput, { description: '链接与新密码 / Link and new password.' })
    input: AcceptInvitationInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<InvitationAccepted>> {
    const accepted = await acceptInvitation(context, input)
    return toPayload(accepted.ok ? ok({ login: accepted.value.login }) : accepted)
  }
}

type SignInShown =
  | { readonly viewer: Viewer; readonly recoveryCodes: readonly string[] | null }
  | SignInStepAsked

const shown = (progress: Progressed, recoveryCodes: readonly string[] | null): SignInShown =>
  'session' in progress
    ? { viewer: progress.session.viewer, recoveryCodes }
    : {
        step: progress.step,
        secret: progress.secret,
        totpSecret: progress.totp?.secret ?? null,
        totpUri: progress.totp?.uri ?? null,
        recoveryCodes,
      }

const withViewer = (session: Result<ActiveSession>): Result<{ viewer: Viewer }> =>
  session.ok ? ok({ viewer: session.value.viewer }) : session
