import { defineEntity, p } from '@mikro-orm/core'
import type { JobTitle, Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { PersonEntity } from './person.entity.js'

const appointment = defineEntity({
  name: 'AppointmentEntity',
  tableName: 'appointment',
  properties: {
    id: p.uuid().primary(),
    person: p.manyToOne(PersonEntity),
    orgId: p.uuid(),
    role: p.text().$type<Role>(),
    /** First day, inclusive. */
    fromOn: p.date().$type<PlainDate>(),
    /** First day on which it is over; null: open. */
    toOn: p.date().$type<PlainDate>().nullable(),
    jobTitle: p.text().$type<JobTitle>().nullable(),
    /** Id of the appointment that this one stands in for (代理), or null. */
    standInFor: p.uuid().nullable(),
  },
})

/** 任职: a person's role at a node. */
export class AppointmentEntity extends appointment.class {}
appointment.setClass(AppointmentEntity)
