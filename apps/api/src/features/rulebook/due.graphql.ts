import { type DueInForce, type DueState, dueStateTitles } from '@zhengmei/domain/assessment'
import type { Bilingual, Instant } from '@zhengmei/domain/kernel'
import { Field, Int, ObjectType } from 'type-graphql'
import { BilingualType, DateTimeScalar, registerEnum } from '../../platform/graphql/index.js'
import { Statement } from './rulebook.graphql.js'
import { type StatementRow, statementRow } from './rulebook.read.js'

export const DueStateEnum = registerEnum<DueState>(
  'DueState',
  '时限状态 / How a term stands.',
  dueStateTitles,
)

@ObjectType('Due', {
  description: '时限：至何时、现状、为什么 / A term: until when, how it stands, and why.',
  simpleResolvers: true,
})
export class DueType {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      '截止时间；节假日安排未公布、无法确定时为空 / The deadline; null when the calendar can’t tell.',
  })
  dueAt!: Instant | null

  @Field(() => DueStateEnum, { description: '状态 / How it stands.' })
  state!: DueState

  @Field(() => Int, {
    nullable: true,
    description: '超过时限的秒数 / Seconds beyond the deadline; null when it isn’t late.',
  })
  lateBySeconds!: number | null

  @Field(() => [BilingualType], { description: '推算步骤 / Every step of the reasoning.' })
  steps!: readonly Bilingual[]

  @Field(() => Statement, { description: '所依据的规定 / The statement it rests on.' })
  statement!: StatementRow
}

/** A term as readers see it. */
export const dueRow = ({ stated, ...due }: DueInForce): DueType => ({
  ...due,
  statement: statementRow(stated.statement, stated.edition),
})
