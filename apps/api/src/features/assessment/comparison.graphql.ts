import { ArgsType, Field, Int, ObjectType } from 'type-graphql'
import { connectionType, DecimalScalar, PageArgs } from '../../platform/graphql/index.js'
import { Indicator } from './result.graphql.js'

@ObjectType({ description: '某指标带来的变化 / What an indicator changed.', simpleResolvers: true })
export class IndicatorMove {
  @Field(() => Indicator, { description: '指标 / Indicator.' })
  indicator!: Indicator

  @Field(() => Int, { description: '受影响的账号数 / Accounts it concerns.' })
  accounts!: number

  @Field(() => DecimalScalar, { description: '分数变化 / Change in points.' })
  effect!: string
}

@ObjectType({ description: '单位在两次考核中的位置 / How a unit stands in two runs.', simpleResolvers: true })
export class UnitMove {
  @Field(() => String, { description: '类别 / Category.' })
  category!: string

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '原最终得分，未考核为空 / Final score before; null: not assessed.',
  })
  finalBefore!: string | null

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '现最终得分，未考核为空 / Final score after; null: not assessed.',
  })
  finalAfter!: string | null

  @Field(() => Int, { nullable: true, description: '原名次 / Rank before.' })
  rankBefore!: number | null

  @Field(() => Int, { nullable: true, description: '现名次 / Rank after.' })
  rankAfter!: number | null
}
export const UnitMoveConnection = connectionType('UnitMove', '单位变化 / moves of units', () => UnitMove)

@ObjectType({ description: '两次考核的比较 / Two runs side by side.', simpleResolvers: true })
export class RunComparison {}

@ArgsType()
export class UnitMovesArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: '只看有变化的单位 / Only units that stand differently.',
  })
  onlyMoved?: boolean | null
}
