import {
  type FileReport,
  type ImportJobState,
  importJobStateTitles,
  type RowError,
} from '@zhengmei/domain/dataset'
import type { Bilingual, PlainDate, Refusal } from '@zhengmei/domain/kernel'
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import {
  BilingualType,
  connectionType,
  DateScalar,
  DateTimeScalar,
  PageArgs,
  payloadOf,
  RefusalType,
  registerEnum,
} from '../../platform/graphql/index.js'
import type { JobSort } from './jobs/import-job-order.js'

export const JobSortEnum = registerEnum<JobSort>('ImportJobSort', '导入的次序 / Order of imports.', {
  requested: { zh: '按提交先后', en: 'As they were handed in' },
  finished: { zh: '按结束时间，未结束的最早', en: 'By when they ended; before all those that have not' },
  errors: { zh: '按错误数', en: 'By how many errors' },
})

export const JobStateEnum = registerEnum(
  'JobState',
  '导入任务的状态 / State of an import.',
  importJobStateTitles,
)

@ObjectType('ImportFileResult', {
  description: '一个文件的导入结果 / What became of the rows of one file.',
  simpleResolvers: true,
})
export class ImportFileResult
  implements Pick<FileReport, 'file' | 'new' | 'changed' | 'unchanged' | 'refused'>
{
  @Field(() => String, { description: '文件或工作表的名称 / Name of the file or sheet.' })
  file!: string

  @Field(() => Int, { description: '新增的行数 / Rows that were new.' })
  new!: number

  @Field(() => Int, { description: '更改的行数 / Rows that changed what was stored.' })
  changed!: number

  @Field(() => Int, { description: '与已有数据相同的行数 / Rows equal to what was stored.' })
  unchanged!: number

  @Field(() => Int, {
    description:
      '有错误的行数；只要不为 0，全部不保存 / Rows with an error; if there is one, nothing is saved.',
  })
  refused!: number
}

@ObjectType('ImportError', {
  description: '被拒绝的一处 / One thing that was refused.',
  simpleResolvers: true,
})
export class ImportError implements RowError {
  @Field(() => String, { description: '文件或工作表的名称 / Name of the file or sheet.' })
  file!: string

  @Field(() => Int, {
    description:
      '行号，表头为第 1 行；0 指整个文件 / Row as a spreadsheet shows it, the header is 1; 0 = the whole file.',
  })
  row!: number

  @Field(() => String, {
    nullable: true,
    description: '列；整行有误时为空 / Column; null when the row as a whole is meant.',
  })
  column!: string | null

  @Field(() => String, {
    nullable: true,
    description: '所填的值，最多 200 个字符 / The cell as it was given, at most 200 characters.',
  })
  value!: string | null

  @Field(() => String, { description: '稳定的机器可读代码 / Stable code, `dataset/…`.' })
  code!: string

  @Field(() => BilingualType, { description: '原因 / Why.' })
  reason!: Bilingual
}

@ObjectType('ImportJob', { description: '一次数据集导入 / An import of a data set.', simpleResolvers: true })
export class ImportJob {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => JobStateEnum, { description: '状态 / State.' })
  state!: ImportJobState

  @Field(() => Boolean, {
    description: '试运行：只检查，不保存 / Dry run: everything is checked, nothing saved.',
  })
  dryRun!: boolean

  @Field(() => [String], { description: '文件名 / Names of the files.' })
  fileNames!: readonly string[]

  @Field(() => DateTimeScalar, { description: '提交时间 / When it was asked for.' })
  requestedAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: '开始时间 / When it began.' })
  startedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: '结束时间 / When it was over.' })
  finishedAt!: Date | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '何时请求取消 / When somebody asked to cancel it.',
  })
  cancelRequestedAt!: Date | null

  @Field(() => RefusalType, { nullable: true, description: '故障的原因 / Why it failed.' })
  failure!: Refusal | null
}

export const ImportJobConnection = connectionType('ImportJob', '导入任务 / imports', () => ImportJob)
export const ImportErrorConnection = connectionType(
  'ImportError',
  '导入错误 / errors of an import',
  () => ImportError,
)

@ArgsType()
export class ImportJobsArgs extends PageArgs {
  @Field(() => [JobStateEnum], { nullable: true, description: '其中任一状态 / In any of these states.' })
  states?: ImportJobState[] | null

  @Field(() => DateScalar, {
    nullable: true,
    description: '在此日或之后提交 / Handed in on this day or later.',
  })
  requestedFrom?: PlainDate | null

  @Field(() => DateScalar, {
    nullable: true,
    description: '在此日或之前提交 / Handed in on this day or before.',
  })
  requestedTo?: PlainDate | null

  @Field(() => JobSortEnum, {
    nullable: true,
    description: '次序；不填即按提交先后 / Order; absent: as they were handed in.',
  })
  sort?: JobSort | null

  @Field(() => Boolean, {
    nullable: true,
    description: '倒序；不填即倒序 / The latest or the most first; absent: yes.',
  })
  descending?: boolean | null
}

@InputType({ description: '导入请求 / An import that is asked for.' })
export class RequestImportInput {
  @Field(() => [ID], {
    description: '一个 .xlsx，或若干 .csv 的上传标识 / Uploads: one .xlsx, or several .csv.',
  })
  fileIds!: string[]

  @Field(() => Boolean, { description: '只检查，不保存 / Check everything, save nothing.' })
  dryRun!: boolean

  @Field(() => String, {
    nullable: true,
    description: '幂等键：同一键的相同请求只生效一次 / The same request under one key has one effect.',
  })
  idempotencyKey?: string | null
}

@ObjectType({ description: '已提交的导入 / An import that was asked for.', simpleResolvers: true })
export class ImportRequested {
  @Field(() => ImportJob, { description: '导入任务 / The import.' })
  job!: object
}

@ObjectType({ description: '已请求取消 / An import that was asked to end.', simpleResolvers: true })
export class ImportCancelled {
  @Field(() => ImportJob, { description: '导入任务 / The import.' })
  job!: object
}

export const RequestImportPayload = payloadOf('RequestImportPayload', ImportRequested)
export const CancelImportPayload = payloadOf('CancelImportPayload', ImportCancelled)
