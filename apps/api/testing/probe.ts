import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import { accessRuleOf, type RequestContext } from '../src/platform/graphql/index.js'

/** A request made from the schema: one root field with arguments of the right types. */
export interface Probe {
  readonly name: string
  /** `Query` or `Mutation`. */
  readonly on: string
  /** Whether any argument, however deep, takes an id. */
  readonly takesId: boolean
  /** @param id stands wherever an id is asked for. */
  document(id: string): string
}

/** A probe for every query and mutation that isn't open to everybody. */
export function probesOf(schema: GraphQLSchema): Probe[] {
  const kinds = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const
  return kinds.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {})
      .filter((field) => accessRuleOf(field)?.kind !== 'everybody')
      .map((field) => probe(kind, type?.name ?? '', field)),
  )
}

function probe(kind: string, on: string, field: GraphQLField<unknown, RequestContext>): Probe {
  const args = field.args.filter((arg) => isRequiredArgument(arg) || takesId(arg.type))
  return {
    name: field.name,
    on,
    takesId: args.some((arg) => takesId(arg.type)),
    document(id) {
      const values = args.map((arg) => `${arg.name}: ${literalOf(arg.type, arg.name, () => id)}`).join(', ')
      return `${kind} { ${field.name}${values === '' ? '' : `(${values})`} ${selection(field)} }`
    },
  }
}

/** Whether a value of this type holds an id, however deep. */
export function takesId(type: GraphQLInputType): boolean {
  const named = getNamedType(type)
  if (!isInputObjectType(named)) return named.name === 'ID'
  return Object.values(named.getFields()).some((field) => takesId(field.type))
}

/**
 * Some value of a type; optional fields only where they take ids.
 *
 * @param place where it stands, `input.fileIds`; handed to `idAt` with what is below.
 */
export function literalOf(type: GraphQLInputType, place: string, idAt: (place: string) => string): string {
  const named = getNamedType(type)
  const inList = (text: string) => (String(type).includes('[') ? `[${text}]` : text)
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter(
      (field) => isNonNullType(field.type) || takesId(field.type),
    )
    const values = fields.map(
      (field) => `${field.name}: ${literalOf(field.type, `${place}.${field.name}`, idAt)}`,
    )
    return inList(`{ ${values.join(', ')} }`)
  }
  if (isEnumType(named)) return inList(named.getValues()[0]?.name ?? '')
  const scalars: Record<string, string> = {
    Boolean: 'true',
    Int: '2025',
    Date: '"2025-01-01"',
    DateTime: '"2025-01-01T00:00:00Z"',
    ID: JSON.stringify(idAt(place)),
  }
  return inList(scalars[named.name] ?? '"x"')
}

/** Enough of an answer to tell one thing from another. */
export function selection(field: GraphQLField<unknown, RequestContext>): string {
  const type = getNamedType(field.type)
  if (!isCompositeType(type)) return ''
  if (isUnionType(type)) return '{ __typename ... on Refusal { code field message { zh } } }'
  return type.name.endsWith('Connection') ? '{ totalCount nodes { __typename } }' : '{ __typename }'
}
