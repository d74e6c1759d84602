import type { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import type { Pool } from 'pg'
import { withTransaction } from '../../platform/db/index.js'
import { daysAgo } from '../../platform/keeping/index.js'
import { notify } from './notify.js'

/** How many days before its first day, and before its last, people are told of an appointment. */
const daysBefore = { begins: 3, ends: 7 } as const

interface ComingTerm {
  readonly id: string
  readonly personId: string
  readonly role: Role
  readonly organisation: string
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
  readonly kind: 'appointment_begins' | 'appointment_ends'
}

/** Tells people of appointments that begin or end soon, each once, and forgets what was told long ago. Upkeep, every hour. */
export async function tellOfTerms(pool: Pool): Promise<void> {
  await pool.query(`delete from notification where created_at < ${daysAgo('notifications')}`)
  await withTransaction(pool, async (client) => {
    const { rows } = await client.query<ComingTerm>(
      `with today as (select (now() at time zone 'Asia/Shanghai')::date as day)
       select a.id, a.person_id as "personId", a.role, o.name as organisation, a.from_on as "fromOn", a.to_on as "toOn",
         case when a.from_on > today.day then 'appointment_begins' else 'appointment_ends' end as kind
       from appointment a join org o on o.id = a.org_id, today
       where (a.from_on > today.day and a.from_on <= today.day + ${daysBefore.begins} and (a.to_on is null or a.to_on > a.from_on))
          or (a.from_on <= today.day and a.to_on > today.day and a.to_on <= today.day + ${daysBefore.ends})
       order by a.person_id, a.id`,
    )
    for (const { id, personId, kind, ...facts } of rows)
      await notify(
        client,
        personId,
        { kind, facts },
        `${kind} ${id} ${kind === 'appointment_begins' ? facts.fromOn : facts.toOn}`,
      )
  })
}
