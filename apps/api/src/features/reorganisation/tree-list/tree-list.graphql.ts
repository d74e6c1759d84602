import type { Bilingual, PlainDate } from '@zhengmei/domain/kernel'
import type { OrgChangeKind } from '@zhengmei/domain/org'
import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { BilingualType, DateScalar, payloadOf, registerEnum } from '../../../platform/graphql/index.js'
import { ImportError } from '../../dataset/index.js'
import { OrgChangeKindEnum } from '../change.graphql.js'
import type { ListedChange, TreeListOutcome } from './import-tree.js'

const TreeListOutcomeEnum = registerEnum(
  'OrganisationListOutcome',
  '组织表的结果 / What a file of units came to.',
  {
    saved: { zh: '已保存', en: 'Saved' },
    good: { zh: '检查无误', en: 'Checked, and good' },
    refused: { zh: '有误，未保存', en: 'Refused; nothing is saved' },
  } satisfies Record<TreeListOutcome, Bilingual>,
)

@InputType({ description: '组织表 / A file of units to bring back.' })
export class ImportOrganisationsInput {
  @Field(() => [ID], { description: '一个 .xlsx，或 orgs.csv 的上传标识 / Uploads: one .xlsx, or orgs.csv.' })
  fileIds!: string[]

  @Field(() => Boolean, { description: '只检查，不保存 / Check everything, save nothing.' })
  dryRun!: boolean

  @Field(() => DateScalar, {
    nullable: true,
    description:
      '生效日期（含），默认今天；晚于今天则列入计划，早于今天须说明理由 / First day on which the changes hold, today unless told.',
  })
  effectiveOn?: PlainDate | null

  @Field(() => String, { nullable: true, description: '理由或依据文件 / Why: a reason or a document.' })
  reason?: string | null

  @Field(() => String, { nullable: true, description: '幂等键 / Idempotency key.' })
  idempotencyKey?: string | null
}

@ObjectType({ description: '表中一行引起的调整 / A change that a row comes to.', simpleResolvers: true })
export class ListedOrganisationChange {
  @Field(() => Int, { description: '行号，表头为第 1 行 / Row as a spreadsheet shows it.' })
  row!: number

  @Field(() => String, { description: '单位编码 / Code of the unit.' })
  code!: string

  @Field(() => OrgChangeKindEnum, { description: '何种调整 / What is done.' })
  kind!: OrgChangeKind

  @Field(() => BilingualType, { description: '一句话 / The change as a sentence.' })
  summary!: Bilingual
}

@ObjectType({ description: '组织表的结果 / What a file of units came to.', simpleResolvers: true })
export class OrganisationListResult {
  @Field(() => TreeListOutcomeEnum, { description: '结果 / The outcome.' })
  outcome!: TreeListOutcome

  @Field(() => DateScalar, { description: '生效日期 / First day on which the changes hold.' })
  effectiveOn!: PlainDate

  @Field(() => Boolean, { description: '列入计划而非立即生效 / They are planned, not made at once.' })
  planned!: boolean

  @Field(() => Int, { description: '与已有相同的行数 / Rows equal to what is stored.' })
  unchanged!: number

  @Field(() => Int, { description: '调整总数 / All changes.' })
  changeCount!: number

  @Extensions({ listSize: 200 })
  @Field(() => [ListedOrganisationChange], { description: '前 200 项调整 / The first 200 changes.' })
  changes!: readonly ListedChange[]

  @Field(() => Int, {
    description: '错误总数；只要不为 0，全部不保存 / All errors; if any, nothing is saved.',
  })
  errorCount!: number

  @Extensions({ listSize: 200 })
  @Field(() => [ImportError], { description: '前 200 个错误 / The first 200 errors.' })
  errors!: readonly object[]

  @Field(() => String, {
    nullable: true,
    description: '全部错误的 CSV；没有错误时为空 / All errors as CSV; null when there is none.',
  })
  errorsCsvUrl!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      '带“错误原因”列的原工作簿 / The same workbook with the reasons in a column; null when it was none.',
  })
  errorsWorkbookUrl!: string | null
}

export const ImportOrganisationsPayload = payloadOf('ImportOrganisationsPayload', OrganisationListResult)
