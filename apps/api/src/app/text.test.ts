import { Role } from '@zhengmei/domain/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson } from '../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { textProbesOf } from '../../testing/text-probes.js'
import { buildSchemaOf } from './build-schema.js'
import { features } from './features.js'

let api: TestApi
let root: string
beforeAll(async () => {
  api = await startTestApi()
  const org = await insertOrg(api.pool)
  root = org.id
  for (const role of Object.values(Role)) await insertPerson(api.pool, { login: role, org, role })
})
afterAll(() => api?.close())

const probes = textProbesOf(buildSchemaOf(features))

interface Refused {
  readonly code?: string
  readonly field?: string | null
  readonly message?: { readonly zh: string; readonly en: string }
}

it('every argument that takes a text is tried', () => {
  expect(probes.length).toBeGreaterThan(60)
  expect(probes.map(({ name, field }) => `${name} ${field}`)).toContain('signIn input.login')
})

/** Asks as somebody who may. */
const ask = (probe: (typeof probes)[number], text: string) =>
  api.graphql<Record<string, Refused | null>>(
    probe.document,
    probe.variables(text),
    probe.role === null ? {} : { as: probe.role },
  )

describe.each([
  ['NUL', 'a\0b'],
  ['half a surrogate pair', 'a\ud83db'],
])('%s', (_, text) => {
  it('is refused in every argument, which is named, before any SQL', async () => {
    for (const probe of probes) {
      const answer = await ask(probe, text)
      const [error] = answer.errors as readonly { extensions: { code: string; field?: string } }[]
      expect([probe.name, answer.status, error?.extensions.code, error?.extensions.field]).toEqual([
        probe.name,
        400,
        'input/bad-text',
        probe.field,
      ])
    }
  })
})

describe.each([
  ['an override of direction and a family of joined signs', '\u202egnp.exe 👨‍👩‍👧‍👦'],
  ['one letter composed and decomposed', 'caf\u00e9 cafe\u0301'],
  ['line breaks and colours of a terminal', 'a\r\nb\u001b[31m'],
  ['a formula that is SQL and a path', "=1+1'; drop table person; --/../../etc/passwd"],
])('%s', (_, text) => {
  it('is taken or refused by code and in both languages, never a fault', async () => {
    for (const probe of probes) {
      const { status, data, errors } = await ask(probe, text)
      const codes = errors.map((error) => error.extensions.code)
      expect([probe.name, probe.field, codes]).not.toEqual([
        probe.name,
        probe.field,
        expect.arrayContaining(['fault/unexpected']),
      ])
      expect([200, 400], probe.name).toContain(status)
      if (probe.role !== null) expect(codes, probe.name).not.toContain('session/required')
      const refusal = data?.[probe.name]
      if (refusal?.code !== undefined) {
        expect(refusal.code).toMatch(/^[a-z-]+\/[a-z-]+$/)
        expect(refusal.message?.zh).toMatch(/\p{Script=Han}/u)
        expect(refusal.message?.en).toMatch(/[a-z]/i)
      }
    }
  })
})

it('a megabyte is too large for any of them', async () => {
  const [probe] = probes
  if (!probe) throw new Error('no probe')
  const { status, errors } = await ask(probe, '长'.repeat(350_000))
  expect([status, errors[0]?.extensions.code]).toEqual([413, 'request/too-large'])
})

it.each([
  ['joined signs', '👨‍👩‍👧‍👦 值班'],
  ['a composed letter', 'Ren\u00e9'],
  ['a character beyond the plane', '𠮷野'],
])('a name with %s comes back byte for byte', async (_, name) => {
  const login = `n${Buffer.from(name).toString('hex').slice(0, 20)}`
  const created = await api.graphql<{ createPerson: { __typename: string } }>(
    'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { __typename ... on Refusal { code } } }',
    { input: { login, name, organisationId: root } },
    { as: Role.systemAdministrator },
  )
  expect(created.data?.createPerson).toEqual({ __typename: 'PersonInvited' })
  const { rows } = await api.pool.query<{ name: string }>('select name from person where login = $1', [login])
  expect(rows[0]?.name).toBe(name)
})
