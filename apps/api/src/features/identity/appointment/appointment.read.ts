import type { JobTitle, Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { todayInShanghai } from '../person/person.repository.js'

/** Whether an appointment is over, in force or to come. */
export const AppointmentState = { past: 'past', current: 'current', future: 'future' } as const
export type AppointmentState = (typeof AppointmentState)[keyof typeof AppointmentState]

export const appointmentStateTitles = {
  past: { zh: '已结束', en: 'Over' },
  current: { zh: '任职中', en: 'In force' },
  future: { zh: '未开始', en: 'To come' },
} as const satisfies Record<AppointmentState, { zh: string; en: string }>

/** An appointment with whose it is and what stands beside the role. */
export interface AppointmentRow {
  readonly id: string
  readonly personId: string
  readonly role: Role
  readonly orgId: string
  /** Path of the node itself. */
  readonly nodePath: string
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
  readonly jobTitle: JobTitle | null
  /** The appointment that this one stands in for. */
  readonly standInFor: string | null
  readonly state: AppointmentState
}

/** Columns of {@link AppointmentRow}, of the appointment `a` at the node `o`. */
export const appointmentRowColumns = `a.id, a.person_id as "personId", a.role, a.org_id as "orgId", o.path as "nodePath",
  a.from_on as "fromOn", a.to_on as "toOn", a.job_title as "jobTitle", a.stand_in_for as "standInFor",
  case when a.to_on <= greatest(a.from_on, ${todayInShanghai}) then 'past' when a.from_on > ${todayInShanghai} then 'future' else 'current' end as state`
