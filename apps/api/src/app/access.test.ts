import { Role } from '@zhengmei/domain/identity'
import {
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertOrg, insertPerson } from '../../testing/fixtures.js'
import { startTestApi, type TestApi } from '../../testing/test-api.js'
import { accessRuleOf, type RequestContext } from '../platform/graphql/index.js'
import { uuidv7 } from '../platform/ids/index.js'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
  const root = await insertOrg(api.pool)
  // The auditor reads runs, but neither organisations nor accounts.
  await insertPerson(api.pool, { login: 'auditor', org: root, role: Role.securityAuditor })
})
afterAll(() => api?.close())

/** Some value of an argument's type, as a literal: enough to get past validation. */
function literalFor({ type }: Pick<GraphQLArgument, 'type'>): string {
  const named = getNamedType(type)
  if (isInputObjectType(named)) {
    const required = Object.values(named.getFields()).filter((field) => isNonNullType(field.type))
    return inList(type, `{ ${required.map((field) => `${field.name}: ${literalFor(field)}`).join(', ')} }`)
  }
  if (isEnumType(named)) return inList(type, named.getValues()[0]?.name ?? '')
  const literals: Record<string, string> = {
    Boolean: 'true',
    Int: '2025',
    Date: '"2025-01-01"',
    DateTime: '"2025-01-01T00:00:00Z"',
    ID: `"${uuidv7()}"`,
  }
  return inList(type, literals[named.name] ?? '"x"')
}

const inList = (type: GraphQLArgument['type'], literal: string) =>
  String(type).includes('[') ? `[${literal}]` : literal

function documentFor(kind: string, field: GraphQLField<unknown, RequestContext>): string {
  const args = field.args
    .filter((arg) => isNonNullType(arg.type))
    .map((arg) => `${arg.name}: ${literalFor(arg)}`)
  const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : ''
  return `${kind} { ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${selection} }`
}

function guarded() {
  const ofKind = (kind: string, type: ReturnType<TestApi['schema']['getQueryType']>) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field }))
  return [
    ...ofKind('query', api.schema.getQueryType()),
    ...ofKind('mutation', api.schema.getMutationType()),
  ].filter(({ field }) => accessRuleOf(field)?.kind !== 'everybody')
}

describe('every guarded query and mutation', () => {
  it('answers nobody who is not signed in, and asks the database nothing for it', async () => {
    expect(guarded().length).toBeGreaterThanOrEqual(5)
    for (const { kind, field } of guarded()) {
      const answer = await api.graphql(documentFor(kind, field))
      expect([field.name, answer.errors.map((error) => error.extensions.code)]).toEqual([
        field.name,
        ['session/required'],
      ])
      expect(answer.statements, field.name).toEqual([])
    }
  })

  it('denies a role that has no part in it', async () => {
    for (const name of ['organisations', 'accounts']) {
      const answer = await api.graphql(`{ ${name} { totalCount } }`, {}, { as: 'auditor' })
      expect(answer.errors.map((error) => error.extensions.code)).toEqual(['access/denied'])
      expect(answer.statements).toHaveLength(1)
    }
  })
})
