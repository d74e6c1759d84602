import { holidayNotices, oddities } from '@zhengmei/domain/calendar'
import { Action } from '@zhengmei/domain/identity'
import { ok, type Result } from '@zhengmei/domain/kernel'
import { Arg, Ctx, Extensions, Int, Mutation, Query, Resolver } from 'type-graphql'
import {
  RefusalType,
  type RequestContext,
  Requires,
  RequiresViewer,
  toPayload,
} from '../../platform/graphql/index.js'
import { calendarInForce, noticeOf, requestCalendar } from '../calendar/index.js'
import { effectOf } from './effect.js'
import {
  HolidayNoticeEntry,
  HolidayNoticeInput,
  HolidayNoticePreviewPayload,
  SetHolidayNoticeInput,
  SetHolidayNoticePayload,
  WithdrawHolidayNoticeInput,
} from './notice.graphql.js'
import { noticesOfYear } from './notice.repository.js'
import {
  calendarWith,
  mayDecide,
  noticeIn,
  notTheWhole,
  problemsOf,
  setNotice,
  withdrawNotice,
} from './set-notice.js'

/** The State Council has amended a notice once or twice; who types has mistakes to mend. */
const mostEntries = 50
const usualEntries = 5

@Resolver()
export class HolidayNoticeResolver {
  @Query(() => HolidayNoticePreviewPayload, {
    description:
      '载入某年安排的后果：有误之处、变动的日子、受影响的时限与考核 / What a notice would mean: what is wrong with it, which days change, what goes by them.',
  })
  @Requires(Action.setHolidays)
  async previewHolidayNotice(
    @Arg('input', () => HolidayNoticeInput, { description: '安排 / The notice.' }) input: HolidayNoticeInput,
    @Ctx() context: RequestContext,
  ) {
    if (!mayDecide(context)) return toPayload(notTheWhole)
    const notice = noticeIn(input)
    const present = await requestCalendar(context)
    const problems = await problemsOf(context.pool, notice, present)
    const after = problems.length > 0 ? present : calendarWith(present, notice)
    return toPayload(
      ok({
        problems: problems.map((problem) => new RefusalType(problem)),
        oddities: oddities(notice),
        ...(await effectOf(context.pool, present, after)),
      }),
    )
  }

  @Mutation(() => SetHolidayNoticePayload, {
    description:
      '载入或修订某年的节假日安排，立即生效；已开始和已封存的考核不变 / Enters or amends the notice of a year, at once; runs that have begun stay as they are.',
  })
  @Requires(Action.setHolidays)
  async setHolidayNotice(
    @Arg('input', () => SetHolidayNoticeInput, { description: '安排 / The notice.' })
    input: SetHolidayNoticeInput,
    @Ctx() context: RequestContext,
  ) {
    return changed(context, await setNotice(context, input))
  }

  @Mutation(() => SetHolidayNoticePayload, {
    description:
      '撤回某年载入的安排；产品自带的随之恢复 / Takes back what was entered for a year; what the product carries holds again.',
  })
  @Requires(Action.setHolidays)
  async withdrawHolidayNotice(
    @Arg('input', () => WithdrawHolidayNoticeInput, { description: '撤回 / What to take back.' })
    input: WithdrawHolidayNoticeInput,
    @Ctx() context: RequestContext,
  ) {
    return changed(context, await withdrawNotice(context, input))
  }

  @Extensions({ listSize: usualEntries })
  @Query(() => [HolidayNoticeEntry], {
    description:
      '某年安排的历次载入，近者在前，产品自带的在末 / What was entered for a year, the latest first, the product’s own last.',
  })
  @RequiresViewer()
  async holidayNoticeEntries(
    @Arg('year', () => Int, { description: '年份 / The year.' }) year: number,
    @Ctx() context: RequestContext,
  ): Promise<HolidayNoticeEntry[]> {
    const entered = await noticesOfYear(context.pool, year, mostEntries)
    const product = holidayNotices.find((notice) => notice.year === year)
    const latest = entered[0]
    return [
      ...entered.map(({ id, notice, enteredBy, enteredAt }) => ({
        id,
        notice: notice && noticeOf(year, notice),
        builtIn: false,
        inForce: id === latest?.id && notice !== null,
        enteredBy,
        enteredAt,
      })),
      ...(product
        ? [
            {
              id: `product-${year}`,
              notice: product,
              builtIn: true,
              inForce: !latest?.notice,
              enteredBy: null,
              enteredAt: null,
            },
          ]
        : []),
    ]
  }
}

async function changed(context: RequestContext, result: Result<{ version: string }>) {
  return toPayload(result.ok ? ok({ calendar: await calendarInForce(context.pool) }) : result)
}
