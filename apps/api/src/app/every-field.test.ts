import { Role } from '@zhengmei/domain/identity'
import type { PlainDate } from '@zhengmei/domain/kernel'
import { type GraphQLObjectType, getNamedType } from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { AssessedCity } from '../../testing/assessed-city.js'
import { suqian2025 } from '../../testing/assessment.js'
import { insertDownload, insertOrg, insertPerson } from '../../testing/fixtures.js'
import { type Arguments, everyField, metIn, waysOf } from '../../testing/ways.js'
import { attachEdition } from '../features/rulebook/index.js'
import { uuidv7 } from '../platform/ids/index.js'

/** Types of which nothing may be missing here; others need what only their own tests prepare (a comparison, a check of the trail). */
const certain = [
  'Account',
  'AccountResult',
  'ApiToken',
  'Appointment',
  'AssessmentRun',
  'AuditEntry',
  'Download',
  'EffectiveRulebook',
  'HandoverItem',
  'ImportError',
  'ImportJob',
  'ListView',
  'Notification',
  'OpenLink',
  'Organisation',
  'OrganisationChange',
  'PersonRecord',
  'Post',
  'RulebookEdition',
  'RunVerification',
  'ScoreLine',
  'SignInPolicy',
  'SignInSession',
  'UnitResult',
  'Viewer',
]
/** What part of all types the data lead to, at least. */
const leastMet = 0.75

let city: AssessedCity
let args: Arguments
const askers = ['office', 'system', 'security', 'auditor', 'unit']

beforeAll(async () => {
  city = await AssessedCity.start()
  args = await prepared()
})
afterAll(() => city?.close())

/** Something of everything that people make, and the arguments that lead to it. */
async function prepared(): Promise<Arguments> {
  const { pool } = city.api
  const roles = {
    system: Role.systemAdministrator,
    security: Role.securityAdministrator,
    auditor: Role.securityAuditor,
  }
  for (const [login, role] of Object.entries(roles)) await insertPerson(pool, { login, org: city.city, role })
  const { rows } = await pool.query<{ id: string; appointment: string }>(
    `select p.id, a.id as appointment from person p join appointment a on a.person_id = p.id where p.login = 'office'`,
  )
  const office = { id: rows[0]?.id ?? '', appointmentId: rows[0]?.appointment ?? '' }
  const another = await city.run({ again: true })
  for (const org of [city.city, city.unit])
    await attachEdition(pool, {
      orgId: org.id,
      editionId: 'suqian-2021',
      version: 1,
      attachedFrom: '2021-01-01' as PlainDate,
    })
  const [job, file, change, gone] = [
    uuidv7(),
    uuidv7(),
    uuidv7(),
    await insertOrg(pool, { parent: city.city }),
  ]
  const statements: readonly (readonly [string, ...unknown[]])[] = [
    [
      `insert into stored_file (id, name, size, sha256, uploaded_by) values ($1, 'a.csv', 1, '', $2)`,
      file,
      office.id,
    ],
    [
      `insert into import_job (id, dry_run, org_id, requested_by, appointment_id, state, started_at, finished_at, report, stage)
       values ($1, true, $2, $3, $4, 'refused', now(), now(), '{"outcome":"refused","files":[{"file":"orgs","rows":1,"new":0,"changed":0,"unchanged":0,"refused":1}],"errorCount":1,"errorsListed":1}', 'checking')`,
      job,
      city.city.id,
      office.id,
      office.appointmentId,
    ],
    [`insert into import_job_file values ($1, 0, 'a.csv', $2)`, job, file],
    [
      `insert into import_error (job_id, no, file, row, code, reason_zh, reason_en) values ($1, 1, 'orgs', 2, 'x', 'x', 'x')`,
      job,
    ],
    [
      `insert into api_token (id, secret_hash, person_id, org_id, name, access, expires_at)
       values ($1::uuid, sha256($1::uuid::text::bytea), $2, $3, 'x', 'read_only', now() + interval '1 day')`,
      uuidv7(),
      office.id,
      city.city.id,
    ],
    [
      `insert into org_change (id, kind, org_id, details, effective_on, state, requested_by, appointment_id, scope_org_id)
       values ($1, 'rename', $2, '{"name":"新名"}', '2099-01-01', 'planned', $3, $4, $2)`,
      change,
      city.city.id,
      office.id,
      office.appointmentId,
    ],
    [`update org set abolished_on = '2025-06-01', merged_into_id = $2 where id = $1`, gone.id, city.city.id],
    [
      `insert into account_obligation select a.id, a.org_id, $1, '2025-06-01' from account a
       where exists (select from message m where m.account_id = a.id) limit 1`,
      change,
    ],
    [
      `insert into handover_item (id, appointment_id, org_id, kind, object_id, title, due_on)
       values ($1, $2, $3, 'post', $2, '{"zh":"x","en":"x"}', '2025-01-01')`,
      uuidv7(),
      office.appointmentId,
      city.city.id,
    ],
    [
      `insert into account_change (id, account_id, version, changes, changed_by)
       select gen_random_uuid(), id, 2, '{"name":{"before":"a","after":"b"}}', $1 from account`,
      office.id,
    ],
    [
      `insert into account_exemption (id, account_id, rule_key, reason, granted_by)
       select gen_random_uuid(), id, 'registry.one_per_platform', 'x', $1 from account`,
      office.id,
    ],
    [
      `insert into run_verification (id, run_id, requested_by, appointment_id) values ($1, $2, $3, $4)`,
      uuidv7(),
      another.id,
      office.id,
      office.appointmentId,
    ],
    [
      `insert into appointment (id, person_id, org_id, role, from_on, stand_in_for, to_on)
       select $1, id, $2, 'leader', '2025-01-01', $3, '2099-01-01' from person where login = 'office'`,
      uuidv7(),
      city.unit.id,
      office.appointmentId,
    ],
    [`insert into account_followers select id, '2025-01-01', 1 from account`],
    [`insert into feed_gap select id, '2025-01-01', '2025-01-02' from account`],
    [
      `insert into notification (id, person_id, kind, facts) values ($1, $2, 'security_event', '{"what":"password_changed","address":null}')`,
      uuidv7(),
      office.id,
    ],
    [
      `insert into person_identity (issuer, subject, person_id) values ('https://id.example', 'x', $1)`,
      office.id,
    ],
    [
      `insert into invitation (secret_hash, person_id, expires_at) values (sha256('x'), $1, now() + interval '1 day')`,
      office.id,
    ],
    [
      `insert into list_view (id, list, name, query, owner_id, shared_org_id) values ($1, 'accounts', 'x', '', $2, $3)`,
      uuidv7(),
      office.id,
      city.city.id,
    ],
  ]
  for (const [statement, ...values] of statements) await pool.query(statement, values)
  await insertDownload(pool, { person: office, orgId: city.city.id })
  const { rows: accounts } = await pool.query<{ id: string; message: string | null }>(
    `select a.id, (select external_id from message m where m.account_id = a.id limit 1) as message from account a
     join account_obligation b on b.account_id = a.id`,
  )
  const account = accounts[0]?.id ?? ''
  const [run, unit] = [another.id, city.unit.id]
  return {
    'Account.cadence': '(year: 2025)',
    'Account.message': `(externalId: "${accounts[0]?.message ?? ''}")`,
    'Account.year': '(year: 2025)',
    'AssessmentRun.comparison': `(with: "${city.official.id}")`,
    'Query.accessExplanation': `(action: ACCOUNT_READ, objectId: "${unit}", personId: "${office.id}")`,
    'Query.account': `(id: "${account}")`,
    'Query.accountResult': `(runId: "${run}", accountId: "${account}")`,
    'Query.assessmentRun': `(id: "${run}")`,
    'Query.effectiveRulebook': `(organisationId: "${unit}")`,
    'Query.identityOfPerson': `(personId: "${office.id}")`,
    'Query.importJob': `(id: "${job}")`,
    'Query.listViews': '(list: "accounts")',
    'Query.organisation': `(id: "${city.city.id}")`,
    'Query.organisationChangePreview': `(input: { kind: RENAME, organisationId: "${unit}", name: "新的名称" })`,
    'Query.organisationLevels': `(parentIds: ["${city.city.id}"])`,
    'Query.organisationNodes': '(search: "U")',
    'Query.organisationWay': `(id: "${unit}")`,
    'Query.organisations': '(life: ALL)',
    'Query.passwordAdviceFor': '(secret: "x")',
    'Query.peopleWithAccess': `(action: ACCOUNT_READ, objectId: "${unit}")`,
    'Query.person': `(id: "${office.id}")`,
    'Query.registrationFindings': `(input: { organisationId: "${unit}", platform: WEIBO, name: "x" })`,
    'Query.rulebook': `(id: "${suqian2025.rulebook?.id ?? 'suqian-2021'}")`,
    'Query.rulebookComparison': '(editions: ["suqian-2021"])',
    'Query.search': '(text: "U")',
    'Query.sessionsOfPerson': `(personId: "${office.id}")`,
    'Query.unitResult': `(runId: "${run}", organisationId: "${unit}")`,
  }
}

const shapes: Readonly<Record<string, RegExp>> = {
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  Date: /^\d{4}-\d\d-\d\d$/,
  Decimal: /^-?\d+(\.\d+)?$/,
}

/** What of an object isn't written as its type says. */
const misshapen = (type: GraphQLObjectType, object: Readonly<Record<string, unknown>>): string[] =>
  Object.values(type.getFields()).flatMap(({ name, type: of }) => {
    const shape = shapes[getNamedType(of).name]
    const values = [object[name]].flat().filter((value) => value !== null)
    return shape && !values.every((value) => shape.test(String(value))) ? [`${name}: ${object[name]}`] : []
  })

/** Asks as the first to whom nothing of it is denied. */
async function asked(document: string) {
  let last: { as: string; data: unknown; codes: string[] } = { as: '', data: null, codes: [] }
  for (const as of askers) {
    const { data, errors } = await city.api.graphql(document, {}, { as })
    last = { as, data, codes: errors.map(({ extensions }) => extensions.code) }
    if (!last.codes.includes('access/denied')) break
  }
  return last
}

it('every field of every type that queries lead to answers somebody who may ask, in the form of its type', async () => {
  const problems: Record<string, unknown> = {}
  const notMet: Record<string, unknown> = {}
  const ways = waysOf(city.api.schema, args)
  expect(ways.size).toBeGreaterThan(80)
  for (const [name, found] of ways) {
    // Nobody may ask everything at once; each of its fields is the beginning of a way.
    if (name === 'Query') continue
    const tried: unknown[] = []
    let met = false
    for (const way of found) {
      const { as, data, codes } = await asked(way.document(everyField(way.type, args)))
      if (codes.some((code) => code.startsWith('fault/'))) problems[name] = [as, codes]
      const objects = metIn(data, name)
      const wrong = objects.flatMap((object) => misshapen(way.type, object))
      if (wrong.length > 0) problems[name] = wrong
      tried.push([as, ...new Set(codes)])
      met = objects.length > 0 && codes.length === 0
      if (met) break
    }
    if (!met) notMet[name] = tried.slice(0, 2)
  }
  expect(problems).toEqual({})
  expect(
    certain.flatMap((name) => (name in notMet || !ways.has(name) ? [[name, notMet[name]]] : [])),
  ).toEqual([])
  expect(1 - Object.keys(notMet).length / ways.size, JSON.stringify(notMet)).toBeGreaterThan(leastMet)
})
