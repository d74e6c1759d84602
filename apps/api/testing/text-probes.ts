import { policies, Role } from '@zhengmei/domain/identity'
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql'
import { type AccessRule, accessRuleOf, type RequestContext } from '../src/platform/graphql/index.js'
import { uuidv7 } from '../src/platform/ids/index.js'

/** A request made from the schema that puts a text into one argument. */
export interface TextProbe {
  readonly name: string
  /** The argument, as a refusal names it: `input.name`. */
  readonly field: string
  /** A role that may ask; null where everybody may. */
  readonly role: string | null
  readonly document: string
  variables(text: string): Record<string, unknown>
}

/** A probe for every argument of every query and mutation that takes a text, however deep it stands. */
export function textProbesOf(schema: GraphQLSchema): TextProbe[] {
  const kinds = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const
  return kinds.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).flatMap((field) => probesOf(kind, field)),
  )
}

function probesOf(kind: string, field: GraphQLField<unknown, RequestContext>): TextProbe[] {
  const rule = accessRuleOf(field)
  const declared = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')
  const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  return field.args.flatMap((arg) =>
    pathsOf(arg.type, arg.name).map((path) => ({
      name: field.name,
      field: path,
      role: rule ? roleFor(rule) : null,
      document: `${kind} Probe(${declared}) { ${field.name}(${given}) ${selection(field)} }`,
      variables: (text) =>
        Object.fromEntries(
          field.args
            .filter((each) => isNonNullType(each.type) || each === arg)
            .map((each) => [each.name, sample(each.type, each.name, path, text)]),
        ),
    })),
  )
}

function roleFor(rule: AccessRule): string | null {
  if (rule.kind === 'everybody') return null
  return rule.kind === 'viewer' ? Role.unitAdministrator : (policies[rule.action][0] ?? null)
}

/** Where texts stand within a type. */
function pathsOf(type: GraphQLInputType, path: string): string[] {
  const named = getNamedType(type)
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => pathsOf(field.type, `${path}.${field.name}`))
  return named.name === 'String' || named.name === 'ID' ? [path] : []
}

const scalars: Readonly<Record<string, () => unknown>> = {
  Boolean: () => true,
  Int: () => 20,
  Float: () => 1,
  Date: () => '2025-01-01',
  DateTime: () => '2025-01-01T00:00:00Z',
  Decimal: () => '1.00',
  ID: () => uuidv7(),
  JSON: () => 1,
}

/** A value of a type; `text` where the path ends, and elsewhere what fits. */
function sample(type: GraphQLInputType, path: string, wanted: string, text: string): unknown {
  if (isNonNullType(type)) return sample(type.ofType, path, wanted, text)
  if (isListType(type)) return [sample(type.ofType, path, wanted, text)]
  if (path === wanted) return text
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) || wanted.startsWith(`${path}.${field.name}`))
        .map((field) => [field.name, sample(field.type, `${path}.${field.name}`, wanted, text)]),
    )
  }
  if (isEnumType(type)) return type.getValues()[0]?.name
  return (scalars[type.name] ?? (() => 'x'))()
}

function selection(field: GraphQLField<unknown, RequestContext>): string {
  const type = getNamedType(field.type)
  if (!isCompositeType(type)) return ''
  if (isUnionType(type)) return '{ __typename ... on Refusal { code field message { zh en } } }'
  return '{ __typename }'
}
