import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql'
import {
  connectionType,
  DateTimeScalar,
  PageArgs,
  payloadOf,
  registerEnum,
} from '../../platform/graphql/index.js'
import type { ToldKind } from './kinds.js'

const kindTitles = {
  import_ended: { zh: '导入结束', en: 'An import ended' },
  run_ended: { zh: '考核结束', en: 'An assessment ended' },
  download_ended: { zh: '下载文件', en: 'A download' },
  appointment_granted: { zh: '任命', en: 'Appointed' },
  appointment_ended: { zh: '任职结束', en: 'Appointment ended' },
  appointment_begins: { zh: '任职即将开始', en: 'Appointment begins soon' },
  appointment_ends: { zh: '任职即将结束', en: 'Appointment ends soon' },
  security_event: { zh: '账户安全', en: 'Security of the account' },
} as const satisfies Readonly<Record<ToldKind, { zh: string; en: string }>>

export const NotificationKindEnum = registerEnum(
  'NotificationKind',
  '站内消息的种类 / Kind of notification.',
  kindTitles,
)

@ObjectType('Notification', {
  description: '站内消息：告知本人的一件事 / Something that one is told.',
  simpleResolvers: true,
})
export class NotificationType {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => NotificationKindEnum, { description: '种类 / Kind.' })
  kind!: string

  @Field(() => ID, {
    nullable: true,
    description: '相关导入、考核或下载的标识 / The import, run or download that it is about.',
  })
  objectId!: string | null

  @Field(() => DateTimeScalar, { description: '时间 / When.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '阅读时间，未读为空 / When it was read; null: unread.',
  })
  readAt!: Date | null
}

export const NotificationConnection = connectionType(
  'Notification',
  '站内消息 / notifications',
  () => NotificationType,
)

@ArgsType()
export class NotificationsArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: '只看未读 / Only what is unread.' })
  unread!: boolean

  @Field(() => [NotificationKindEnum], {
    nullable: true,
    description: '只看这些种类 / Only of these kinds.',
  })
  kinds?: ToldKind[] | null

  @Field(() => Boolean, {
    nullable: true,
    description: '最新的在前；不填即是 / The latest first; absent: yes.',
  })
  descending?: boolean | null
}

@ObjectType({ description: '标为已读的结果 / What is left unread.', simpleResolvers: true })
export class NotificationsRead {
  @Field(() => Int, { description: '未读条数 / How many are unread now.' })
  unread!: number
}

export const ReadNotificationsPayload = payloadOf('ReadNotificationsPayload', NotificationsRead)
