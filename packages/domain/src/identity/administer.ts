import { ok, type Refusal, type Result, refused } from '../kernel/index.js'
import { Action } from './actions.js'
import { liesWithin } from './appointment.js'
import { clash, denied, type HeldAppointment } from './grants.js'
import { scopeOf, type Viewer } from './policies.js'

/** A person as far as it matters for who may change them. */
export interface Administered {
  readonly personId: string
  /** Path of the unit they belong to; null: of none yet. */
  readonly homePath: string | null
  /** Their appointments that are in force or to come. */
  readonly held: readonly HeldAppointment[]
}

/** A person whom the viewer sees, but who isn't wholly theirs to change. */
export const beyondYourScope: Refusal = {
  code: 'person/beyond-your-scope',
  message: {
    zh: '此人在您的范围之外还有任职，请由上级管理员办理',
    en: 'This person is appointed outside of your scope as well; an administrator above has to do this',
  },
}
const notToOneself: Refusal = {
  code: 'person/own',
  message: { zh: '不能对自己这样做', en: 'Nobody does this to themselves' },
}
const onlyOnTheServer: Refusal = {
  code: 'person/administrator',
  message: {
    zh: '安全管理员与安全审计员的链接只能在服务器上用 npm run admin:create 生成，以免他人借链接冒用其身份',
    en: 'A link for a security administrator or auditor is made on the server by npm run admin:create only: whoever holds it could act as them',
  },
}

/**
 * May the viewer edit, disable or invite this person? All that they are must lie in the viewer's subtree, so nobody
 * reaches upwards through a person who also works above. Links for security administrators and auditors are not a system
 * administrator's to give: they would open the place of those who watch over them.
 *
 * @returns refusals `access/denied`, `person/own`, `person/beyond-your-scope`, `person/administrator`.
 */
export function mayAdminister(viewer: Viewer, action: PersonAction, person: Administered): Result<null> {
  const scope = scopeOf(viewer, action)
  if (scope === null) return refused(denied)
  if (person.personId === viewer.personId && action !== Action.editPeople) return refused(notToOneself)
  const places = [
    ...person.held.map(({ nodePath }) => nodePath),
    ...(person.homePath === null ? [] : [person.homePath]),
  ]
  if (!places.every((path) => liesWithin(path, scope))) return refused(beyondYourScope)
  if (action !== Action.invitePeople) return ok(null)
  const another = person.held.some(({ role }) => clash(role, viewer.appointment.role))
  return another ? refused(onlyOnTheServer) : ok(null)
}

/** What is done to a person as such. */
export type PersonAction = typeof Action.editPeople | typeof Action.disablePeople | typeof Action.invitePeople
