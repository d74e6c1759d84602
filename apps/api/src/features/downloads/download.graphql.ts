import type { Bilingual, Refusal } from '@zhengmei/domain/kernel'
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import {
  BilingualType,
  connectionType,
  DateTimeScalar,
  JsonScalar,
  PageArgs,
  payloadOf,
  RefusalType,
  registerEnum,
} from '../../platform/graphql/index.js'
import { type DownloadState, downloadStates } from './download.js'
import type { DownloadSort } from './download-order.js'

export const DownloadStateEnum = registerEnum(
  'DownloadState',
  '下载的状态 / State of a download.',
  downloadStates,
)

const DownloadSortEnum = registerEnum<DownloadSort>('DownloadSort', '下载的次序 / Order of downloads.', {
  requested: { zh: '按请求先后', en: 'As they were asked for' },
  rows: { zh: '按行数', en: 'By how many rows' },
  size: { zh: '按大小', en: 'By size' },
})

@ArgsType()
export class MyDownloadsArgs extends PageArgs {
  @Field(() => [DownloadStateEnum], {
    nullable: true,
    description: '只看这些状态 / Only in these states.',
  })
  states?: DownloadState[] | null

  @Field(() => DownloadSortEnum, {
    nullable: true,
    description: '次序；不填即按请求先后 / Order; absent: as they were asked for.',
  })
  sort?: DownloadSort | null

  @Field(() => Boolean, {
    nullable: true,
    description: '倒序；不填即倒序 / The latest or the most first; absent: yes.',
  })
  descending?: boolean | null
}

export const ExportLanguageEnum = registerEnum('ExportLanguage', '文件的语言 / Language of a file.', {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
} satisfies Record<string, Bilingual>)

@ObjectType({ description: '请求生成的文件 / A file that was asked for.', simpleResolvers: true })
export class Download {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => String, { description: '内容的种类 / What kind of thing it is, e.g. `accounts`.' })
  kind!: string

  @Field(() => String, { description: '格式：xlsx、csv 等 / Its format: xlsx, csv, …' })
  format!: string

  @Field(() => DownloadStateEnum, { description: '状态 / State.' })
  state!: DownloadState

  @Field(() => Int, { nullable: true, description: '行数 / Rows, of a list that was made.' })
  rows!: number | null

  @Field(() => Int, { nullable: true, description: '字节数 / Bytes, once made.' })
  size!: number | null

  @Field(() => DateTimeScalar, { description: '请求时间 / When it was asked for.' })
  requestedAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: '结束时间 / When it was over.' })
  finishedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: '保留到何时 / Until when it is kept.' })
  expiresAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: '最近取走的时间 / When it was last fetched.' })
  fetchedAt!: Date | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '何时请求取消 / When it was asked to end.',
  })
  cancelRequestedAt!: Date | null

  @Field(() => RefusalType, { nullable: true, description: '未生成的原因 / Why it was not made.' })
  failure!: Refusal | null
}

@ObjectType({ description: '一个筛选条件 / A filter that is set.', simpleResolvers: true })
export class DownloadFilter {
  @Field(() => BilingualType, { description: '按什么筛选 / By what is filtered.' })
  what!: Bilingual

  @Field(() => BilingualType, { description: '筛选为 / What it is set to.' })
  to!: Bilingual
}

export const DownloadConnection = connectionType('Download', '下载 / downloads', () => Download)

@ObjectType({
  description: '本人下载的概况 / How the viewer’s downloads stand.',
  simpleResolvers: true,
})
export class DownloadsState {
  @Field(() => Int, { description: '正在生成的个数 / How many are being made.' })
  underWay!: number

  @Field(() => Int, { description: '已生成、尚未取走的个数 / How many are made and not fetched yet.' })
  ready!: number
}

@InputType({ description: '要生成的文件 / A file that is asked for.' })
export class RequestDownloadInput {
  @Field(() => String, { description: '内容的种类 / What kind of thing, e.g. `accounts`.' })
  kind!: string

  @Field(() => String, { description: '格式：xlsx、csv 等 / Its format: xlsx, csv, …' })
  format!: string

  @Field(() => ExportLanguageEnum, { description: '语言 / Its language.' })
  language!: keyof Bilingual

  @Field(() => JsonScalar, {
    nullable: true,
    description: '条件，由种类决定 / What of it: filters, order, as its kind takes them.',
  })
  parameters?: unknown

  @Field(() => [String], {
    nullable: true,
    description: '要哪些列、按什么次序；空为全部 / Which columns in which order; none: all.',
  })
  columns?: string[] | null

  @Field(() => String, {
    nullable: true,
    description: '幂等键：同一键的相同请求只生效一次 / The same request under one key has one effect.',
  })
  idempotencyKey?: string | null
}

@ObjectType({ description: '已受理的下载 / A download that was taken on.', simpleResolvers: true })
export class DownloadRequested {
  @Field(() => Download, { description: '下载 / The download.' })
  download!: object
}

@ObjectType({ description: '已请求取消 / A download that was asked to end.', simpleResolvers: true })
export class DownloadCancelled {
  @Field(() => Download, { description: '下载 / The download.' })
  download!: object
}

@ObjectType({ description: '已删除的下载 / A download that was deleted.', simpleResolvers: true })
export class DownloadDeleted {
  @Field(() => ID, { description: '标识 / Its id.' })
  id!: string
}

export const RequestDownloadPayload = payloadOf('RequestDownloadPayload', DownloadRequested)
export const CancelDownloadPayload = payloadOf('CancelDownloadPayload', DownloadCancelled)
export const DeleteDownloadPayload = payloadOf('DeleteDownloadPayload', DownloadDeleted)
