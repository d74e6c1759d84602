import type { Bilingual } from '@zhengmei/domain/kernel'
import type { OperationDefinitionNode } from 'graphql'
import type { OperationMeasure } from './measure.js'
import { RequestError } from './request-error.js'

/** How large one request may be. */
export interface Limits {
  /** Bytes of the document. */
  readonly bytes: number
  /** Words and signs of the document; also bounds the time that validation takes. */
  readonly tokens: number
  /** Brackets open at once, of selections, lists and objects alike; also bounds the parser's stack. */
  readonly brackets: number
  /** Objects that may be returned at most. */
  readonly cost: number
  readonly depth: number
  readonly fields: number
  readonly rootFields: number
  readonly aliases: number
  /** `organisation → children → nodes → parent → …`: how often one type may come round on a way down. */
  readonly nesting: number
}

/** For the console's own operations, which were kept when it was built. The cost allows a page of 100 with 100 items each. */
export const keptLimits: Limits = {
  bytes: 64 * 1024,
  tokens: 2_000,
  brackets: 40,
  cost: 25_000,
  depth: 15,
  fields: 600,
  rootFields: 20,
  aliases: 200,
  nesting: 4,
}

/** For every other document, and for whatever a token asks. */
export const freeLimits: Limits = {
  bytes: 16 * 1024,
  tokens: 1_000,
  brackets: 25,
  cost: 10_000,
  depth: 12,
  fields: 300,
  rootFields: 10,
  aliases: 30,
  nesting: 4,
}

/** So that a mutation is tried once a request: 100 sign-ins under aliases are one too many by 99. */
const mutations = 1

const tooLarge = (code: string, zh: string, en: string) => {
  const message: Bilingual = { zh, en }
  return new RequestError({ code, message }, 400)
}

/**
 * Refuses an operation that is too large.
 *
 * @throws RequestError `limit/one-at-a-time`, `limit/fields`, `limit/aliases`, `limit/depth`, `limit/cost`.
 */
export function refuseTooLarge(
  { operation }: OperationDefinitionNode,
  measure: OperationMeasure,
  limits: Limits,
): void {
  if (operation !== 'query' && measure.rootFields > mutations)
    throw tooLarge(
      'limit/one-at-a-time',
      '每次请求只能执行一项操作',
      'A request may hold one mutation or subscription',
    )
  if (measure.rootFields > limits.rootFields || measure.fields > limits.fields)
    throw tooLarge('limit/fields', '查询的字段过多', 'The query asks for too many fields')
  if (measure.aliases > limits.aliases)
    throw tooLarge('limit/aliases', '查询的别名过多', 'The query has too many aliases')
  if (measure.depth > limits.depth || measure.nesting > limits.nesting)
    throw tooLarge('limit/depth', '查询嵌套过深', 'The query is nested too deeply')
  if (measure.cost > limits.cost)
    throw tooLarge(
      'limit/cost',
      '查询的数据量过大，请减少每页条数或嵌套的列表',
      'The query may return too much; ask for smaller pages or fewer nested lists',
    )
}
