import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Belongings, belongingsAt } from '../../testing/belongings.js'
import { insertOrg, insertPerson } from '../../testing/fixtures.js'
import { idKindsAt } from '../../testing/id-kinds.js'
import { probesOf } from '../../testing/probe.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { publishBuiltInEditions } from '../features/rulebook/index.js'
import { uuidv7 } from '../platform/ids/index.js'

let api: TestApi
/** What belongs to the unit beside the viewers' own, and to the one above. */
const foreign: Record<string, Belongings> = {}

/** Statements that are made only now and then: a refusal is told the trail, in a transaction of its own, and a session is noted as seen. */
const nowAndThen = /audit_|pgboss|^\s*(begin|commit|rollback)|^update session set last_seen_at/i

beforeAll(async () => {
  api = await startTestApi()
  await publishBuiltInEditions(api.pool)
  const above = await insertOrg(api.pool)
  const own = await insertOrg(api.pool, { parent: above, category: 'county' })
  const beside = await insertOrg(api.pool, { parent: above, category: 'county' })
  for (const role of Object.values(Role)) await insertPerson(api.pool, { login: role, org: own, role })
  for (const [where, org] of Object.entries({ above, beside }))
    foreign[where] = await belongingsAt(api.pool, org, where)
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
          const { status, data, errors, statements } = await api.graphql(probe.document(id), {}, { as: role })
          expect(
            errors.map((error) => error.extensions.code),
            probe.name,
          ).not.toContain('fault/unexpected')
          // The same work as well: what takes longer would tell them apart.
          const asked = statements.filter((statement) => !nowAndThen.test(statement)).length
          return JSON.stringify({ status, data, errors, asked }).replaceAll(id, 'ID')
        }
        const toNothing = await answerTo(uuidv7())
        for (const [where, belongings] of Object.entries(foreign)) {
          for (const kind of idKindsAt(`${probe.on}.${probe.name}`)) {
            const id = belongings[kind]
            // Something in the background may have asked meanwhile; what tells, tells again.
            if ((await answerTo(id)) === toNothing) continue
            const asked = [probe.name, where, kind]
            expect([...asked, await answerTo(id)]).toEqual([...asked, await answerTo(uuidv7())])
          }
        }
      }
    },
  )

  it.each([Role.systemAdministrator, Role.officeAdministrator, Role.editor, Role.leader])(
    'is told to a %s by the schema where the role has a part in it, and to nobody else',
    async (role) => {
      const { data } = await api.graphql<{
        __schema: { types: { name: string; fields: { name: string }[] | null }[] }
      }>('{ __schema { types { name fields { name } } } }', {}, { as: role })
      const told = (data?.__schema.types ?? [])
        .filter(({ name }) => name === 'Query' || name === 'Mutation')
        .flatMap(({ fields }) => fields ?? [])
        .map(({ name }) => name)
      for (const probe of probesOf(api.schema)) {
        const { errors } = await api.graphql(probe.document(uuidv7()), {}, { as: role })
        const isDenied = errors.some((error) => error.extensions.code === 'access/denied')
        expect([probe.name, told.includes(probe.name)]).toEqual([probe.name, !isDenied])
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
