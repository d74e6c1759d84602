import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  validateSchema,
} from 'graphql'
import { Query, Resolver } from 'type-graphql'
import { describe, expect, it } from 'vitest'
import { accessRuleOf, rootFields } from '../platform/graphql/index.js'
import { buildSchemaOf } from './build-schema.js'
import { features } from './features.js'

const schema = buildSchemaOf(features)

/** Everything of a schema that can bear a description, by where it stands. */
function* describables({ getTypeMap }: { getTypeMap: GraphQLSchema['getTypeMap'] }) {
  for (const type of Object.values(getTypeMap.call(schema))) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue
    yield [type.name, type.description] as const
    if (isEnumType(type))
      for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description] as const
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields()))
        yield [`${type.name}.${field.name}`, field.description] as const
    }
    if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        yield [`${type.name}.${field.name}`, field.description] as const
        for (const arg of field.args)
          yield [`${type.name}.${field.name}(${arg.name})`, arg.description] as const
      }
    }
  }
}

describe('the schema', () => {
  it('is sound', () => {
    expect(validateSchema(schema)).toEqual([])
    expect(schema.getQueryType()?.getFields()).toHaveProperty('organisations')
  })

  it('describes every type, field, argument and value in both languages', () => {
    const all = [...describables(schema)]
    expect(all.length).toBeGreaterThan(100)
    const bad = all.filter(([, text]) => !text || !/\p{Script=Han}/u.test(text) || !/[a-z]/i.test(text))
    expect(bad).toEqual([])
  })

  it('has an access rule on every root field, and a reason where it is open', () => {
    for (const field of rootFields(schema)) {
      const rule = accessRuleOf(field)
      expect(rule, field.name).toBeDefined()
      if (rule?.kind === 'everybody') expect(rule.because.length, field.name).toBeGreaterThan(10)
    }
  })

  it('is open only where one can’t be signed in yet or any more', () => {
    const open = rootFields(schema).filter((field) => accessRuleOf(field)?.kind === 'everybody')
    expect(open.map((field) => field.name).sort()).toEqual([
      'acceptInvitation',
      'continueSignIn',
      'demoLogins',
      'oidcLabel',
      'passwordAdviceFor',
      'signIn',
      'signOut',
      'viewer',
    ])
  })
})

@Resolver()
class Forgetful {
  @Query(() => String)
  unruled(): string {
    return 'everything'
  }
}

it('a field without an access rule does not get as far as a schema', () => {
  expect(() => buildSchemaOf([{ resolvers: [Forgetful] }])).toThrow('Fields without an access rule: unruled')
})
