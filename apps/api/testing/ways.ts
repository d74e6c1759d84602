import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql'

/** Arguments by `Type.field`, as they are written: `(id: "…")`. */
export type Arguments = Readonly<Record<string, string>>

/** A way from a query to an object of a type. */
interface Way {
  readonly type: GraphQLObjectType
  /** The query that asks this of the objects at its end. */
  document(asked: string): string
}

/** How many ways to a type are tried: the first may lead to nothing in the data at hand. */
const mostWays = 4

/** Ways to every type that queries lead to, the shortest first. */
export function waysOf(schema: GraphQLSchema, args: Arguments): ReadonlyMap<string, readonly Way[]> {
  const query = schema.getQueryType()
  const ways = new Map<string, Way[]>()
  const open: Way[] = query ? [{ type: query, document: (asked) => `{ ${asked} }` }] : []
  for (let way = open.shift(); way; way = open.shift()) {
    const known = ways.get(way.type.name) ?? []
    if (known.length >= mostWays) continue
    ways.set(way.type.name, [...known, way])
    for (const field of Object.values(way.type.getFields())) open.push(...through(way, field, args))
  }
  return ways
}

function through(way: Way, field: GraphQLField<unknown, unknown>, args: Arguments): Way[] {
  const named = getNamedType(field.type)
  const into = `${field.name}${args[`${way.type.name}.${field.name}`] ?? ''}`
  if (isObjectType(named)) return [{ type: named, document: (asked) => way.document(`${into} { ${asked} }`) }]
  if (!isUnionType(named)) return []
  return named.getTypes().map((type) => ({
    type,
    document: (asked) => way.document(`${into} { ... on ${type.name} { ${asked} } }`),
  }))
}

/** All fields of a type at once, and by `met` which objects are of it. */
export function everyField(type: GraphQLObjectType, args: Arguments): string {
  const fields = Object.values(type.getFields()).map((field) => {
    const asked = `${field.name}${args[`${type.name}.${field.name}`] ?? ''}`
    return isLeafType(getNamedType(field.type)) ? asked : `${asked} { __typename }`
  })
  return ['met: __typename', ...fields].join(' ')
}

/** The objects of an answer that were asked by {@link everyField}. */
export function metIn(answer: unknown, type: string): Readonly<Record<string, unknown>>[] {
  if (typeof answer !== 'object' || answer === null) return []
  const own = 'met' in answer && answer.met === type ? [answer as Record<string, unknown>] : []
  return [...own, ...Object.values(answer).flatMap((value) => metIn(value, type))]
}
