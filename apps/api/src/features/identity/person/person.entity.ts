import { defineEntity, p } from '@mikro-orm/core'

const person = defineEntity({
  name: 'PersonEntity',
  tableName: 'person',
  properties: {
    id: p.uuid().primary(),
    /** As `normalLogin` makes it. */
    login: p.text(),
    name: p.text(),
    /** The unit they belong to (所在单位). */
    homeOrgId: p.uuid().nullable(),
    passwordHash: p.text().nullable().hidden(),
    passwordSetAt: p.datetime().nullable(),
    disabledAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
})

/** 人员: somebody who may sign in. Who edits a person which another has edited meanwhile is told so. */
export class PersonEntity extends person.class {}
person.setClass(PersonEntity)
