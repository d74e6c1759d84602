import type { Bilingual } from '@zhengmei/domain/kernel'
import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { BilingualType, payloadOf, registerEnum } from '../../platform/graphql/index.js'
import { ImportError } from '../dataset/index.js'
import type { PeopleListOutcome, SheetReport } from './import-people.js'

const PeopleListOutcomeEnum = registerEnum(
  'PeopleListOutcome',
  '名单的结果 / What a list of people came to.',
  {
    saved: { zh: '已保存', en: 'Saved' },
    good: { zh: '检查无误', en: 'Checked, and good' },
    refused: { zh: '有误，未保存', en: 'Refused; nothing is saved' },
  } satisfies Record<PeopleListOutcome, Bilingual>,
)

@InputType({ description: '人员名单 / A list of people to import.' })
export class ImportPeopleInput {
  @Field(() => [ID], {
    description:
      '一个 .xlsx，或 people.csv 与 appointments.csv 的上传标识 / Uploads: one .xlsx, or the .csv.',
  })
  fileIds!: string[]

  @Field(() => Boolean, { description: '只检查，不保存 / Check everything, save nothing.' })
  dryRun!: boolean

  @Field(() => String, { nullable: true, description: '幂等键 / Idempotency key.' })
  idempotencyKey?: string | null
}

@ObjectType({
  description: '一个工作表的结果 / What became of the rows of one sheet.',
  simpleResolvers: true,
})
export class PeopleSheetResult implements SheetReport {
  @Field(() => String, { description: '工作表或文件的名称 / Name of the sheet or file.' })
  sheet!: string

  @Field(() => BilingualType, { description: '内容 / What it holds.' })
  title!: Bilingual

  @Field(() => Int, { description: '新增的行数 / Rows that are new.' })
  new!: number

  @Field(() => Int, { description: '更改的行数 / Rows that change what is stored.' })
  changed!: number

  @Field(() => Int, { description: '与已有相同的行数 / Rows equal to what is stored.' })
  unchanged!: number

  @Field(() => Int, {
    description: '留给另一位管理员的行数，三员各办各的 / Rows left to another of the administrators.',
  })
  left!: number

  @Field(() => Int, {
    description:
      '有错误的行数；只要不为 0，全部不保存 / Rows with an error; if there is one, nothing is saved.',
  })
  refused!: number
}

@ObjectType({ description: '名单的结果 / What a list of people came to.', simpleResolvers: true })
export class PeopleListResult {
  @Field(() => PeopleListOutcomeEnum, { description: '结果 / The outcome.' })
  outcome!: PeopleListOutcome

  @Field(() => [PeopleSheetResult], { description: '各工作表 / Sheet by sheet.' })
  sheets!: readonly SheetReport[]

  @Field(() => Int, { description: '错误总数 / All errors.' })
  errorCount!: number

  @Extensions({ listSize: 200 })
  @Field(() => [ImportError], {
    description: '前 200 个错误，其余见错误文件 / The first 200; all of them are in the files of errors.',
  })
  errors!: readonly object[]

  @Field(() => String, { nullable: true, description: '错误清单 CSV 的地址 / Where all errors are, as CSV.' })
  errorsCsvUrl!: string | null

  @Field(() => String, {
    nullable: true,
    description: '带错误原因列的原工作簿的地址 / Where the same workbook with the reasons is.',
  })
  errorsWorkbookUrl!: string | null
}

export const ImportPeoplePayload = payloadOf('ImportPeoplePayload', PeopleListResult)
