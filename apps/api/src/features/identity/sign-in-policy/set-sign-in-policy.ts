import {
  Action,
  outOfBounds,
  type Role,
  type SecondFactorRule,
  type SignInPolicy,
  signInPolicyBounds,
  wholeForest,
} from '@zhengmei/domain/identity'
import { ok, type Result, refuse } from '@zhengmei/domain/kernel'
import { record } from '../../../platform/audit/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { saveSignInPolicy, signInPolicy } from './sign-in-policy.repository.js'

/** A policy to put in force, made from a version of the one before. */
export interface PolicyChange extends Omit<SignInPolicy, 'secondFactor'> {
  readonly secondFactor: readonly { readonly role: string; readonly rule: SecondFactorRule }[]
  readonly version: number
}

/**
 * Decides how people sign in, for the whole installation: only for who keeps all of it. Sessions that are too old or idle
 * under the new policy are over at once.
 *
 * @returns refusals `sign-in-policy/whole-installation`, `sign-in-policy/out-of-bounds`, `sign-in-policy/changed`.
 */
export async function setSignInPolicy(
  context: RequestContext,
  change: PolicyChange,
): Promise<Result<{ policy: SignInPolicy }>> {
  if (context.scopeFor(Action.manageSignIn) !== wholeForest) return notTheWhole
  const { personId } = context.requireViewer()
  const [wrong] = outOfBounds(change)
  if (wrong !== undefined) return bounded(wrong)
  return withTransaction(context.pool, async (client) => {
    const { version: present, ...before } = await signInPolicy(client)
    const { version: _, secondFactor, ...rest } = change
    const asked = Object.fromEntries(secondFactor.map(({ role, rule }) => [role, rule]))
    const policy: SignInPolicy = {
      ...rest,
      secondFactor: { ...before.secondFactor, ...(asked as Partial<Record<Role, SecondFactorRule>>) },
    }
    const version =
      present === change.version ? await saveSignInPolicy(client, policy, change.version, personId) : null
    if (version === null) return changedMeanwhile
    await record(client, context.actor, {
      action: 'session.set_policy',
      objectType: 'sign_in_policy',
      objectId: 'installation',
      before: { ...before },
      after: { ...policy },
    })
    return ok({ policy: { ...policy, version } })
  })
}

const notTheWhole = refuse('sign-in-policy/whole-installation', {
  zh: '登录策略适用于整个系统，只有顶级单位的安全管理员可以修改',
  en: 'The policy holds for the whole installation: only a security administrator at the top decides it',
})
const changedMeanwhile = refuse(
  'sign-in-policy/changed',
  { zh: '策略刚被他人修改，请重新打开后再改', en: 'Somebody else has changed the policy; open it again' },
  'version',
)
const bounded = (field: keyof typeof signInPolicyBounds) => {
  const { least, most } = signInPolicyBounds[field]
  return refuse(
    'sign-in-policy/out-of-bounds',
    { zh: `须为 ${least} 至 ${most} 的整数`, en: `A whole number from ${least} to ${most}` },
    field,
  )
}
