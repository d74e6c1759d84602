import { Action } from '@zhengmei/domain/identity'
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import {
  type Payload,
  type RequestContext,
  Requires,
  RequiresViewer,
  toPayload,
} from '../../../platform/graphql/index.js'
import {
  confirmTotp,
  offerTotp,
  removeTotp,
  renewRecoveryCodes,
  resetSecondFactor,
  ruleFor,
  type TotpOffered,
} from './second-factor.js'
import {
  MySecondFactor,
  OfferTotpPayload,
  type RecoveryCodes,
  RecoveryCodesPayload,
  RemoveSecondFactorPayload,
  type SecondFactorRemoved,
} from './totp.graphql.js'
import { secondFactorOf } from './totp.repository.js'

const code = { description: '验证器应用当前显示的六位数字 / The six figures that the app shows now.' }

@Resolver()
export class TotpResolver {
  @Query(() => MySecondFactor, { description: '我的两步验证 / One’s own second step.' })
  @RequiresViewer()
  async mySecondFactor(@Ctx() context: RequestContext): Promise<MySecondFactor> {
    const { personId } = context.requireViewer()
    return { rule: await ruleFor(context, personId), ...(await secondFactorOf(context.pool, personId)) }
  }

  @Mutation(() => OfferTotpPayload, { description: '开始启用两步验证 / Begins to enrol a second step.' })
  @RequiresViewer()
  async offerTotp(@Ctx() context: RequestContext): Promise<Payload<TotpOffered>> {
    return toPayload(await offerTotp(context))
  }

  @Mutation(() => RecoveryCodesPayload, { description: '以首个验证码启用 / Enrols it, by its first code.' })
  @RequiresViewer()
  async confirmTotp(
    @Arg('code', () => String, code) said: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<RecoveryCodes>> {
    return toPayload(await confirmTotp(context, said))
  }

  @Mutation(() => RecoveryCodesPayload, { description: '重新生成恢复码 / Makes new recovery codes.' })
  @RequiresViewer()
  async renewRecoveryCodes(
    @Arg('code', () => String, code) said: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<RecoveryCodes>> {
    return toPayload(await renewRecoveryCodes(context, said))
  }

  @Mutation(() => RemoveSecondFactorPayload, {
    description: '停用两步验证 / Takes one’s own second step away.',
  })
  @RequiresViewer()
  async removeTotp(
    @Arg('code', () => String, code) said: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<SecondFactorRemoved>> {
    return toPayload(await removeTotp(context, said))
  }

  @Mutation(() => RemoveSecondFactorPayload, {
    description:
      '重置某人的两步验证，其登录随之结束 / Takes somebody’s second step away; their sessions end.',
  })
  @Requires(Action.manageSignIn)
  async resetSecondFactor(
    @Arg('personId', () => ID, { description: '人员标识 / Id of the person.' }) personId: string,
    @Ctx() context: RequestContext,
  ): Promise<Payload<SecondFactorRemoved>> {
    return toPayload(await resetSecondFactor(context, personId))
  }
}
