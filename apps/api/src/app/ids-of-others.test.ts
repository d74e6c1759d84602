import { Role } from '@zhengmei/domain/identity'
import { day } from '@zhengmei/domain/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  insertAccount,
  insertAppointment,
  insertDownload,
  insertOrg,
  insertPerson,
  type TestOrg,
} from '../../testing/fixtures.js'
import { type IdArgument, idArguments } from '../../testing/id-arguments.js'
import { takeFrom } from '../../testing/subscribe.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { attachEdition, publishBuiltInEditions } from '../features/rulebook/index.js'
import { encodeCursor } from '../platform/graphql/index.js'
import { uuidv7 } from '../platform/ids/index.js'

/** What an id is one of. */
type Kind =
  | 'org'
  | 'change'
  | 'account'
  | 'person'
  | 'appointment'
  | 'handover'
  | 'session'
  | 'notification'
  | 'token'
  | 'run'
  | 'verification'
  | 'import'
  | 'file'
  | 'download'
  | 'view'
  | 'attachment'

/** Every argument that takes an id, and of what. A new argument is added here; what it answers is then asked below. */
const kinds: Readonly<Record<string, Kind>> = {
  'AssessmentRun.accountResults(organisationId)': 'org',
  'AssessmentRun.comparison(with)': 'run',
  'RunComparison.accounts(organisationId)': 'org',
  'Mutation.appointStandIn(input.appointmentId)': 'appointment',
  'Mutation.appointStandIn(input.personId)': 'person',
  'Mutation.cancelAssessmentRun(id)': 'run',
  'Mutation.cancelDownload(id)': 'download',
  'Mutation.cancelImport(id)': 'import',
  'Mutation.cancelRunVerification(id)': 'verification',
  'Mutation.createAccount(input.operatorId)': 'org',
  'Mutation.createAccount(input.organisationId)': 'org',
  'Mutation.settleAccount(input.accountId)': 'account',
  'Mutation.settleAccount(input.successorId)': 'org',
  'Mutation.attachRulebook(input.organisationId)': 'org',
  'Mutation.endRulebookAttachment(input.attachmentId)': 'attachment',
  'Query.rulebookAttachmentPreview(input.organisationId)': 'org',
  'Query.rulebookAttachmentEndPreview(input.attachmentId)': 'attachment',
  'Mutation.editAccount(input.accountId)': 'account',
  'Mutation.editAccount(input.operatorId)': 'org',
  'Mutation.editAccounts(input.accountIds)': 'account',
  'Mutation.editAccounts(input.operatorId)': 'org',
  'Query.registrationFindings(input.accountId)': 'account',
  'Query.registrationFindings(input.organisationId)': 'org',
  'Mutation.createApiToken(input.organisationId)': 'org',
  'Mutation.createPerson(input.organisationId)': 'org',
  'Mutation.deleteDownload(id)': 'download',
  'Mutation.deleteListView(id)': 'view',
  'Mutation.departPerson(personId)': 'person',
  'Mutation.disablePerson(personId)': 'person',
  'Mutation.editPerson(input.organisationId)': 'org',
  'Mutation.editPerson(input.personId)': 'person',
  'Mutation.enablePerson(personId)': 'person',
  'Mutation.endAppointment(input.appointmentId)': 'appointment',
  'Mutation.endSession(id)': 'session',
  'Mutation.endSessionsOfPeople(personIds)': 'person',
  'Mutation.endSessionsOfPerson(personId)': 'person',
  'Mutation.grantAppointment(input.organisationId)': 'org',
  'Mutation.grantAppointment(input.personId)': 'person',
  'Mutation.invitePeople(input.scopeId)': 'org',
  'Mutation.withdrawLink(personId)': 'person',
  'Mutation.withdrawLinks(personIds)': 'person',
  'Mutation.unlinkIdentity(personId)': 'person',
  'Query.identityOfPerson(personId)': 'person',
  'Mutation.invitePerson(personId)': 'person',
  'Mutation.abolishOrganisation(input.organisationId)': 'org',
  'Mutation.abolishOrganisation(input.targetId)': 'org',
  'Mutation.createOrganisation(input.lineParentId)': 'org',
  'Mutation.createOrganisation(input.parentId)': 'org',
  'Mutation.editOrganisation(input.lineParentId)': 'org',
  'Mutation.editOrganisation(input.organisationId)': 'org',
  'Mutation.mergeOrganisation(input.organisationId)': 'org',
  'Mutation.mergeOrganisation(input.targetId)': 'org',
  'Mutation.moveOrganisation(input.organisationId)': 'org',
  'Mutation.moveOrganisation(input.targetId)': 'org',
  'Mutation.renameOrganisation(input.organisationId)': 'org',
  'Mutation.withdrawOrganisationChange(id)': 'change',
  'Query.organisationChangePreview(input.organisationId)': 'org',
  'Query.organisationChangePreview(input.targetId)': 'org',
  'Query.organisationLevels(parentIds)': 'org',
  'Query.organisationWay(id)': 'org',
  'Mutation.importOrganisations(input.fileIds)': 'file',
  'Mutation.importPeople(input.fileIds)': 'file',
  'Mutation.readNotifications(ids)': 'notification',
  'Mutation.requestImport(input.fileIds)': 'file',
  'Mutation.resetSecondFactor(personId)': 'person',
  'Mutation.revokeApiToken(id)': 'token',
  'Mutation.revokeApiTokens(ids)': 'token',
  'Mutation.saveListView(input.id)': 'view',
  'Mutation.setDefaultListView(viewId)': 'view',
  'Mutation.settleHandoverItem(input.itemId)': 'handover',
  'Mutation.settleHandoverItem(input.successorId)': 'person',
  'Mutation.shareListView(input.id)': 'view',
  'Mutation.shareListView(input.organisationId)': 'org',
  'Mutation.startAssessmentRun(input.scopeId)': 'org',
  'Mutation.startWhatIf(input.baseRunId)': 'run',
  'Mutation.switchAppointment(appointmentId)': 'appointment',
  'Mutation.verifyAssessmentRun(id)': 'run',
  'Query.accessExplanation(objectId)': 'org',
  'Query.accessExplanation(personId)': 'person',
  'Query.account(id)': 'account',
  'Query.accountResult(accountId)': 'account',
  'Query.accountResult(runId)': 'run',
  'Query.accounts(scopeId)': 'org',
  'Query.assessmentRun(id)': 'run',
  'Query.assessmentRuns(scopeId)': 'org',
  'Query.effectiveRulebook(organisationId)': 'org',
  'Query.importJob(id)': 'import',
  'Query.organisation(id)': 'org',
  'Query.organisations(parentId)': 'org',
  'Query.organisations(scopeId)': 'org',
  'Query.openLinks(scopeId)': 'org',
  'Query.people(scopeId)': 'org',
  'Query.peopleWithAccess(objectId)': 'org',
  'Query.person(id)': 'person',
  'Query.sessionsOfPerson(personId)': 'person',
  'Query.unitResult(organisationId)': 'org',
  'Query.unitResult(runId)': 'run',
  'Subscription.assessmentRunProgress(id)': 'run',
  'Subscription.importJobProgress(id)': 'import',
  'Subscription.runVerificationProgress(id)': 'verification',
}

/** Downloads that take an id, by the route. */
const downloads: Readonly<Record<string, Kind>> = {
  '/files/runs/:id/units.csv': 'run',
  '/files/runs/:id/accounts.csv': 'run',
  '/files/runs/:id/lines.csv': 'run',
  '/files/runs/:id/unknown.csv': 'run',
  '/files/imports/:id/errors.csv': 'import',
  '/files/imports/:id/errors.xlsx': 'import',
  '/files/downloads/:id': 'download',
}

/** How a type that isn't the root of an operation is come to, from something of one's own. */
const reached: Readonly<Record<string, (asked: string, own: Belongings) => string>> = {
  AssessmentRun: (asked, own) => `query { assessmentRun(id: "${own.run}") { ${asked} } }`,
  RunComparison: (asked, own) =>
    `query { assessmentRun(id: "${own.run}") { comparison(with: "${own.run}") { ${asked} } } }`,
}

type Belongings = Readonly<Record<Kind, string>>
const relations = ['own', 'descendant', 'ancestor', 'sibling'] as const
type Relation = (typeof relations)[number]

let api: TestApi
let leaf: TestOrg
const belongings = {} as Record<Relation, Belongings>
const codes = {} as Record<Relation, string>

beforeAll(async () => {
  api = await startTestApi()
  await publishBuiltInEditions(api.pool)
  const ancestor = await insertOrg(api.pool)
  const own = await insertOrg(api.pool, { parent: ancestor, category: 'county' })
  const sibling = await insertOrg(api.pool, { parent: ancestor, category: 'county' })
  const descendant = await insertOrg(api.pool, { parent: own, category: 'county' })
  leaf = await insertOrg(api.pool, { parent: descendant })
  for (const [relation, org] of Object.entries({ own, descendant, ancestor, sibling }) as [
    Relation,
    TestOrg,
  ][]) {
    belongings[relation] = await belongingsAt(org, relation)
    codes[relation] = org.code
  }
  for (const role of Object.values(Role)) await insertPerson(api.pool, { login: role, org: own, role })
})
afterAll(() => api?.close())

/** One of each kind at a unit; its runs are trials, as official results are seen from below. */
async function belongingsAt(org: TestOrg, name: string): Promise<Belongings> {
  const { pool } = api
  const person = await insertPerson(pool, { login: `of-${name}`, org, role: Role.editor })
  const account = await insertAccount(pool, org)
  const [run, verification, job, file, session, token, change, download, notification] = Array.from(
    { length: 9 },
    uuidv7,
  )
  await pool.query('update person set home_org_id = $2 where id = $1', [person.id, org.id])
  await pool.query(
    `insert into assessment_run (id, kind, scope_org_id, year, cutoff_at, edition_id, edition_version, layers,
       facts_from, enquiries_over_hours, state, request_key, requested_by)
     values ($1::uuid, 'trial', $2, 2025, now(), 'suqian-2021', 1, '[]', 'rollups', 24, 'sealed', $1::uuid::text, $3)`,
    [run, org.id, person.id],
  )
  await pool.query(
    'insert into run_verification (id, run_id, requested_by, appointment_id) values ($1, $2, $3, $4)',
    [verification, run, person.id, person.appointmentId],
  )
  await pool.query(
    `insert into import_job (id, dry_run, org_id, requested_by, appointment_id, state) values ($1, true, $2, $3, $4, 'refused')`,
    [job, org.id, person.id, person.appointmentId],
  )
  await pool.query(
    `insert into stored_file (id, name, size, sha256, uploaded_by) values ($1, 'a.csv', 0, '', $2)`,
    [file, person.id],
  )
  await pool.query(
    `insert into session (id, secret_hash, person_id, appointment_id, expires_at)
     values ($1::uuid, sha256($1::uuid::text::bytea), $2, $3, now() + interval '1 hour')`,
    [session, person.id, person.appointmentId],
  )
  await pool.query(
    `insert into api_token (id, secret_hash, person_id, org_id, name, access, expires_at)
     values ($1::uuid, sha256($1::uuid::text::bytea), $2, $3, 'x', 'read_only', now() + interval '1 hour')`,
    [token, person.id, org.id],
  )
  const view = uuidv7()
  await pool.query(
    `insert into list_view (id, list, name, query, owner_id) values ($1, 'accounts', 'x', '', $2)`,
    [view, person.id],
  )
  await insertDownload(pool, { id: download, person, orgId: org.id })
  await pool.query(
    `insert into org_change (id, kind, org_id, effective_on, state, requested_by, appointment_id, scope_org_id)
     values ($1, 'rename', $2, '2099-01-01', 'planned', $3, $4, $2)`,
    [change, org.id, person.id, person.appointmentId],
  )
  await pool.query(
    `insert into notification (id, person_id, kind, facts) values ($1, $2, 'security_event', '{"what":"password_changed","address":null}')`,
    [notification, person.id],
  )
  const appointment = await insertAppointment(pool, person.id, org, Role.replyClerk)
  const handover = uuidv7()
  await pool.query(
    `insert into handover_item (id, appointment_id, org_id, kind, object_id, title, due_on)
     values ($1, $2, $3, 'post', $2, '{"zh":"x","en":"x"}', '2025-01-01')`,
    [handover, appointment, org.id],
  )
  await attachEdition(pool, {
    orgId: org.id,
    editionId: 'suqian-2021',
    version: 1,
    attachedFrom: day('2021-06-20'),
  })
  const { rows } = await pool.query<{ id: string }>('select id from rulebook_attachment where org_id = $1', [
    org.id,
  ])
  return {
    org: org.id,
    account: account.id,
    person: person.id,
    appointment,
    handover,
    run: run ?? '',
    verification: verification ?? '',
    import: job ?? '',
    file: file ?? '',
    session: session ?? '',
    token: token ?? '',
    notification: notification ?? '',
    download: download ?? '',
    view,
    change: change ?? '',
    attachment: rows[0]?.id ?? '',
  }
}

const documentOf = (argument: IdArgument, id: string): string => {
  const own = belongings.own
  const asked = argument.ask((name) => (name === argument.name ? id : own[kinds[name] ?? 'org']))
  const reach = reached[argument.on]
  return reach ? reach(asked, own) : `${argument.on.toLowerCase()} { ${asked} }`
}

/** Not what is asked of the data: opening and closing, noting that somebody was there or was refused. */
const aside = /^(begin|commit|rollback)|audit_entry|last_seen_at|pgboss/i

/** All that can be told from outside, and how many statements it took, which is what its time comes from. */
async function told(argument: IdArgument, id: string, role: Role): Promise<string> {
  const document = documentOf(argument, id)
  if (argument.on === 'Subscription') {
    const taking = await takeFrom(api.url, document, { cookie: await api.cookieOf(role), until: 1 })
    return JSON.stringify(taking).replaceAll(id, 'ID')
  }
  const { status, data, errors, statements } = await api.graphql(document, {}, { as: role })
  expect(
    errors.map((error) => error.extensions.code),
    document,
  ).not.toContain('fault/unexpected')
  const asked = statements.filter((statement) => !aside.test(statement)).length
  return JSON.stringify({ status, data, errors, asked }).replaceAll(id, 'ID')
}

describe('an id that is taken anywhere', () => {
  it('is of a known kind: a new argument must say of which', () => {
    expect(
      idArguments(api.schema)
        .map((argument) => argument.name)
        .sort(),
    ).toEqual(Object.keys(kinds).sort())
  })

  it('stands on a field that can be asked', () => {
    const types = new Set(idArguments(api.schema).map((argument) => argument.on))
    for (const type of ['Query', 'Mutation', 'Subscription', ...Object.keys(reached)]) types.delete(type)
    expect([...types]).toEqual([])
  })

  it.each(Object.values(Role))(
    'of a sibling or an ancestor tells a %s no more than one of nothing',
    async (role) => {
      const telling: object[] = []
      for (const argument of idArguments(api.schema)) {
        const kind = kinds[argument.name] ?? 'org'
        const ofNothing = await told(argument, uuidv7(), role)
        for (const relation of ['sibling', 'ancestor'] as const) {
          const ofOther = await told(argument, belongings[relation][kind], role)
          if (ofOther === ofNothing) continue
          // Something in the background may have asked meanwhile; what tells, tells again.
          const again = [
            await told(argument, uuidv7(), role),
            await told(argument, belongings[relation][kind], role),
          ]
          if (again[0] !== again[1]) telling.push({ argument: argument.name, relation, again })
        }
      }
      expect(telling).toEqual([])
    },
  )

  it('of one’s own, or below, is told to somebody: the answers above say something', async () => {
    const silent: string[] = []
    for (const argument of idArguments(api.schema)) {
      if (argument.on === 'Mutation') continue
      for (const relation of ['own', 'descendant'] as const) {
        const id = belongings[relation][kinds[argument.name] ?? 'org']
        let heard = false
        for (const role of [Role.officeAdministrator, Role.systemAdministrator, Role.securityAdministrator]) {
          heard ||= (await told(argument, id, role)) !== (await told(argument, uuidv7(), role))
          if (heard) break
        }
        if (!heard) silent.push(`${argument.name} ${relation}`)
      }
    }
    // These need a run with results, which other tests ask for; nobody has a result here, and no list is empty of nothing.
    // Nothing was scored in these runs: results and their comparison are empty.
    expect(silent.filter((name) => !/Result|RunComparison/.test(name))).toEqual([])
  })
})

describe('a download by an id', () => {
  it('is of a known route', () => {
    const routes = api.server.printRoutes({ commonPrefix: false }).split('\n')
    const taking = routes.flatMap((line) => /(\/\w+\/:id(?:\/\S+)?)/.exec(line)?.[1] ?? [])
    const known = Object.keys(downloads).map((route) => route.replace('/files', ''))
    const asRoute = (route: string) => (route.startsWith('/runs/') ? '/runs/:id/:file' : route)
    expect(new Set(taking)).toEqual(new Set(known.map(asRoute)))
  })

  it.each(Object.values(Role))(
    'of a sibling or an ancestor tells a %s no more than one of nothing',
    async (role) => {
      const cookie = await api.cookieOf(role)
      const answer = async (route: string, id: string) => {
        const response = await fetch(api.url + route.replace(':id', id), { headers: { cookie } })
        return [route, response.status, response.headers.get('content-type'), await response.text()]
      }
      for (const [route, kind] of Object.entries(downloads)) {
        const ofNothing = await answer(route, uuidv7())
        for (const relation of ['sibling', 'ancestor'] as const)
          expect(await answer(route, belongings[relation][kind])).toEqual(ofNothing)
      }
    },
  )
})

describe('what a county is told', () => {
  const everything = `{
    organisations { totalCount nodes { id childCount accountCount children { totalCount } accounts { totalCount } } }
    accounts { totalCount nodes { id } }
    assessmentRuns { totalCount nodes { id state counts { units } ranking { totalCount } accountResults { totalCount } categories { category units } } }
    importJobs { totalCount nodes { id errorCount } }
  }`
  const search = `{ organisations(search: "单位") { totalCount } accounts(search: "账号") { totalCount } }`
  const heard = async () =>
    JSON.stringify(
      await Promise.all(
        [everything, search].map(
          async (document) => (await api.graphql(document, {}, { as: Role.systemAdministrator })).data,
        ),
      ),
    )

  it('of counts, sums and lists is the same whatever happens beside and above it', async () => {
    const before = await heard()
    expect(before).toContain(belongings.own.account)
    const { rows } = await api.pool.query<{ id: string; code: string; path: string }>(
      'select id, code, path from org where code = any($1) order by code',
      [[codes.ancestor, codes.sibling]],
    )
    for (const org of rows) {
      const below = await insertOrg(api.pool, { parent: org, category: 'county' })
      await insertAccount(api.pool, below)
      await belongingsAt(below, `later-${org.code}`)
    }
    await api.pool.query(`update account set name = '改名' where org_path not like $1`, [
      `%${(await api.pool.query<{ no: number }>('select no from org where id = $1', [belongings.own.org])).rows[0]?.no}/%`,
    ])
    expect(await heard()).toBe(before)
  })

  it('by a cursor of another’s list is its own list', async () => {
    const after = encodeCursor('organisation by code', [codes.ancestor ?? ''])
    const { data } = await api.graphql<{ organisations: { nodes: { id: string }[] } }>(
      'query ($after: String) { organisations(after: $after) { nodes { id } } }',
      { after },
      { as: Role.officeAdministrator },
    )
    expect(data?.organisations.nodes.map((node) => node.id)).toEqual([
      belongings.own.org,
      belongings.descendant.org,
      leaf.id,
    ])
  })
})
