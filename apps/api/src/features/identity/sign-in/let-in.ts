import type { EntityManager } from '@mikro-orm/postgresql'
import type { Appointment } from '@zhengmei/domain/identity'
import type { ClientBase } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { databaseClock } from '../../../platform/clock/index.js'
import type { ActiveSession, RequestContext } from '../../../platform/graphql/index.js'
import { newSecret } from '../../../platform/session/index.js'
import type { PersonEntity } from '../person/person.entity.js'
import { beginSession, type SignInMethod, sessionById } from '../session/session.repository.js'
import { tellOfSecurity } from '../session/tell-of-security.js'
import { isNewBrowser, rememberDevice } from './known-device.repository.js'
import { forgiveAttempts } from './sign-in-attempts.js'

/** A session that was begun, and the secrets that the browser is given once it is committed. */
export interface Begun {
  readonly session: ActiveSession
  readonly secret: string
  readonly device: string
}

/** Lets a person in who has proved who they are; whatever session the browser had is over. */
export async function letIn(
  context: RequestContext,
  { em, client }: { readonly em: EntityManager; readonly client: ClientBase },
  who: {
    readonly person: PersonEntity
    readonly appointment: Appointment
    readonly method: SignInMethod
    readonly absoluteHours: number
  },
): Promise<Begun> {
  const { caller, carrier } = context
  const { person, appointment, method, absoluteHours } = who
  const at = await databaseClock(client).now()
  if (context.sessionId !== null) (await sessionById(em, context.sessionId)).end(at)
  await forgiveAttempts(client, { login: person.login, address: caller.address })
  if (await isNewBrowser(client, person.id, carrier.device))
    await tellOfSecurity(client, person.id, 'new_browser', caller)
  const device = await rememberDevice(client, person.id, carrier.device)
  const secret = newSecret()
  const begun = { secret, person, appointmentId: appointment.id, method, absoluteHours }
  const { id } = beginSession(em, begun, at, caller)
  const actor = { ...context.actor, personId: person.id, appointmentId: appointment.id }
  await record(client, actor, {
    action: 'session.start',
    objectType: 'session',
    objectId: id,
    ...(method === 'password' ? {} : { after: { method } }),
  })
  const viewer = { personId: person.id, appointment }
  return { session: { sessionId: id, viewer, token: null }, secret, device }
}

/** The browser gets what belongs to its new session, and the rest of the request is the person's. */
export function welcome(context: RequestContext, { session, secret, device }: Begun): void {
  context.carrier.give(secret)
  context.carrier.remember(device)
  context.actAs(session)
}
