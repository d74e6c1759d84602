import {
  checkNotice,
  type HolidayNotice,
  holidayNameOf,
  holidayNotices,
  inOrder,
  isSame,
  type WorkCalendar,
  workCalendar,
} from '@zhengmei/domain/calendar'
import { Action, wholeForest } from '@zhengmei/domain/identity'
import { dayOf, ok, type Refusal, type Result, refuse, refused } from '@zhengmei/domain/kernel'
import type { ClientBase, Pool } from 'pg'
import { record } from '../../platform/audit/index.js'
import { databaseClock } from '../../platform/clock/index.js'
import { withTransaction } from '../../platform/db/index.js'
import type { RequestContext } from '../../platform/graphql/index.js'
import { onceForKey } from '../../platform/idempotency/index.js'
import { calendarInForce, storedNotice } from '../calendar/index.js'
import type { HolidayNoticeInput } from './notice.graphql.js'
import { holdNotices, insertNotice, noticesOfYear } from './notice.repository.js'

/** A change of the calendar in force, made from a version of it. */
interface Change {
  readonly calendarVersion: string
  readonly idempotencyKey?: string | null
}

/** The notice that an input tells, in the order in which it tells it, so that a refusal names the right place. */
export const noticeIn = ({ year, number, issuedOn, holidays }: HolidayNoticeInput): HolidayNotice => ({
  year,
  number: number.trim(),
  issuedOn,
  holidays: holidays.map(({ name, from, to, makeupWorkdays }) => ({
    name: holidayNameOf(name),
    from,
    to,
    makeupWorkdays,
  })),
})

/** What is wrong with a notice as things stand; nothing: it may be entered. */
export async function problemsOf(
  connection: Pool | ClientBase,
  notice: HolidayNotice,
  present: WorkCalendar,
): Promise<readonly Refusal[]> {
  const today = dayOf(await databaseClock(connection).now())
  return checkNotice(notice, { inForce: present.notices, today })
}

/** The calendar as it would be with a notice; the notice has nothing wrong about it. */
export const calendarWith = (present: WorkCalendar, notice: HolidayNotice): WorkCalendar =>
  workCalendar([...present.notices.filter(({ year }) => year !== notice.year), inOrder(notice)])

/** Whether this is the system administrator of all there is: holidays hold for everybody. */
export const mayDecide = (context: RequestContext): boolean =>
  context.scopeOf(Action.setHolidays) === wholeForest

/**
 * Enters the notice of a year; it holds at once, what it takes the place of is kept. Runs that have begun or are sealed stay with
 * their calendar.
 *
 * @returns refusals `calendar/whole-installation`, `calendar/changed`, `calendar/unchanged`, those of `checkNotice`, `idempotency/…`.
 */
export async function setNotice(
  context: RequestContext,
  { calendarVersion, idempotencyKey, ...input }: HolidayNoticeInput & Change,
): Promise<Result<{ version: string }>> {
  if (!mayDecide(context)) return notTheWhole
  const notice = noticeIn(input)
  return changeCalendar(
    context,
    { calendarVersion, idempotencyKey, operation: 'setHolidayNotice', input },
    async (client, present) => {
      const [wrong] = await problemsOf(client, notice, present)
      if (wrong !== undefined) return refused(wrong)
      const earlier = present.notices.find(({ year }) => year === notice.year)
      if (earlier && isSame(earlier, notice)) return unchanged
      const { personId } = context.requireViewer()
      const id = await insertNotice(client, {
        year: notice.year,
        notice: storedNotice(inOrder(notice)),
        personId,
      })
      const after = await calendarInForce(client)
      await record(client, context.actor, {
        action: 'calendar.set',
        objectType: 'holiday_notice',
        objectId: id,
        ...(earlier ? { before: told(earlier, present) } : {}),
        after: told(notice, after),
      })
      return ok({ version: after.version })
    },
  )
}

/**
 * Takes back what was entered for a year: what the product carries for it holds again, if anything.
 *
 * @returns refusals `calendar/whole-installation`, `calendar/changed`, `calendar/nothing-entered`, `calendar/leaves-gap`, `idempotency/…`.
 */
export async function withdrawNotice(
  context: RequestContext,
  { calendarVersion, idempotencyKey, year }: { readonly year: number } & Change,
): Promise<Result<{ version: string }>> {
  if (!mayDecide(context)) return notTheWhole
  const asked = { calendarVersion, idempotencyKey, operation: 'withdrawHolidayNotice', input: { year } }
  return changeCalendar(context, asked, async (client, present) => {
    const [latest] = await noticesOfYear(client, year, 1)
    const earlier = present.notices.find((notice) => notice.year === year)
    if (!latest?.notice || earlier === undefined) return nothingEntered
    const { firstYear, lastYear } = present.horizon
    const product = holidayNotices.find((notice) => notice.year === year)
    if (product === undefined && year > firstYear && year < lastYear) return leavesGap
    if (product === undefined && firstYear === lastYear) return leavesGap
    const id = await insertNotice(client, { year, notice: null, personId: context.requireViewer().personId })
    const after = await calendarInForce(client)
    const now = after.notices.find((notice) => notice.year === year)
    await record(client, context.actor, {
      action: 'calendar.withdraw',
      objectType: 'holiday_notice',
      objectId: id,
      before: told(earlier, present),
      after: now ? told(now, after) : { year, calendar: after.version },
    })
    return ok({ version: after.version })
  })
}

async function changeCalendar(
  context: RequestContext,
  asked: Change & { readonly operation: string; readonly input: unknown },
  change: (client: ClientBase, present: WorkCalendar) => Promise<Result<{ version: string }>>,
): Promise<Result<{ version: string }>> {
  const { idempotencyKey: key, calendarVersion, operation } = asked
  const { personId } = context.requireViewer()
  const input = { calendarVersion, ...(asked.input as object) }
  return withTransaction(context.pool, (client) =>
    onceForKey(client, { personId, key, operation, input }, async () => {
      await holdNotices(client)
      const present = await calendarInForce(client)
      return present.version === calendarVersion ? change(client, present) : changedMeanwhile
    }),
  )
}

/** A notice as the trail tells it: short enough to be read in one look. */
const told = ({ year, number, issuedOn, holidays }: HolidayNotice, { version }: WorkCalendar) => ({
  year,
  number,
  issuedOn,
  holidays: holidays.map(({ name, from, to, makeupWorkdays }) =>
    [name.zh, from === to ? from : `${from}…${to}`, ...makeupWorkdays.map((on) => `班 ${on}`)].join(' '),
  ),
  calendar: version,
})

export const notTheWhole = refuse('calendar/whole-installation', {
  zh: '节假日安排适用于整个系统，只有顶级单位的系统管理员可以载入',
  en: 'Holidays hold for the whole installation: only a system administrator at the top enters them',
})
const changedMeanwhile = refuse(
  'calendar/changed',
  { zh: '日历刚被他人修改，请重新打开后再改', en: 'Somebody else has changed the calendar; open it again' },
  'calendarVersion',
)
const unchanged = refuse(
  'calendar/unchanged',
  { zh: '与现行的安排完全相同', en: 'This is what holds already' },
  'holidays',
)
const nothingEntered = refuse(
  'calendar/nothing-entered',
  { zh: '这一年没有载入的安排可以撤回', en: 'Nothing was entered for this year' },
  'year',
)
const leavesGap = refuse(
  'calendar/leaves-gap',
  {
    zh: '撤回后各年不再相连；请先撤回更晚的年份',
    en: 'Years would be missing between; take back the later ones first',
  },
  'year',
)
