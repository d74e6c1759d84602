import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './schema-types'

/** Documents are typed by the API's committed schema; its scalars arrive as JSON says. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  disableMasking: true
  scalars: { ID: string; Date: string; DateTime: string; Decimal: string; JSON: unknown }
}>()

export type { ResultOf, VariablesOf } from 'gql.tada'
