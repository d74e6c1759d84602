import { Action, isOver, mayAdminister, noSuchUnit, scopeOf } from '@zhengmei/domain/identity'
import { dayOf, ok, type Result, refused } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { withTransaction } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { narrowedScope } from '../../org/index.js'
import { appointmentsHeldBy } from '../appointment/appointments.repository.js'
import { type PersonRecordRow, personRecordColumns } from '../person/people.read.js'
import { ofSubtree } from '../person/people.repository.js'
import { giveLinks } from './give-links.js'

/** Links that one request makes: as many as somebody hands out at a time. */
export const mostLinks = 200

/** Links for the people of a unit who have no password and no link that works. */
export interface PeopleInvited {
  /** With the secrets, which are told only this once. */
  readonly links: readonly { readonly person: PersonRecordRow; readonly secret: string }[]
  /** People who are passed over: security administrators and auditors, and who also works elsewhere. */
  readonly passedOver: number
  /** Whether there are more: ask again. */
  readonly more: boolean
}

/**
 * Makes a link for everybody of a unit and those below who has yet to set a password and holds no link: after a list of
 * people was imported.
 *
 * @returns refusal `organisation/not-found`.
 */
export async function invitePeople(
  context: RequestContext,
  input: { readonly scopeId?: string | null },
): Promise<Result<PeopleInvited>> {
  const viewer = context.requireViewer()
  const scope = await narrowedScope(context, Action.invitePeople, input.scopeId)
  if (scope === null || scopeOf(viewer, Action.invitePeople) === null) return refused(noSuchUnit)
  return withTransaction(context.pool, async (client) => {
    const waiting = await withoutPassword(client, scope)
    const ids = waiting.map(({ id }) => id)
    const today = dayOf(await databaseClock(client).now())
    const held = Map.groupBy(await appointmentsHeldBy(client, ids), ({ personId }) => personId)
    const mine = waiting.filter(({ id, homePath }) => {
      const now = (held.get(id) ?? []).filter((appointment) => !isOver(appointment, today))
      return mayAdminister(viewer, Action.invitePeople, { personId: id, homePath, held: now }).ok
    })
    const given = mine.slice(0, mostLinks)
    const people = new Map(given.map((person) => [person.id, person]))
    const links = await giveLinks(client, [...people.keys()], viewer.personId)
    for (const { personId } of links)
      await record(client, context.actor, {
        action: 'person.invite',
        objectType: 'person',
        objectId: personId,
      })
    return ok({
      links: links.flatMap(({ personId, secret }) => {
        const person = people.get(personId)
        return person ? [{ person, secret }] : []
      }),
      passedOver: waiting.length - mine.length,
      more: mine.length > given.length,
    })
  })
}

/** More than are invited at a time and passed over together. */
const mostLookedAt = 10 * mostLinks

/** People of a subtree without password and without a link that works, locked. */
async function withoutPassword(client: ClientBase, scope: string): Promise<PersonRecordRow[]> {
  const values: unknown[] = []
  const bound = ofSubtree(scope, values)
  const { rows } = await client.query<PersonRecordRow>(
    `select ${personRecordColumns} from person p left join lateral named_org(p.home_org_id) h on true
     where p.password_hash is null and p.disabled_at is null and ${bound}
       and not exists (select from invitation i where i.person_id = p.id and i.used_at is null and i.expires_at > now())
       and not exists (select from session s where s.person_id = p.id)
     order by p.login limit ${mostLookedAt} for update of p`,
    values,
  )
  return rows
}
