import { Field, Int, ObjectType } from 'type-graphql'
import { DecimalScalar } from '../../../platform/graphql/index.js'
import { Indicator } from '../result.graphql.js'

@ObjectType({
  description: '一段最终得分及其单位数 / A span of final scores and how many units lie in it.',
  simpleResolvers: true,
})
export class ScoreSpanType {
  @Field(() => DecimalScalar, { description: '起（含） / From, included.' })
  from!: string

  @Field(() => DecimalScalar, { description: '止（不含） / Below this.' })
  below!: string

  @Field(() => Int, { description: '单位数 / Units.' })
  units!: number

  @Field(() => Int, { description: '其中一票否决的 / Of them vetoed.' })
  vetoed!: number
}

@ObjectType({
  description: '一个指标在整次考核中共扣或加多少分 / What an indicator took or gave in a whole run.',
  simpleResolvers: true,
})
export class ClauseEffect {
  @Field(() => Indicator, { description: '指标 / Indicator.' })
  indicator!: Indicator

  @Field(() => DecimalScalar, {
    description: '合计分数，扣分为负，封顶前 / Points in all, negative where they are lost, before any cap.',
  })
  effect!: string

  @Field(() => Int, { description: '涉及的账号数 / Accounts it concerns.' })
  accounts!: number

  @Field(() => Int, {
    description: '单位本身涉及的单位数 / Units it concerns themselves, not by their accounts.',
  })
  units!: number
}
