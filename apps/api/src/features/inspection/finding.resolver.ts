import { rectificationDue, ruleKeyOf } from '@zhengmei/domain/assessment'
import { type Bilingual, dayOf } from '@zhengmei/domain/kernel'
import { Args, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql'
import {
  BilingualType,
  type Connection,
  connection,
  type RequestContext,
  requestTime,
} from '../../platform/graphql/index.js'
import { Account, type AccountRow } from '../account/index.js'
import { requestCalendar } from '../calendar/index.js'
import { DueType, dueRow, rulesInForce, titleOf } from '../rulebook/index.js'
import { Finding, FindingConnection, FindingsArgs, UpperInspection } from './finding.graphql.js'
import { findingCountOf, findingsPage, upperInspectionsOf } from './finding.loaders.js'
import type { FindingRow } from './finding.read.js'
import { findingOrder } from './finding.repository.js'

/** For the cost of a request. */
const usualInspections = 5

@Resolver(() => Account)
export class AccountFindingsResolver {
  @FieldResolver(() => FindingConnection, {
    description: '检查发现的问题，最新的在前 / Findings on it, the latest first.',
  })
  findings(
    @Root() account: AccountRow,
    @Args(() => FindingsArgs) args: FindingsArgs,
    @Ctx() context: RequestContext,
  ): Connection<FindingRow> {
    const filter = { rectified: args.rectified }
    const order = findingOrder(args.sort ?? undefined, args.descending ?? undefined)
    return connection(args, order, {
      fetch: (window) =>
        context.load(findingsPage, { parentId: account.id, window, filter: { filter, order } }),
      count: () => context.load(findingCountOf, { accountId: account.id, filter }),
    })
  }

  @Extensions({ listSize: usualInspections })
  @FieldResolver(() => [UpperInspection], {
    description: '上级抽查，最新的在前 / Inspections by upper levels, the latest first.',
  })
  upperInspections(@Root() account: AccountRow, @Ctx() context: RequestContext) {
    return context.load(upperInspectionsOf, account.id)
  }
}

@Resolver(() => Finding)
export class FindingResolver {
  @FieldResolver(() => BilingualType, {
    description:
      '指标名称，依发现当日适用的规则 / Title of the indicator, by the rules in force on the day it was found.',
  })
  async title(@Root() finding: FindingRow, @Ctx() context: RequestContext): Promise<Bilingual> {
    const key = ruleKeyOf(finding.indicator)
    const rules = await context.load(rulesInForce, { orgId: finding.orgId, on: dayOf(finding.foundAt) })
    const stated = rules.values.get(key)
    return stated ? titleOf(key, stated.statement) : { zh: finding.indicator, en: finding.indicator }
  }

  @FieldResolver(() => DueType, {
    nullable: true,
    description:
      '整改时限；未通知、或所适用的规则未按工作日定时限的为空 / Until when it is to be rectified; null when nobody was notified, or the rules in force set no working days.',
  })
  async due(@Root() finding: FindingRow, @Ctx() context: RequestContext): Promise<DueType | null> {
    if (finding.notifiedAt === null) return null
    const rules = await context.load(rulesInForce, { orgId: finding.orgId, on: dayOf(finding.notifiedAt) })
    const { isWorkingDay } = await requestCalendar(context)
    const due = rectificationDue(rules, finding, await requestTime(context), isWorkingDay)
    return due && dueRow(due)
  }
}
