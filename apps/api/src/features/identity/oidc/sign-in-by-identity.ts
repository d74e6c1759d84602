import type { EntityManager } from '@mikro-orm/postgresql'
import { normalLogin } from '@zhengmei/domain/identity'
import { ok, type Result, refused } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { withEntities } from '../../../platform/db/index.js'
import type { RequestContext } from '../../../platform/graphql/index.js'
import { sealerOf } from '../../../platform/sealing/index.js'
import type { PersonEntity } from '../person/person.entity.js'
import { appointmentsOf, personHeld, personWithLogin } from '../person/person.repository.js'
import { type Begun, letIn, welcome } from '../sign-in/let-in.js'
import { refuseSignIn } from '../sign-in/sign-in.js'
import { signInPolicy } from '../sign-in-policy/sign-in-policy.repository.js'
import { oidcProblems } from './problems.js'

/** Whom the identity provider says that somebody is. */
export interface ClaimedIdentity {
  readonly issuer: string
  /** Never changes and is never given to another. */
  readonly subject: string
  /** The login here, as the provider knows it; null when it doesn't say. */
  readonly login: string | null
  /** The token that says so; the provider wants it back when they leave. */
  readonly idToken: string | null
}

const { unknownPerson, linkedOtherwise, noAppointment } = oidcProblems

/**
 * Lets in whom the identity provider vouches for. By subject once they are linked; the first time by the login, and only a
 * person who has no subject yet. Nobody is made here. A second step is the provider's to ask for.
 *
 * @returns refusals `oidc/unknown-person`, `oidc/linked-otherwise`, `oidc/no-appointment`.
 */
export async function signInByIdentity(
  context: RequestContext,
  identity: ClaimedIdentity,
): Promise<Result<Begun>> {
  context.actForNobody()
  const { absoluteHours } = await signInPolicy(context.pool)
  const entered = await withEntities(context.database, async (em, client): Promise<Result<Begun>> => {
    const found = await personOf(em, client, identity)
    if (!found.ok) return found
    const { person, isNew } = found.value
    const [held] = await appointmentsOf(client, [person.id])
    if (!held) return refused(noAppointment)
    if (isNew) await link(context, client, identity, person.id)
    const { personId: _, ...appointment } = held
    const begun = await letIn(context, { em, client }, { person, appointment, method: 'oidc', absoluteHours })
    await em.flush()
    await keepIdToken(context, client, begun.session.sessionId, identity.idToken)
    return ok(begun)
  })
  if (!entered.ok) return refuseSignIn(context, identity.login ?? identity.subject, entered.refusal)
  welcome(context, entered.value)
  return entered
}

async function personOf(
  em: EntityManager,
  client: ClientBase,
  { issuer, subject, login }: ClaimedIdentity,
): Promise<Result<{ person: PersonEntity; isNew: boolean }>> {
  const { rows } = await client.query<{ personId: string }>(
    `select person_id as "personId" from person_identity where issuer = $1 and subject = $2`,
    [issuer, subject],
  )
  const [linked] = rows
  if (linked) {
    const person = await personHeld(em, linked.personId)
    return person.disabledAt ? refused(unknownPerson) : ok({ person, isNew: false })
  }
  const known = login === null ? null : await personWithLogin(em, normalLogin(login))
  if (known === null) return refused(unknownPerson)
  const person = await personHeld(em, known.id)
  if (person.disabledAt) return refused(unknownPerson)
  const { rows: others } = await client.query(
    'select from person_identity where person_id = $1 and issuer = $2',
    [person.id, issuer],
  )
  return others.length > 0 ? refused(linkedOtherwise) : ok({ person, isNew: true })
}

async function link(
  context: RequestContext,
  client: ClientBase,
  { issuer, subject }: ClaimedIdentity,
  personId: string,
): Promise<void> {
  await client.query('insert into person_identity (issuer, subject, person_id) values ($1, $2, $3)', [
    issuer,
    subject,
    personId,
  ])
  const entry = { action: 'person.link_identity', objectType: 'person', objectId: personId } as const
  await record(client, { ...context.actor, personId }, { ...entry, after: { issuer, subject } })
}

/** Sealed: it holds what the provider knows of the person. */
async function keepIdToken(
  { config }: RequestContext,
  client: ClientBase,
  sessionId: string | null,
  idToken: string | null,
): Promise<void> {
  if (sessionId === null || idToken === null) return
  const sealed = sealerOf(config).seal(idToken, idTokenPurpose(sessionId))
  await client.query('update session set id_token = $2 where id = $1', [sessionId, sealed])
}

/** To which session a sealed token belongs. */
export const idTokenPurpose = (sessionId: string): string => `id token:${sessionId}`
