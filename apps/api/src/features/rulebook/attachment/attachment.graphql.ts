import type { Bilingual, PlainDate } from '@zhengmei/domain/kernel'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { BilingualType, DateScalar, DateTimeScalar, payloadOf } from '../../../platform/graphql/index.js'
import { Organisation, type OrgRow } from '../../org/index.js'
import { Contradiction, RulebookEdition, ShadowedValue } from '../rulebook.graphql.js'

@ObjectType({
  description: '规则书在某单位的挂接 / A rulebook as it is attached to a unit.',
  simpleResolvers: true,
})
export class RulebookAttachment {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => RulebookEdition, { description: '版本 / The edition.' })
  edition!: unknown

  @Field(() => DateScalar, { description: '自该日起适用 / First day.' })
  attachedFrom!: PlainDate

  @Field(() => DateScalar, {
    nullable: true,
    description: '至该日（不含）适用，空为长期 / Until, exclusive; null: until further notice.',
  })
  attachedTo!: PlainDate | null

  @Field(() => String, { nullable: true, description: '挂接的依据 / On what ground it was attached.' })
  reason!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      '挂接者姓名；系统初始化时挂接的为空 / Who attached it; null: it was there when the system was set up.',
  })
  attachedBy!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: '何时决定 / When that was decided.' })
  attachedAt!: unknown

  @Field(() => String, { nullable: true, description: '结束的依据 / On what ground it ended.' })
  endReason!: string | null

  @Field(() => String, { nullable: true, description: '结束者姓名 / Who ended it.' })
  endedBy!: string | null
}

@InputType({ description: '挂接规则书 / A rulebook to attach to a unit.' })
export class AttachRulebookInput {
  @Field(() => ID, { description: '单位，对其及下级适用 / The unit; it holds there and below.' })
  organisationId!: string

  @Field(() => String, { description: '规则标识 / Id of the rulebook.' })
  editionId!: string

  @Field(() => Int, { nullable: true, description: '版本，默认最新 / Version, the latest unless told.' })
  version?: number | null

  @Field(() => DateScalar, {
    nullable: true,
    description: '自该日起，默认今天 / First day, today unless told.',
  })
  on?: PlainDate | null

  @Field(() => String, { description: '依据 / On what ground.' })
  reason!: string
}

@InputType({ description: '结束挂接 / An attachment to end.' })
export class EndRulebookAttachmentInput {
  @Field(() => ID, { description: '挂接 / The attachment.' })
  attachmentId!: string

  @Field(() => DateScalar, {
    nullable: true,
    description: '自该日起不再适用，默认今天 / First day on which it holds no more, today unless told.',
  })
  on?: PlainDate | null

  @Field(() => String, { description: '依据 / On what ground.' })
  reason!: string
}

@ObjectType({
  description: '挂接后取值不同的一项 / A key of which another value would hold.',
  simpleResolvers: true,
})
export class AttachmentChange {
  @Field(() => String, { description: '键 / Key.' })
  key!: string

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: Bilingual

  @Field(() => ShadowedValue, { nullable: true, description: '现在的值 / What holds now; null: nothing.' })
  before!: ShadowedValue | null

  @Field(() => ShadowedValue, { nullable: true, description: '之后的值 / What would hold; null: nothing.' })
  after!: ShadowedValue | null
}

@ObjectType({
  description: '挂接或结束挂接的后果 / What an attachment, or its end, would mean.',
  simpleResolvers: true,
})
export class RulebookAttachmentPreview {
  @Field(() => DateScalar, { description: '比较的日期 / The day that is looked at.' })
  on!: PlainDate

  @Field(() => Int, { description: '所及单位数，含本单位 / Units it is about, this one included.' })
  units!: number

  @Field(() => [AttachmentChange], { description: '取值不同的各项 / Where another value would hold.' })
  changes!: AttachmentChange[]

  @Field(() => [Contradiction], { description: '新出现的矛盾 / Where books would newly disagree.' })
  contradictions!: Contradiction[]

  @Field(() => [BilingualType], { description: '不再矛盾的各项 / Where they would disagree no more.' })
  settled!: Bilingual[]
}

@ObjectType({ description: '挂接已保存 / The attachment is kept.', simpleResolvers: true })
export class RulebookAttached {
  @Field(() => Organisation, { description: '单位 / The unit.' })
  organisation!: OrgRow
}

export const AttachRulebookPayload = payloadOf('AttachRulebookPayload', RulebookAttached)
export const RulebookAttachmentPreviewPayload = payloadOf(
  'RulebookAttachmentPreviewPayload',
  RulebookAttachmentPreview,
)
