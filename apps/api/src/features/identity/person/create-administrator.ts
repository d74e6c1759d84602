import type { EntityManager } from '@mikro-orm/postgresql'
import { isOver, normalLogin, Role, roleTitles } from '@zhengmei/domain/identity'
import { dayOf, ok, type Result, refuse } from '@zhengmei/domain/kernel'
import type { ClientBase } from 'pg'
import { record } from '../../../platform/audit/index.js'
import { databaseClock } from '../../../platform/clock/index.js'
import { type Database, withEntities } from '../../../platform/db/index.js'
import { uuidv7 } from '../../../platform/ids/index.js'
import { createRootOrg, type RootOrg, rootOrgs } from '../../org/index.js'
import { appointmentsHeldBy } from '../appointment/appointments.repository.js'
import { giveLink } from '../invitation/give-links.js'
import { AppointmentEntity } from './appointment.entity.js'
import { PersonEntity } from './person.entity.js'
import { personWithLogin } from './person.repository.js'

/** 三员: the three administrators that the command line can make. */
export type AdministratorRole =
  | typeof Role.systemAdministrator
  | typeof Role.securityAdministrator
  | typeof Role.securityAuditor

/** Who is made administrator, and of what. */
export interface AdministratorRequest {
  readonly login: string
  readonly name: string
  /** Which of the three administrators; absent: a new person becomes system administrator, one who is there stays what they are. */
  readonly role?: AdministratorRole
  /** The root to administer; absent: the only one there is. One that doesn't exist is made when it has a name. */
  readonly organisation?: { readonly code: string; readonly name?: string }
}

/** The secret of the link by which the administrator sets a password. */
export interface AdministratorInvited {
  readonly secret: string
  /** False when the person was there already: then only a new link was made. */
  readonly created: boolean
}

/**
 * Makes one of the three administrators with a one-time link, or a new link for a person who is there already. For whoever
 * holds the database: the command line, not the API.
 *
 * @returns refusals `organisation/which`, `organisation/not-found`, `person/other-role` when the role was named and the
 *   person who is there doesn't hold it: that would be appointing, which is the security administrator's.
 */
export function createAdministrator(
  database: Database,
  request: AdministratorRequest,
): Promise<Result<AdministratorInvited>> {
  return withEntities(database, async (em, client) => {
    const login = normalLogin(request.login)
    const known = await personWithLogin(em, login)
    const today = dayOf(await databaseClock(client).now())
    if (known) {
      const held = await appointmentsHeldBy(client, [known.id])
      const holds = held.some(({ role, ...term }) => role === request.role && !isOver(term, today))
      if (request.role !== undefined && !holds) return refusedOther(login, request.role)
      return ok({ secret: await invite(em, client, known), created: false })
    }
    const org = await chooseRoot(client, request.organisation)
    if (!org.ok) return org
    const person = em.create(PersonEntity, {
      id: uuidv7(),
      login,
      name: request.name.trim(),
      homeOrgId: org.value.id,
    })
    em.create(AppointmentEntity, {
      id: uuidv7(),
      person,
      orgId: org.value.id,
      role: request.role ?? Role.systemAdministrator,
      fromOn: today,
    })
    return ok({ secret: await invite(em, client, person), created: true })
  })
}

const refusedOther = (login: string, role: AdministratorRole) =>
  refuse('person/other-role', {
    zh: `${login} 已存在，但不是${roleTitles[role].zh}；请换一个登录名，三员须由不同的人担任`,
    en: `${login} exists and is no ${roleTitles[role].en.toLowerCase()}; choose another login, the three administrators must be different people`,
  })

async function invite(em: EntityManager, client: ClientBase, person: PersonEntity): Promise<string> {
  const nobody = { personId: null, appointmentId: null, tokenId: null, requestId: null, address: null }
  await em.flush()
  const secret = await giveLink(client, person.id, null)
  await record(client, nobody, { action: 'person.invite', objectType: 'person', objectId: person.id })
  return secret
}

async function chooseRoot(
  client: ClientBase,
  wanted: AdministratorRequest['organisation'],
): Promise<Result<RootOrg>> {
  const roots = await rootOrgs(client)
  if (wanted === undefined) {
    const [only, ...others] = roots
    if (only && others.length === 0) return ok(only)
    return refuse('organisation/which', {
      zh: '请用 --organisation 指定单位编码；尚无单位时再加 --organisation-name 新建',
      en: 'Name the organisation by --organisation CODE; while there is none, add --organisation-name to make it',
    })
  }
  const found = roots.find((root) => root.code === wanted.code)
  if (found) return ok(found)
  if (wanted.name === undefined) {
    return refuse('organisation/not-found', {
      zh: `没有编码为 ${wanted.code} 的顶级单位`,
      en: `There is no organisation at the top with the code ${wanted.code}`,
    })
  }
  return ok(await createRootOrg(client, { code: wanted.code, name: wanted.name }))
}
