import type { ApolloServerPlugin } from '@apollo/server'
import type { Bilingual } from '@zhengmei/domain/kernel'
import {
  type DocumentNode,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql'
import type { RequestContext } from './context.js'
import { measureOperation, type OperationMeasure } from './measure.js'
import { RequestError, signInFirst } from './request-error.js'

/** How large one request may be. The cost allows a page of 100 with 100 items each. */
export const limits = {
  /** Words and signs of a document; also bounds the time that validation takes. */
  tokens: 2_000,
  cost: 25_000,
  depth: 15,
  fields: 600,
  rootFields: 20,
  /** So that a mutation is tried once a request: 100 sign-ins under aliases are one too many by 99. */
  mutations: 1,
  /** `organisation → children → nodes → parent → …`: how often one type may come round on a way down. */
  nesting: 4,
  /** Faults of a document that are told at once. */
  errors: 5,
} as const

const tooLarge = (code: string, message: Bilingual) =>
  new RequestError({ code: `limit/${code}`, message }, 400)

function refuseTooLarge(operation: OperationDefinitionNode, measure: OperationMeasure): void {
  if (operation.operation !== 'query' && measure.rootFields > limits.mutations) {
    throw tooLarge('one-at-a-time', {
      zh: '每次请求只能执行一项操作',
      en: 'A request may hold one mutation or subscription',
    })
  }
  if (measure.rootFields > limits.rootFields || measure.fields > limits.fields) {
    throw tooLarge('fields', { zh: '查询的字段过多', en: 'The query asks for too many fields' })
  }
  if (measure.depth > limits.depth || measure.nesting > limits.nesting) {
    throw tooLarge('depth', { zh: '查询嵌套过深', en: 'The query is nested too deeply' })
  }
  if (measure.cost > limits.cost) {
    throw tooLarge('cost', {
      zh: '查询的数据量过大，请减少每页条数或嵌套的列表',
      en: 'The query may return too much; ask for smaller pages or fewer nested lists',
    })
  }
}

/**
 * Refuses an operation that is too large or asks a stranger's question about the schema, before any resolver runs.
 * Wrong variables pass: execution reports them and runs nothing.
 *
 * @throws RequestError `limit/…`, `page/bad-size`, `input/bad-text`, `session/required`.
 */
export function refuseExcess(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  context: Pick<RequestContext, 'viewer'>,
): void {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (!coerced) return
  const measure = measureOperation(schema, document, operation, coerced)
  refuseTooLarge(operation, measure)
  if (measure.introspects && context.viewer === null) throw signInFirst()
}

/** {@link refuseExcess} for every request over HTTP. */
export const limitsPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (operation) refuseExcess(schema, document, operation, request.variables ?? {}, contextValue)
      },
    }
  },
}
