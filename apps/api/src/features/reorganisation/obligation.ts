import { Action, can } from '@zhengmei/domain/identity'
import { ok, type PlainDate } from '@zhengmei/domain/kernel'
import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import {
  DateScalar,
  defineLoader,
  inOrderOf,
  type Payload,
  type RequestContext,
  Requires,
  toPayload,
} from '../../platform/graphql/index.js'
import { subtreeBounds, subtreeCondition } from '../../platform/scope/index.js'
import { Account, type AccountRow, accountsById } from '../account/index.js'
import { namedOrgById, Organisation } from '../org/index.js'
import { type SettlementRequest, settleObligation } from './settle-obligation.js'
import { SettleAccountInput, SettleAccountPayload } from './settlement.graphql.js'

/** What an account owes because its host is no more. */
export interface ObligationRow {
  readonly accountId: string
  readonly orgId: string
  readonly aroseOn: PlainDate
  readonly mergedIntoId: string | null
}

@ObjectType({
  description:
    '主办单位撤并后，账号须迁移、变更或注销并公告 / The host is no more: the account must be transferred, changed or closed, and that be announced.',
  simpleResolvers: true,
})
export class AccountObligation {
  @Field(() => DateScalar, { description: '自何日起 / Since when.' })
  aroseOn!: PlainDate
}

/** The obligation of an account that is still to be met. @source SC 四(一); GC 二(六) */
export const obligationOf = defineLoader<string, ObligationRow | null>(async (context, ids) => {
  const { rows } = await context.pool.query<ObligationRow>({
    name: 'account-obligations',
    text: `select b.account_id as "accountId", b.org_id as "orgId", b.arose_on as "aroseOn", o.merged_into_id as "mergedIntoId"
      from account_obligation b
        join account a on a.id = b.account_id and a.org_id = b.org_id and a.closed_on is null
        join org o on o.id = b.org_id
      where b.account_id = any($3::uuid[]) and ${subtreeCondition('a.org_path', 1)}`,
    values: [...subtreeBounds(context.scopeFor(Action.readAccounts)), ids],
  })
  return inOrderOf(ids, rows, (row) => row.accountId)
})

@Resolver(() => Account)
export class AccountObligationOfAccountResolver {
  @FieldResolver(() => AccountObligation, {
    nullable: true,
    description:
      '因主办单位撤并而须办理的事项，办结即为空 / What it owes because its host is no more; null: nothing.',
  })
  obligation(@Root() account: AccountRow, @Ctx() context: RequestContext) {
    return context.load(obligationOf, account.id)
  }

  @FieldResolver(() => Boolean, {
    description: '您可以处置：迁移或注销 / You may settle it: transfer or close it.',
  })
  async viewerCanSettle(@Root() account: AccountRow, @Ctx() context: RequestContext): Promise<boolean> {
    if (context.viewer === null || !can(context.viewer, Action.editAccounts, account.orgPath)) return false
    return (await context.load(obligationOf, account.id)) !== null
  }

  @Mutation(() => SettleAccountPayload, {
    description:
      '处置撤并单位的账号：迁移至新主办单位，或注销 / Settles an account whose host is no more: transfers or closes it.',
  })
  @Requires(Action.editAccounts)
  async settleAccount(
    @Arg('input', () => SettleAccountInput, { description: '处置 / What was done.' })
    input: SettleAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<Payload<{ readonly account: AccountRow }>> {
    const settled = await settleObligation(context, input satisfies SettlementRequest)
    if (!settled.ok) return toPayload(settled)
    const scope = context.scopeFor(Action.readAccounts)
    const [account] = await accountsById(context.pool, scope, [settled.value.accountId])
    if (!account) throw new Error(`account ${settled.value.accountId} is gone`)
    return toPayload(ok({ account }))
  }
}

@Resolver(() => AccountObligation)
export class AccountObligationResolver {
  @FieldResolver(() => Organisation, { description: '已撤并的主办单位 / The host that is no more.' })
  organisation(@Root() obligation: ObligationRow, @Ctx() context: RequestContext) {
    return context.load(namedOrgById, obligation.orgId)
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: '承接的单位 / The unit that takes over; null: none.',
  })
  successor(@Root() obligation: ObligationRow, @Ctx() context: RequestContext) {
    return obligation.mergedIntoId === null ? null : context.load(namedOrgById, obligation.mergedIntoId)
  }
}
