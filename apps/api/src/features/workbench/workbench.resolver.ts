import { platformTitles } from '@zhengmei/domain/account'
import { Action } from '@zhengmei/domain/identity'
import { dayOf, yearOf } from '@zhengmei/domain/kernel'
import { cardOf, cardsFor, missingHolidays, tensionOf } from '@zhengmei/domain/workbench'
import { Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { type RequestContext, RequiresViewer, requestTime } from '../../platform/graphql/index.js'
import { AssessmentRun } from '../assessment/index.js'
import { requestCalendar } from '../calendar/index.js'
import { OrganisationChange, plannedChanges } from '../reorganisation/index.js'
import { countCards } from './count-cards.js'
import { lastMonths, postsByMonth } from './known.repository.js'
import { standingRuns } from './standing-runs.js'
import { MonthOfPosts, Workbench } from './workbench.graphql.js'

/** A year, so that a month stands beside its like. */
const monthsShown = 13
const changesShown = 5

@Resolver(() => Workbench)
export class WorkbenchResolver {
  @Query(() => Workbench, {
    description:
      '我的工作台：当前任职的角色在其范围内的待办与概况 / What is due and how things stand for the role and the scope of one’s appointment.',
  })
  @RequiresViewer()
  async workbench(@Ctx() context: RequestContext): Promise<Workbench> {
    const { role } = context.requireViewer().appointment
    const now = await requestTime(context)
    const today = dayOf(now)
    const keys = cardsFor(role)
    const { horizon } = await requestCalendar(context)
    const { counts, livePlatforms, knownTo } = await countCards(context, keys, now)
    return {
      today,
      knownTo,
      cards: keys.map((key) => {
        const card = cardOf(key)
        const count = counts.get(key) ?? null
        const { group, title, note = null } = card
        return { key, group, title, note, count, tension: tensionOf(card, count) }
      }),
      platforms: livePlatforms.map(({ platform, count }) => ({
        platform,
        title: platformTitles[platform],
        count,
      })),
      missingHolidays: missingHolidays(horizon.lastYear, today),
    }
  }

  @Extensions({ listSize: monthsShown })
  @FieldResolver(() => [MonthOfPosts], {
    description: '近十三个月的发布篇数，早的在前 / Posts of the last thirteen months, the earliest first.',
  })
  async months(@Root() { today, knownTo }: Workbench, @Ctx() context: RequestContext) {
    const years = [yearOf(today) - 1, yearOf(today)]
    const kept = await postsByMonth(context.pool, context.scopeFor(Action.readAccounts), years)
    return lastMonths(kept, today, knownTo, monthsShown)
  }

  @FieldResolver(() => AssessmentRun, {
    nullable: true,
    description:
      '现行的考核结果：正式的优先，年度新的优先 / The result that holds: official before trial, the latest year.',
  })
  async latestRun(@Ctx() context: RequestContext) {
    return (await context.load(standingRuns, 'mine')).latest
  }

  @FieldResolver(() => AssessmentRun, {
    nullable: true,
    description: '同一范围上一年度的结果 / The result of the same units a year before.',
  })
  async earlierRun(@Ctx() context: RequestContext) {
    return (await context.load(standingRuns, 'mine')).earlier
  }

  @Extensions({ listSize: changesShown })
  @FieldResolver(() => [OrganisationChange], {
    description: '已计划的组织调整，最近的在前 / What is planned for units in scope, the next first.',
  })
  plannedChanges(@Ctx() context: RequestContext) {
    return plannedChanges(context.pool, context.scopeFor(Action.readOrganisations), changesShown)
  }
}
