import { type HandoverKind, handoverKindTitles } from '@zhengmei/domain/identity'
import type { Bilingual, PlainDate } from '@zhengmei/domain/kernel'
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql'
import {
  BilingualType,
  connectionType,
  DateScalar,
  DateTimeScalar,
  PageArgs,
  payloadOf,
  registerEnum,
} from '../../../platform/graphql/index.js'
import { PersonRecord } from '../person/people.graphql.js'
import type { OpenItemsSort } from './open-items.repository.js'

const HandoverKindEnum = registerEnum(
  'HandoverKind',
  '交接事项的种类 / What is handed over.',
  handoverKindTitles,
)

@ObjectType({
  description: '离任时须交接的一项 / Something that is left to others when an appointment ends.',
  simpleResolvers: true,
})
export class HandoverMatter {
  @Field(() => ID, { description: '所指事物的标识 / Id of what it is about.' })
  objectId!: string

  @Field(() => HandoverKindEnum, { description: '种类 / Kind.' })
  kind!: HandoverKind

  @Field(() => BilingualType, { description: '名称 / What it is called.' })
  title!: BilingualType
}

@ObjectType({
  description: '交接清单中的一项 / An item of what somebody hands over.',
  simpleResolvers: true,
})
export class HandoverItem {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => HandoverKindEnum, { description: '种类 / Kind.' })
  kind!: HandoverKind

  @Field(() => BilingualType, { description: '当时的名称 / What it was called then.' })
  title!: BilingualType

  @Field(() => ID, { description: '所指事物的标识 / Id of what it is about.' })
  objectId!: string

  @Field(() => DateScalar, { description: '离任首日 / The first day without them.' })
  dueOn!: PlainDate

  @Field(() => DateTimeScalar, { description: '列入时间 / When it came on the list.' })
  openedAt!: Date

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '交接确认时间；为空则未交接 / When it was ticked; null: open.',
  })
  settledAt!: Date | null

  @Field(() => String, {
    nullable: true,
    description:
      '说明，或为何无需接任；撤销确认后为撤销的原因 / A note, or why there is no successor; of a tick that was taken back: why.',
  })
  note!: string | null
}

@InputType({ description: '确认一项交接 / An item to tick.' })
export class SettleHandoverItemInput {
  @Field(() => ID, { description: '交接事项 / The item.' })
  itemId!: string

  @Field(() => ID, { nullable: true, description: '接任者 / Who takes it over.' })
  successorId?: string | null

  @Field(() => String, {
    nullable: true,
    description: '说明；没有接任者时必填 / A note; needed when nobody takes it over.',
  })
  note?: string | null
}

@InputType({ description: '撤销一项交接的确认 / A tick to take back.' })
export class ReopenHandoverItemInput {
  @Field(() => ID, { description: '交接事项 / The item.' })
  itemId!: string

  @Field(() => String, { description: '撤销的原因 / Why.' })
  reason!: string
}

@ObjectType({ description: '已确认 / An item was ticked.', simpleResolvers: true })
export class HandoverItemSettled {
  @Field(() => PersonRecord, { description: '离任者，含交接清单 / Who leaves, with their list.' })
  person!: object
}

@ObjectType({ description: '确认已撤销 / The tick was taken back.', simpleResolvers: true })
export class HandoverItemReopened {
  @Field(() => PersonRecord, { description: '离任者，含交接清单 / Who leaves, with their list.' })
  person!: object
}

export const ReopenHandoverItemPayload = payloadOf('ReopenHandoverItemPayload', HandoverItemReopened)
export const SettleHandoverItemPayload = payloadOf('SettleHandoverItemPayload', HandoverItemSettled)

export const HandoverItemConnection = connectionType(
  'HandoverItem',
  '未完成的交接事项 / what is yet to be handed over',
  () => HandoverItem,
)

const OpenItemsSortEnum = registerEnum(
  'OpenHandoverItemSort',
  '未完成交接事项的次序 / Order of what is yet to be handed over.',
  {
    due_on: { zh: '按离任日期', en: 'By the day of leaving' },
    opened_at: { zh: '按列入时间', en: 'By when they came on the list' },
  } satisfies Record<OpenItemsSort, Bilingual>,
)

@ArgsType()
export class OpenHandoverItemsArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: '只看此单位及其下级 / Only at this organisation and those below.',
  })
  scopeId?: string | null

  @Field(() => String, {
    nullable: true,
    description: '离任者姓名或登录名的一部分 / Part of the name or the login of who leaves.',
  })
  search?: string | null

  @Field(() => HandoverKindEnum, { nullable: true, description: '种类 / Kind.' })
  kind?: HandoverKind | null

  @Field(() => OpenItemsSortEnum, { nullable: true, defaultValue: 'due_on', description: '次序 / Order.' })
  sort?: OpenItemsSort | null

  @Field(() => Boolean, { nullable: true, description: '倒序 / The other way round.' })
  descending?: boolean | null
}
