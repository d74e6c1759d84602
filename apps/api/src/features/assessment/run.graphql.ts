import type { Bilingual, Refusal } from '@zhengmei/domain/kernel'
import type { RunStanding } from '@zhengmei/domain/workbench'
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import {
  BilingualType,
  connectionType,
  DateTimeScalar,
  DecimalScalar,
  JsonScalar,
  PageArgs,
  payloadOf,
  RefusalType,
  registerEnum,
} from '../../platform/graphql/index.js'
import { RunKind } from './run.js'
import type { RunSort } from './run.repository.js'
import { runStandingTitles, runStateTitles } from './run-words.js'

export const RunSortEnum = registerEnum<RunSort>('RunSort', '考核的次序 / Order of runs.', {
  requested: { zh: '按申请先后', en: 'As they were asked for' },
  year: { zh: '按年度', en: 'By year' },
  units: { zh: '按单位数', en: 'By how many units' },
  accounts: { zh: '按账号数', en: 'By how many accounts' },
})

export const RunStateEnum = registerEnum('RunState', '考核进行到哪一步 / How far a run is.', runStateTitles)

export const RunKindEnum = registerEnum('RunKind', '考核的性质 / What a run is for.', {
  [RunKind.trial]: { zh: '试算', en: 'Trial: binds nobody' },
  [RunKind.official]: { zh: '正式考核', en: 'Official: takes the place of the former' },
  [RunKind.whatIf]: { zh: '假设推演', en: 'What-if: the same facts under other rules' },
})

export const RunStandingEnum = registerEnum<RunStanding>(
  'RunStanding',
  '考核有无待办 / Whether a run wants something.',
  runStandingTitles,
)

@ObjectType('RuleChange', {
  description: '改动的规则值 / A changed value of a what-if.',
  simpleResolvers: true,
})
export class RuleChangeType {
  @Field(() => String, { description: '键 / Key.' })
  key!: string

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: Bilingual

  @Field(() => JsonScalar, {
    nullable: true,
    description: '原值，原来没有则为空 / Before; null when nothing was stated.',
  })
  before!: unknown

  @Field(() => JsonScalar, { description: '改后的值 / After.' })
  after!: unknown
}

@ObjectType({ description: '封存记录 / What a run is sealed with.', simpleResolvers: true })
export class RunSeal {
  @Field(() => DateTimeScalar, {
    description: '数据截止时间（不含） / Up to when the facts are known, exclusive.',
  })
  factsCutoffAt!: number

  @Field(() => String, { description: '规则 / Rulebook.' })
  rulebookId!: string

  @Field(() => Int, { description: '规则版本 / Its version.' })
  rulebookVersion!: number

  @Field(() => String, { description: '规则摘要 / SHA-256 of all stacked editions and changes.' })
  rulebookDigest!: string

  @Field(() => String, { description: '节假日历版本 / Version of the calendar.' })
  calendarVersion!: string

  @Field(() => String, { description: '评分程序版本 / Version of the scoring engine.' })
  engineVersion!: string

  @Field(() => String, { description: '数据摘要 / SHA-256 of the frozen facts.' })
  factsDigest!: string

  @Field(() => String, { description: '结果摘要 / SHA-256 of the results.' })
  resultDigest!: string

  @Field(() => JsonScalar, { description: '各阶段秒数 / Seconds by stage.' })
  secondsByStage!: unknown
}

@ObjectType({ description: '考核的规模 / Counts of a run.', simpleResolvers: true })
export class RunCounts {
  @Field(() => Int, { description: '单位数 / Units.' })
  units!: number

  @Field(() => Int, { description: '账号数 / Accounts.' })
  accounts!: number

  @Field(() => Int, { description: '扣分与加分条目数 / Lines.' })
  lines!: number

  @Field(() => Int, { description: '无法判断的条目数 / Lines that could not be judged.' })
  unknowns!: number

  @Field(() => Int, { description: '一票否决的单位数 / Vetoed units.' })
  vetoed!: number
}

@ObjectType({ description: '某一类单位的概况 / A category of units.', simpleResolvers: true })
export class CategorySummary {
  @Field(() => String, { description: '类别 / Category.' })
  category!: string

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: Bilingual

  @Field(() => Int, { description: '单位数 / Units.' })
  units!: number

  @Field(() => Int, { description: '一票否决的单位数 / Vetoed units.' })
  vetoed!: number

  @Field(() => DecimalScalar, { nullable: true, description: '最高最终得分 / Best final score.' })
  best!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '平均最终得分 / Mean of the final scores.' })
  mean!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '最终得分中位数 / Median of the final scores.' })
  median!: string | null
}

@ObjectType({ description: '一次年度考核 / A run of the annual assessment.', simpleResolvers: true })
export class AssessmentRun {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => Int, { description: '考核年度 / The year assessed.' })
  year!: number

  @Field(() => RunKindEnum, { description: '性质 / What it is for.' })
  kind!: string

  @Field(() => RunStateEnum, { description: '状态 / How far it is.' })
  state!: string

  @Field(() => DateTimeScalar, {
    description: '数据截止时间（不含） / Up to when the facts are known, exclusive.',
  })
  cutoffAt!: number

  @Field(() => DateTimeScalar, { description: '申请时间 / When it was asked for.' })
  requestedAt!: Date

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '何时请求取消 / When somebody asked to cancel it.',
  })
  cancelRequestedAt!: Date | null

  @Field(() => RefusalType, { nullable: true, description: '失败原因 / Why it failed.' })
  failure!: Refusal | null
}

export const AssessmentRunConnection = connectionType('AssessmentRun', '考核 / runs', () => AssessmentRun)

@ArgsType()
export class AssessmentRunsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: '只看该单位的考核 / Only runs of this organisation.' })
  scopeId?: string | null

  @Field(() => Int, { nullable: true, description: '年度 / Year.' })
  year?: number | null

  @Field(() => RunStandingEnum, {
    nullable: true,
    description: '进行中的，或待正式考核的 / Being worked on, or waiting to be made official.',
  })
  standing?: RunStanding | null

  @Field(() => RunSortEnum, {
    nullable: true,
    description: '次序；不填即按申请先后 / Order; absent: as they were asked for.',
  })
  sort?: RunSort | null

  @Field(() => Boolean, {
    nullable: true,
    description: '倒序；不填即倒序 / The latest or the most first; absent: yes.',
  })
  descending?: boolean | null
}

@InputType({ description: '申请考核 / What run to start.' })
export class StartAssessmentRunInput {
  @Field(() => ID, { description: '考核该单位的下级 / The organisation below which units are assessed.' })
  scopeId!: string

  @Field(() => Int, { description: '年度 / Year.' })
  year!: number

  @Field(() => String, {
    nullable: true,
    description:
      '规则标识；不填则用该单位适用的规则 / Rulebook; absent: what is attached to the organisation.',
  })
  rulebookId?: string | null

  @Field(() => Int, {
    nullable: true,
    description: '规则版本，默认最新 / Its version, the latest unless told.',
  })
  rulebookVersion?: number | null

  @Field(() => RunKindEnum, { description: '试算或正式 / Trial or official.' })
  kind!: RunKind

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '数据截止时间，默认年末 / Up to when facts count; the end of the year unless told.',
  })
  cutoffAt?: number | null

  @Field(() => Boolean, {
    nullable: true,
    description: '已有相同的考核也重新计算 / Run again although the same run is sealed.',
  })
  again?: boolean | null

  @Field(() => String, { nullable: true, description: '幂等键 / Idempotency key.' })
  idempotencyKey?: string | null
}

@InputType({ description: '改动一个规则值 / A value to change.' })
export class RuleChangeInput {
  @Field(() => String, { description: '键 / Key.' })
  key!: string

  @Field(() => JsonScalar, { description: '新值 / New value.' })
  value!: unknown
}

@InputType({ description: '假设推演 / What-if on a sealed run.' })
export class StartWhatIfInput {
  @Field(() => ID, { description: '以该次考核的数据为准 / The sealed run whose facts are taken.' })
  baseRunId!: string

  @Field(() => String, { nullable: true, description: '换用的规则 / Another rulebook.' })
  rulebookId?: string | null

  @Field(() => Int, {
    nullable: true,
    description: '其版本，默认最新 / Its version, the latest unless told.',
  })
  rulebookVersion?: number | null

  @Field(() => [RuleChangeInput], { nullable: true, description: '改动的值 / Changed values.' })
  changes?: RuleChangeInput[] | null

  @Field(() => String, { nullable: true, description: '幂等键 / Idempotency key.' })
  idempotencyKey?: string | null
}

@ObjectType({ description: '考核已列入 / The run that was asked for.', simpleResolvers: true })
export class RunStarted {
  @Field(() => AssessmentRun, { description: '考核 / The run.' })
  run!: AssessmentRun

  @Field(() => Boolean, { description: '先前已有相同的考核 / The same was asked for before.' })
  alreadyExisted!: boolean
}
export const StartAssessmentRunPayload = payloadOf('StartAssessmentRunPayload', RunStarted)
export const StartWhatIfPayload = payloadOf('StartWhatIfPayload', RunStarted)

@ObjectType({ description: '考核已取消或正在取消 / The run ends without a result.', simpleResolvers: true })
export class RunCancelled {
  @Field(() => AssessmentRun, { description: '考核 / The run.' })
  run!: AssessmentRun
}
export const CancelAssessmentRunPayload = payloadOf('CancelAssessmentRunPayload', RunCancelled)
