import { fileURLToPath } from 'node:url'
import {
  type GraphQLNamedType,
  getNamedType,
  getOperationAST,
  isEnumType,
  isNonNullType,
  parse,
  typeFromAST,
} from 'graphql'
import { expect, it } from 'vitest'
import { keptOperationsIn } from '../../../console/build/kept-operations.js'
import { KeptOperations, OperationDesk } from '../platform/graphql/index.js'
import { buildSchemaOf } from './build-schema.js'
import { features } from './features.js'

const schema = buildSchemaOf(features)
const operations = keptOperationsIn(fileURLToPath(new URL('../../../console/src', import.meta.url)))
const desk = new OperationDesk(schema, new KeptOperations(operations.map(({ document }) => document)), {
  free: false,
})

/** Values for the variables that are needed, and the largest pages. */
function variablesOf(document: string): Record<string, unknown> {
  const definitions = getOperationAST(parse(document))?.variableDefinitions ?? []
  return Object.fromEntries(
    definitions.flatMap(({ variable, type: node }) => {
      const type = typeFromAST(schema, node)
      const name = variable.name.value
      if (name === 'first') return [[name, 100]]
      if (!type || !isNonNullType(type)) return []
      return [[name, sample(String(type), getNamedType(type))]]
    }),
  )
}

function sample(type: string, named: GraphQLNamedType): unknown {
  const known = { Boolean: true, Int: 2025, Date: '2025-01-01', DateTime: '2025-01-01T00:00:00Z' }
  const one = isEnumType(named)
    ? named.getValues()[0]?.name
    : (known[named.name as keyof typeof known] ?? 'x')
  return type.startsWith('[') ? [one] : one
}

it('gathers all of them', () => {
  expect(operations.length).toBeGreaterThan(20)
})

it.each(operations.map(({ id, name, document }) => [name, id, document] as const))(
  '%s fits the schema and the limits of kept operations',
  (_, id, document) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: id } }
    const attempt = () => desk.prepare({ extensions, variables: variablesOf(document) }, false)
    try {
      expect(attempt()?.text).toBe(document)
    } catch (error) {
      // Inputs are the business of their own tests; everything else is not.
      expect(String(error)).toMatch(/^WrongDocument: Variable "\$(input|changes)"/)
    }
  },
)

// So that a page of another build, and the console while it is developed, can send its documents.
it.each(operations.map(({ name, document }) => [name, document] as const))(
  '%s passes as a free document too, by pages of the usual size',
  (_, document) => {
    const stranger = new OperationDesk(schema, new KeptOperations([]), { free: true })
    const { first: _first, ...variables } = variablesOf(document)
    const attempt = () => stranger.prepare({ query: document, variables: { ...variables, first: 20 } }, false)
    try {
      expect(attempt()?.text).toBe(document)
    } catch (error) {
      expect(String(error)).toMatch(/^WrongDocument: Variable "\$(input|changes)"/)
    }
  },
)
