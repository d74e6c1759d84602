import { createPubSub } from '@graphql-yoga/subscription'
import type { GraphQLObjectType, GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { enforceAccess } from '../platform/graphql/index.js'
import type { Feature } from './feature.js'

/** The type library wants one even though every subscription of ours brings its own stream. */
const unusedPubSub = createPubSub()

function describe(type: GraphQLObjectType | null | undefined, description: string): void {
  if (type) type.description = description
}

/**
 * The schema of all features together, with the access rules in force.
 *
 * @throws when a root field has no access rule.
 */
export function buildSchemaOf(features: readonly Feature[]): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: features.flatMap((feature) => feature.resolvers) as unknown as NonEmptyArray<NewableFunction>,
    pubSub: unusedPubSub,
    validate: false,
    // Checking by a whole introspection takes longer than building; a test does it.
    skipCheck: true,
  })
  describe(schema.getQueryType(), '查询：一切读取 / Everything that can be read.')
  describe(
    schema.getMutationType(),
    '变更：每次请求只执行一项 / Everything that changes something; one a request.',
  )
  describe(
    schema.getSubscriptionType(),
    '订阅：经 WebSocket 推送 / What is told as it happens, over a WebSocket.',
  )
  enforceAccess(schema)
  return schema
}
