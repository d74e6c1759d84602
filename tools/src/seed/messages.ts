import { builtInCalendar } from '@zhengmei/domain/calendar'
import {
  day,
  daysInMonth,
  epochDayOf,
  formatInstant,
  fromEpochDay,
  hour,
  type Instant,
  startOfEpochDay,
  toEpochDay,
} from '@zhengmei/domain/kernel'
import type { AccountPlan } from './account-plan.js'
import { platforms } from './accounts.js'
import type { UnitClass } from './org-tree.js'
import { at, later } from './period.js'
import { type Random, random } from './random.js'
import type { MessageRow } from './rows.js'
import { fill } from './texts/fill.js'
import { closers, farewells, openers, remarks } from './texts/messages.js'
import { themes } from './texts/themes.js'

const messagesPerMonth: Readonly<Record<UnitClass, number>> = {
  city: 9,
  county: 4.2,
  municipal: 2.6,
  institution: 2,
  county_department: 0.9,
  township: 0.6,
}

const minute = 60_000
type Kind = 'policy_enquiry' | keyof typeof remarks

/** Everything an account was asked and told, with the answers it gave. */
export function* messagesOf(plan: AccountPlan): Generator<MessageRow> {
  const perMonth = messagesPerMonth[plan.unit.unitClass] * platforms[plan.platform].talk
  if (perMonth === 0) return
  let month = ''
  for (let on = plan.from as number; on < plan.to; on++) {
    const date = fromEpochDay(on)
    if (date.slice(0, 7) === month) continue
    month = date.slice(0, 7)
    yield* monthOf(plan, month, perMonth)
  }
}

function* monthOf(plan: AccountPlan, month: string, perMonth: number): Generator<MessageRow> {
  const draw = random('messages', plan.row.id, month)
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))
  const first = toEpochDay(day(`${month}-01`))
  const received = Array.from({ length: draw.count(perMonth) }, () =>
    at(first + draw.between(0, days - 1), hourOf(draw), draw.between(0, 59), draw.between(1, 59)),
  ).sort((a, b) => a - b)
  for (const [index, receivedAt] of received.entries()) {
    const on = epochDayOf(receivedAt)
    const talk = random('message', plan.row.id, month, index)
    if (on < plan.from || on >= plan.to) continue
    const kind = talk.pick<Kind>([
      'policy_enquiry',
      'policy_enquiry',
      'policy_enquiry',
      'policy_enquiry',
      'complaint',
      'complaint',
      'advice',
      'report',
      'other',
      'other',
    ])
    const [text, reply] = talk.pick(
      kind === 'policy_enquiry' ? themes[plan.unit.theme].enquiries : remarks[kind],
    )
    const scene = { place: plan.unit.place, townships: plan.unit.townships, on }
    const repliedAt = replyTo(receivedAt, plan, talk)
    const answered = repliedAt !== null && repliedAt < startOfEpochDay(plan.to)
    yield {
      account_id: plan.row.id,
      external_id: `M${month.replace('-', '').slice(2)}${String(index + 1).padStart(3, '0')}`,
      received_at: formatInstant(receivedAt),
      channel: talk.pick(['comment', 'comment', 'message', 'message', 'private_message', 'mention']),
      kind,
      text: fill(inOwnWords(kind, text, talk), scene, talk),
      ...(answered
        ? { replied_at: formatInstant(repliedAt), reply: fill(reply + talk.pick(farewells), scene, talk) }
        : {}),
    }
  }
}

/** Questions are asked in many ways; the rest is said as it is. */
const inOwnWords = (kind: Kind, text: string, draw: Random): string =>
  kind === 'policy_enquiry' ? draw.pick(openers) + text + draw.pick(closers) : text

const hourOf = (draw: Random): number =>
  draw.pick([0, 6, 7, 8, 9, 9, 10, 10, 11, 12, 13, 14, 15, 15, 16, 17, 19, 20, 21, 22, 23])

/** Null = never. What is not late is answered well before the shorter deadline, at night only when the deadline forces it. */
function replyTo(receivedAt: Instant, plan: AccountPlan, draw: Random): Instant | null {
  const conduct = plan.conductIn(Number(fromEpochDay(epochDayOf(receivedAt)).slice(0, 4)))
  const allowed = touchesNonWorkingDay(receivedAt) ? 48 : 24
  if (draw.chance(conduct.late)) {
    return draw.chance(0.25)
      ? null
      : later(receivedAt, allowed * hour + draw.between(20 * 60, 30 * 3_600) * 1_000)
  }
  const quick = draw.chance(0.7)
  const wanted = later(
    receivedAt,
    (quick ? draw.between(12, 300) : draw.between(300, (allowed - 3) * 60)) * minute +
      draw.between(0, 59) * 1_000,
  )
  const awake = atAnHourOfWork(wanted, draw)
  return awake <= later(receivedAt, (allowed - 1) * hour)
    ? awake
    : later(receivedAt, draw.between(15, 90) * minute)
}

/** Night answers wait for the morning. */
function atAnHourOfWork(wanted: Instant, draw: Random): Instant {
  const on = epochDayOf(wanted)
  const hourOfDay = Math.floor((wanted - startOfEpochDay(on)) / hour)
  if (hourOfDay >= 8 && hourOfDay < 22) return wanted
  return at(hourOfDay < 8 ? on : on + 1, 8, draw.between(20, 59), draw.between(0, 59))
}

/** Whether the 24 hours after receipt touch a day that is no working day. */
export function touchesNonWorkingDay(receivedAt: Instant): boolean {
  const working = [receivedAt, later(receivedAt, 24 * hour)].map((moment) =>
    builtInCalendar.isWorkingDay(epochDayOf(moment)),
  )
  return working.some((result) => !result.ok || !result.value)
}
