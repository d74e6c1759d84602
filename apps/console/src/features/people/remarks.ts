import { parsePlainDate, toEpochDay } from '@zhengmei/domain/kernel'
import type { Person } from './operations'

/** Something about a person that an administrator should look at. */
export type Remark =
  | { readonly kind: 'noAppointment' }
  | { readonly kind: 'endsSoon'; readonly lastDay: string }
  | { readonly kind: 'elsewhere'; readonly unit: string }
  | { readonly kind: 'oneForAllReviews'; readonly unit: string }

type Seen = Pick<Person, 'state' | 'organisation'> & {
  readonly appointments: readonly Pick<
    Person['appointments'][number],
    'role' | 'state' | 'toOn' | 'organisation'
  >[]
}

const soon = 30
const reviews: readonly string[] = ['FIRST_REVIEWER', 'SECOND_REVIEWER', 'FINAL_REVIEWER']
const epochDay = (text: string): number => {
  const day = parsePlainDate(text)
  return day === null ? 0 : toEpochDay(day)
}

/**
 * What stands out about a person's appointments: none in force, all of them ending soon, none at the unit they belong to,
 * several stages of review of one unit in one hand (三审须由不同的人).
 *
 * @source HZ 9.2
 */
export function remarksOn(person: Seen, today: string): readonly Remark[] {
  const current = person.appointments.filter(({ state }) => state === 'CURRENT')
  if (person.state === 'DISABLED') return []
  if (current.length === 0) return [{ kind: 'noAppointment' }]
  const remarks: Remark[] = []
  const ends = current.map(({ toOn }) => toOn)
  const last = ends.includes(null)
    ? null
    : (ends
        .filter((end) => end !== null)
        .sort()
        .at(-1) ?? null)
  const ahead = person.appointments.some(({ state }) => state === 'FUTURE')
  if (last !== null && !ahead && epochDay(last) - epochDay(today) <= soon)
    remarks.push({ kind: 'endsSoon', lastDay: last })
  const home = person.organisation
  if (home && !current.some(({ organisation }) => organisation.id === home.id))
    remarks.push({ kind: 'elsewhere', unit: home.name })
  for (const unit of new Map(current.map(({ organisation }) => [organisation.id, organisation])).values()) {
    const stages = current.filter(
      ({ role, organisation }) => organisation.id === unit.id && reviews.includes(role),
    )
    if (stages.length > 1) remarks.push({ kind: 'oneForAllReviews', unit: unit.name })
  }
  return remarks
}
