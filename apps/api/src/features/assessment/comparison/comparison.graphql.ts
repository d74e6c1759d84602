import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql'
import { connectionType, DecimalScalar, PageArgs, registerEnum } from '../../../platform/graphql/index.js'
import { Indicator } from '../result.graphql.js'
import { AccountMoveSort } from './account-moves.repository.js'
import { MoveSort, UnitChange } from './unit-moves.repository.js'

export const UnitChangeEnum = registerEnum(
  'UnitChange',
  '单位在两次考核之间的变化 / What became of a unit between two runs.',
  {
    [UnitChange.changed]: { zh: '两次都有，得分、名次或否决不同', en: 'In both, standing differently' },
    [UnitChange.appeared]: { zh: '只在后一次', en: 'Only in the later' },
    [UnitChange.disappeared]: { zh: '只在前一次', en: 'Only in the earlier' },
    [UnitChange.same]: { zh: '没有变化', en: 'Standing alike' },
  },
)

export const MoveSortEnum = registerEnum('MoveSort', '单位变化的次序 / How moves of units are ordered.', {
  [MoveSort.rank]: { zh: '按类别与现名次', en: 'By category and rank after' },
  [MoveSort.change]: {
    zh: '按最终得分的变化，下降多的在前；只在一次的最后',
    en: 'By the change of the final score, the greatest fall first; those of one run alone last',
  },
  [MoveSort.code]: { zh: '按单位编码', en: 'By code' },
  [MoveSort.before]: { zh: '按原最终得分', en: 'By final score before' },
  [MoveSort.after]: { zh: '按现最终得分', en: 'By final score after' },
})

export const AccountMoveSortEnum = registerEnum(
  'AccountMoveSort',
  '账号变化的次序 / How moves of accounts are ordered.',
  {
    [AccountMoveSort.change]: {
      zh: '按得分的变化，下降多的在前；只在一次的最后',
      en: 'By the change of the score, the greatest loss first; those of one run alone last',
    },
    [AccountMoveSort.code]: { zh: '按账号编码', en: 'By code' },
    [AccountMoveSort.before]: { zh: '按原得分', en: 'By score before' },
    [AccountMoveSort.after]: { zh: '按现得分', en: 'By score after' },
  },
)

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

  @Field(() => UnitChangeEnum, { description: '变化 / What became of it.' })
  change!: string

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '原单位得分，未考核为空 / Unit score before; null: not assessed.',
  })
  scoreBefore!: string | null

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '现单位得分，未考核为空 / Unit score after; null: not assessed.',
  })
  scoreAfter!: string | null

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

@ObjectType({
  description: '一条计分条目在两次考核中的不同 / A clause by which an account differs in two runs.',
  simpleResolvers: true,
})
export class LineMove {
  @Field(() => Indicator, { description: '指标 / Indicator.' })
  indicator!: Indicator

  @Field(() => Int, {
    nullable: true,
    description: '原次数，没有该条为空 / Occurrences before; null: no line.',
  })
  occurrencesBefore!: number | null

  @Field(() => Int, {
    nullable: true,
    description: '现次数，没有该条为空 / Occurrences after; null: no line.',
  })
  occurrencesAfter!: number | null

  @Field(() => DecimalScalar, { description: '分数变化，封顶前 / Change in points, before any cap.' })
  effect!: string

  @Field(() => Int, { description: '不再计入的证据数 / Pieces of evidence that count no more.' })
  evidenceGone!: number

  @Field(() => Int, { description: '新计入的证据数 / Pieces of evidence that count now.' })
  evidenceAdded!: number
}

@ObjectType({
  description: '账号在两次考核中的得分 / How an account stands in two runs.',
  simpleResolvers: true,
})
export class AccountMove {}
export const AccountMoveConnection = connectionType(
  'AccountMove',
  '账号变化 / moves of accounts',
  () => AccountMove,
)

@ObjectType({ description: '两次考核的比较 / Two runs side by side.', simpleResolvers: true })
export class RunComparison {}

@ArgsType()
export class UnitMovesArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description:
      '只看有变化的单位，包括新增与不再考核的 / Only units that stand differently, in one run alone included.',
  })
  onlyMoved?: boolean | null

  @Field(() => UnitChangeEnum, { nullable: true, description: '只看这种变化 / Only this kind of change.' })
  change?: UnitChange | null

  @Field(() => String, { nullable: true, description: '类别 / Category.' })
  category?: string | null

  @Field(() => String, {
    nullable: true,
    description: '名称的一部分或编码的开头 / Part of the name or start of the code.',
  })
  search?: string | null

  @Field(() => MoveSortEnum, { nullable: true, defaultValue: 'rank', description: '次序 / Order.' })
  sort?: MoveSort | null

  @Field(() => Boolean, { nullable: true, description: '倒序 / The other way round.' })
  descending?: boolean | null
}

@ArgsType()
export class AccountMovesArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: '只看因该指标而变的账号 / Only accounts whose points by this indicator differ.',
  })
  indicator?: string | null

  @Field(() => ID, { nullable: true, description: '只看该单位的账号 / Only accounts of this organisation.' })
  organisationId?: string | null

  @Field(() => String, {
    nullable: true,
    description: '名称的一部分或编码的开头 / Part of the name or start of the code.',
  })
  search?: string | null

  @Field(() => AccountMoveSortEnum, { nullable: true, defaultValue: 'change', description: '次序 / Order.' })
  sort?: AccountMoveSort | null

  @Field(() => Boolean, { nullable: true, description: '倒序 / The other way round.' })
  descending?: boolean | null
}
