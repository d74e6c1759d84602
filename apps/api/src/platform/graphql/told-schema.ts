import {
  type DocumentNode,
  execute,
  type GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { mayAsk, type Operation, operationsOf } from './access.js'
import type { RequestContext } from './context.js'
import { RequestError, signInFirst } from './request-error.js'

const schemaFields: readonly string[] = ['__schema', '__type']

/** Names of what an operation asks for at its root, through fragments as well. */
function rootNames(document: DocumentNode, operation: OperationDefinitionNode): Set<string> {
  const names = new Set<string>()
  const seen = new Set<string>()
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet)
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value)
        for (const each of document.definitions)
          if (each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value)
            walk(each.selectionSet)
      }
    }
  }
  walk(operation.selectionSet)
  return names
}

const notAlone = () =>
  new RequestError(
    {
      code: 'operation/schema-alone',
      message: {
        zh: '查询接口定义时不能同时查询数据',
        en: 'The schema is asked for alone, not together with data',
      },
    },
    400,
  )

/**
 * Whether an operation asks for the schema itself, which is told to people signed in and to tokens, to nobody else, and alone.
 *
 * @throws RequestError `session/required`, `operation/schema-alone`.
 */
export function asksForSchema(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  context: { readonly viewer: unknown },
): boolean {
  const names = rootNames(document, operation)
  if (!schemaFields.some((name) => names.has(name))) return false
  if (context.viewer === null) throw signInFirst()
  for (const name of names) if (name !== '__typename' && !schemaFields.includes(name)) throw notAlone()
  return true
}

/** Tells of the schema what whoever asks may use: the root fields of their role or token, and the types that these lead to. */
export class ToldSchema {
  readonly #schema: GraphQLSchema
  /** By the fields that are in it: roles are few. */
  readonly #parts = new Map<string, GraphQLSchema>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  /** Answers an operation that asks for the schema alone. */
  answer(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variableValues: Readonly<Record<string, unknown>>,
    context: RequestContext,
  ) {
    return execute({
      schema: this.partFor(context),
      document,
      operationName: operation.name?.value ?? null,
      variableValues,
    })
  }

  /** The part of the schema that somebody may use. */
  partFor(context: RequestContext): GraphQLSchema {
    const roots = operationsOf(this.#schema).map(([kind, type]) => ({
      kind,
      type,
      names: Object.values(type?.getFields() ?? {})
        .filter((field: GraphQLField<unknown, RequestContext>) => mayAsk(field, kind, context))
        .map(({ name }) => name),
    }))
    const key = roots.map(({ kind, names }) => `${kind}: ${names.join(' ')}`).join('\n')
    const known = this.#parts.get(key)
    if (known) return known
    const rootOf = (operation: Operation) => {
      const { type, names } = roots.find(({ kind }) => kind === operation) ?? {}
      return type && names && names.length > 0 ? only(type, new Set(names)) : null
    }
    const part = new GraphQLSchema({
      ...this.#schema.toConfig(),
      // What the root fields lead to comes with them.
      types: [],
      query: rootOf('query'),
      mutation: rootOf('mutation'),
      subscription: rootOf('subscription'),
    })
    this.#parts.set(key, part)
    return part
  }
}

function only(type: GraphQLObjectType, names: ReadonlySet<string>): GraphQLObjectType {
  const config = type.toConfig()
  return new GraphQLObjectType({
    ...config,
    fields: Object.fromEntries(Object.entries(config.fields).filter(([name]) => names.has(name))),
  })
}
