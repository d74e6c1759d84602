import { ok, type Refusal, type Result, refuse } from '@zhengmei/domain/kernel'
import { Extensions, Field, ID, ObjectType } from 'type-graphql'
import { payloadOf, RefusalType } from './refusal.graphql.js'

/** Rows that one request changes at most. */
export const mostRows = 200

/** What became of one of several rows. */
export interface RowOutcome {
  readonly id: string
  /** Why nothing was done to it. */
  readonly refusal: Refusal | null
}

/** What became of several rows that something was asked for. */
export interface RowOutcomes {
  readonly outcomes: readonly RowOutcome[]
}

@ObjectType('RowOutcome', {
  description: '一行的结果 / What became of one of several rows.',
  simpleResolvers: true,
})
export class RowOutcomeType implements RowOutcome {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => RefusalType, {
    nullable: true,
    description: '未办理的原因；为空：已办理 / Why it was not done; null: it was.',
  })
  refusal!: Refusal | null
}

@ObjectType('RowOutcomes', {
  description: '批量办理的结果 / What became of several rows.',
  simpleResolvers: true,
})
export class RowOutcomesType implements RowOutcomes {
  @Extensions({ listSize: mostRows })
  @Field(() => [RowOutcomeType], {
    description: '逐行的结果，每行一条 / Row by row, one for each.',
  })
  outcomes!: readonly RowOutcome[]
}

export const RowOutcomesPayload = payloadOf('RowOutcomesPayload', RowOutcomesType)

/**
 * The rows that something is asked for, each once and in one order for everybody, so that two who lock the same rows
 * don't wait for one another.
 *
 * @returns refusals `rows/none`, `rows/too-many`.
 */
export function rowsAsked(ids: readonly string[]): Result<readonly string[]> {
  const asked = [...new Set(ids)].sort()
  if (asked.length === 0) return noRows
  return asked.length > mostRows ? tooManyRows : ok(asked)
}

const noRows = refuse('rows/none', { zh: '请至少选中一行', en: 'Select at least one row' }, 'ids')
const tooManyRows = refuse(
  'rows/too-many',
  { zh: `一次最多办理 ${mostRows} 行`, en: `At most ${mostRows} rows at a time` },
  'ids',
)
