import type { WorkCalendar } from '@zhengmei/domain/calendar'
import { Action, wholeForest } from '@zhengmei/domain/identity'
import type { Bilingual } from '@zhengmei/domain/kernel'
import { calendarWarnings } from '@zhengmei/domain/workbench'
import { Arg, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import {
  BilingualType,
  type RequestContext,
  RequiresViewer,
  requestDay,
} from '../../platform/graphql/index.js'
import { HolidayNoticeType, WorkCalendarType } from './calendar.graphql.js'
import { requestCalendar } from './calendar-in-force.js'
import { keptCalendar } from './kept-calendars.js'

/** For the cost of a request: years, and warnings. */
const usualYears = 5

@Resolver(() => WorkCalendarType)
export class WorkCalendarResolver {
  @Query(() => WorkCalendarType, {
    nullable: true,
    description:
      '现行的工作日历，或某次考核所用的；没有这个版本则为空 / The calendar in force, or the one a run was computed with; null: there is no such version.',
  })
  @RequiresViewer()
  workCalendar(
    @Arg('version', () => String, {
      nullable: true,
      description: '版本，默认现行 / The version; the one in force unless told.',
    })
    version: string | null,
    @Ctx() context: RequestContext,
  ): Promise<WorkCalendar | null> {
    return version == null ? requestCalendar(context) : keptCalendar(context.pool, version)
  }

  @FieldResolver({ description: '已知的第一年 / The first year that is known.' })
  firstYear(@Root() { horizon }: WorkCalendar): number {
    return horizon.firstYear
  }

  @FieldResolver({ description: '已知的最后一年 / The last year that is known.' })
  lastYear(@Root() { horizon }: WorkCalendar): number {
    return horizon.lastYear
  }

  @Extensions({ listSize: usualYears })
  @FieldResolver(() => [HolidayNoticeType], { description: '各年安排 / The notices, year by year.' })
  notices(@Root() { notices }: WorkCalendar) {
    return notices
  }

  @Extensions({ listSize: 1 })
  @FieldResolver(() => [BilingualType], {
    description: '需要留意的，如某年尚未载入 / What to look after, such as a year that is missing.',
  })
  async warnings(@Root() { horizon }: WorkCalendar, @Ctx() context: RequestContext): Promise<Bilingual[]> {
    return calendarWarnings(horizon.lastYear, await requestDay(context))
  }

  @FieldResolver(() => Boolean, {
    description: '您可以载入节假日安排 / You may enter holiday notices.',
  })
  viewerCanSet(@Ctx() context: RequestContext): boolean {
    return context.scopeOf(Action.setHolidays) === wholeForest
  }
}
