import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { RequestContext } from '../src/platform/graphql/index.js'
import { literalOf, selection, takesId } from './probe.js'

/** A place in the schema where an id is taken. */
export interface IdArgument {
  /** `Mutation.grantAppointment(input.personId)`. */
  readonly name: string
  /** Type on which the field stands: Query, Mutation, Subscription, or one that is reached from a query. */
  readonly on: string
  /** The field with all it needs. @param idAt the id for each place of the same field, by name. */
  ask(idAt: (name: string) => string): string
}

/** Every argument of every field that takes an id, however deep in inputs and lists. */
export function idArguments(schema: GraphQLSchema): IdArgument[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).flatMap((field) => argumentsOf(type.name, field)))
}

function argumentsOf(on: string, field: GraphQLField<unknown, RequestContext>): IdArgument[] {
  const name = (place: string) => `${on}.${field.name}(${place})`
  const args = field.args.filter((arg) => isNonNullType(arg.type) || takesId(arg.type))
  const ask = (idAt: (name: string) => string) => {
    const values = args.map(
      (arg) => `${arg.name}: ${literalOf(arg.type, arg.name, (place) => idAt(name(place)))}`,
    )
    return `${field.name}(${values.join(', ')}) ${selection(field)}`
  }
  return field.args
    .flatMap((arg) => idPlaces(arg.type, arg.name))
    .map((place) => ({ name: name(place), on, ask }))
}

function idPlaces(type: GraphQLInputType, place: string): string[] {
  const named = getNamedType(type)
  if (!isInputObjectType(named)) return named.name === 'ID' ? [place] : []
  return Object.values(named.getFields()).flatMap((field) => idPlaces(field.type, `${place}.${field.name}`))
}
