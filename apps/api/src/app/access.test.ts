import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAccount, insertOrg, insertPerson } from '../../testing/fixtures.js'
import { probesOf } from '../../testing/probe.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { uuidv7 } from '../platform/ids/index.js'

let api: TestApi
/** Things of the unit beside the viewers' own, and of the one above. */
const foreign: Record<string, string> = {}

beforeAll(async () => {
  api = await startTestApi()
  const above = await insertOrg(api.pool)
  const own = await insertOrg(api.pool, { parent: above, category: 'county' })
  const beside = await insertOrg(api.pool, { parent: above, category: 'county' })
  for (const role of Object.values(Role)) await insertPerson(api.pool, { login: role, org: own, role })
  const neighbour = await insertPerson(api.pool, {
    login: 'neighbour',
    org: beside,
    role: Role.officeAdministrator,
  })
  const account = await insertAccount(api.pool, beside)
  const [job, file, run] = [uuidv7(), uuidv7(), uuidv7()]
  await api.pool.query(
    `insert into import_job (id, dry_run, org_id, requested_by, appointment_id) values ($1, true, $2, $3, $4)`,
    [job, beside.id, neighbour.id, neighbour.appointmentId],
  )
  await api.pool.query(
    `insert into stored_file (id, name, size, sha256, uploaded_by) values ($1, 'a.csv', 0, '', $2)`,
    [file, neighbour.id],
  )
  await api.pool.query(
    `insert into assessment_run (id, kind, scope_org_id, year, cutoff_at, edition_id, edition_version, layers,
       facts_from, enquiries_over_hours, state, request_key, requested_by)
     values ($1, 'official', $2, 2025, now(), 'suqian-2021', 1, '[]', 'rollups', 24, 'planned', 'k', $3)`,
    [run, beside.id, neighbour.id],
  )
  Object.assign(foreign, {
    above: above.id,
    beside: beside.id,
    account: account.id,
    person: neighbour.id,
    appointment: neighbour.appointmentId,
    job,
    file,
    run,
  })
})
afterAll(() => api?.close())

describe('every guarded query and mutation', () => {
  it('answers nobody who is not signed in, and asks the database nothing for it', async () => {
    const probes = probesOf(api.schema)
    expect(probes.length).toBeGreaterThanOrEqual(5)
    for (const probe of probes) {
      const answer = await api.graphql(probe.document(uuidv7()))
      expect([probe.name, answer.errors.map((error) => error.extensions.code)]).toEqual([
        probe.name,
        ['session/required'],
      ])
      expect(answer.statements, probe.name).toEqual([])
    }
  })

  it.each(Object.values(Role))(
    'gives a %s the same answer for what is another’s as for what is not there',
    async (role) => {
      const probes = probesOf(api.schema).filter((probe) => probe.takesId)
      expect(probes.length).toBeGreaterThanOrEqual(5)
      for (const probe of probes) {
        const answerTo = async (id: string) => {
          const { status, data, errors } = await api.graphql(probe.document(id), {}, { as: role })
          expect(
            errors.map((error) => error.extensions.code),
            probe.name,
          ).not.toContain('fault/unexpected')
          return JSON.stringify({ status, data, errors }).replaceAll(id, 'ID')
        }
        const toNothing = await answerTo(uuidv7())
        for (const [what, id] of Object.entries(foreign)) {
          expect([probe.name, what, await answerTo(id)]).toEqual([probe.name, what, toNothing])
        }
      }
    },
  )

  it('denies a role that has no part in it', async () => {
    for (const role of [Role.securityAuditor, Role.leader, Role.unitAdministrator]) {
      const answer = await api.graphql('{ importJobs { totalCount } }', {}, { as: role })
      expect(answer.errors.map((error) => error.extensions.code)).toEqual(['access/denied'])
      expect(answer.statements.join()).not.toContain('import_job')
    }
  })
})
