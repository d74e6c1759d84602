import type { Instant, PlainDate } from '@zhengmei/domain/kernel'
import {
  type FindingLevel,
  findingLevelTitles,
  type InspectionLevel,
  type InspectionResult,
  inspectionLevelTitles,
  inspectionResultTitles,
} from '@zhengmei/domain/org'
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql'
import {
  connectionType,
  DateScalar,
  DateTimeScalar,
  PageArgs,
  registerEnum,
} from '../../platform/graphql/index.js'
import type { FindingSort } from './finding.repository.js'

export const FindingLevelEnum = registerEnum<FindingLevel>(
  'FindingLevel',
  '检查层级 / Level that found it.',
  findingLevelTitles,
)
export const InspectionLevelEnum = registerEnum<InspectionLevel>(
  'InspectionLevel',
  '抽查层级 / Level that inspected.',
  inspectionLevelTitles,
)
export const InspectionResultEnum = registerEnum<InspectionResult>(
  'InspectionResult',
  '抽查结果 / Outcome of an inspection.',
  inspectionResultTitles,
)

export const FindingSortEnum = registerEnum<FindingSort>('FindingSort', '问题的次序 / Order of findings.', {
  found: { zh: '按发现时间', en: 'By when they were found' },
  notified: {
    zh: '按通知时间，未通知的在前',
    en: 'By when somebody was notified; before them those of which nobody was',
  },
  rectified: {
    zh: '按整改时间，未整改的在前',
    en: 'By when they were rectified; before them those that were not',
  },
})

@ObjectType({ description: '检查发现的问题 / A finding on an account.', simpleResolvers: true })
export class Finding {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => String, { description: '问题编号 / Code.' })
  code!: string

  @Field(() => DateTimeScalar, { description: '发现时间 / Found at.' })
  foundAt!: Instant

  @Field(() => FindingLevelEnum, { description: '检查层级 / Level that found it.' })
  level!: FindingLevel

  @Field(() => String, { description: '指标 / Key of the indicator.' })
  indicator!: string

  @Field(() => Int, { description: '次数 / How often.' })
  occurrences!: number

  @Field(() => String, { nullable: true, description: '说明 / Note.' })
  note!: string | null

  @Field(() => String, { nullable: true, description: '证据链接 / Link to the evidence.' })
  evidenceUrl!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '通知整改时间 / Notified at.' })
  notifiedAt!: Instant | null

  @Field(() => DateTimeScalar, { nullable: true, description: '整改完成时间 / Rectified at.' })
  rectifiedAt!: Instant | null
}
export const FindingConnection = connectionType('Finding', '问题 / findings', () => Finding)

@ObjectType({ description: '上级抽查 / An inspection by an upper level.', simpleResolvers: true })
export class UpperInspection {
  @Field(() => InspectionLevelEnum, { description: '抽查层级 / Level that inspected.' })
  level!: InspectionLevel

  @Field(() => DateScalar, { description: '抽查日期 / The day.' })
  inspectedOn!: PlainDate

  @Field(() => InspectionResultEnum, { description: '结果 / Outcome.' })
  result!: InspectionResult
}

@ArgsType()
export class FindingsArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: '已整改或未整改 / Only rectified ones, or only those that are not.',
  })
  rectified?: boolean | null

  @Field(() => FindingSortEnum, {
    nullable: true,
    description: '次序；不填即按发现时间 / Order; absent: by when they were found.',
  })
  sort?: FindingSort | null

  @Field(() => Boolean, { nullable: true, description: '倒序；不填即倒序 / The latest first; absent: yes.' })
  descending?: boolean | null
}
