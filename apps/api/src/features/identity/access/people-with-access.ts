import { Action, explainAccess, holdersOfAccess } from '@zhengmei/domain/identity'
import { dayOf } from '@zhengmei/domain/kernel'
import { databaseClock } from '../../../platform/clock/index.js'
import {
  type Connection,
  connection,
  emptyList,
  type Order,
  type RequestContext,
} from '../../../platform/graphql/index.js'
import type { PeopleWithAccessArgs, PersonAccess } from './access.graphql.js'
import { countAccess, type GivingRow, listAccess } from './access.repository.js'
import { accessObject } from './explain-access.js'

const accessByLogin: Order<PersonAccess> = {
  list: 'access by login',
  types: ['text', 'uuid'],
  keysOf: ({ person, appointment }) => [person.login, appointment.id],
}

/** Who may do this to that object today, each appointment that gives it a row: those within the viewer's scope. */
export async function peopleWithAccess(
  context: RequestContext,
  args: PeopleWithAccessArgs,
): Promise<Connection<PersonAccess>> {
  const { pool } = context
  const scope = context.scopeFor(Action.explainAccess)
  const object = await accessObject(context, args.objectId)
  if (object === null) return emptyList(args, accessByLogin)
  const objectPath = object.organisation.path
  const holders = holdersOfAccess(args.action, objectPath)
  return connection(args, accessByLogin, {
    fetch: async (window) => {
      const on = dayOf(await databaseClock(pool).now())
      const rows = await listAccess(pool, scope, holders, window)
      const { verdicts } = explainAccess(rows, { action: args.action, objectPath, on })
      return verdicts.map(({ appointment, sentence }) => ({
        person: personOf(appointment),
        appointment,
        sentence,
      }))
    },
    count: () => countAccess(pool, scope, holders),
  })
}

const personOf = ({ personId, login, name }: GivingRow) => ({ id: personId, login, name })
