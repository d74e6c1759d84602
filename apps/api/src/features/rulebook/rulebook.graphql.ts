import type { Bilingual, PlainDate } from '@zhengmei/domain/kernel'
import { JurisdictionLevel } from '@zhengmei/domain/rulebook'
import { Field, Int, ObjectType } from 'type-graphql'
import { BilingualType, DateScalar, JsonScalar, registerEnum } from '../../platform/graphql/index.js'

export const JurisdictionLevelEnum = registerEnum<JurisdictionLevel>(
  'JurisdictionLevel',
  '规则的层级 / Whose book it is.',
  {
    [JurisdictionLevel.nation]: { zh: '国家', en: 'Nation' },
    [JurisdictionLevel.province]: { zh: '省', en: 'Province' },
    [JurisdictionLevel.city]: { zh: '市', en: 'City' },
    [JurisdictionLevel.county]: { zh: '县区', en: 'County' },
    [JurisdictionLevel.line]: { zh: '条线', en: 'Line' },
    [JurisdictionLevel.what_if]: { zh: '假设', en: 'What if' },
  },
)

@ObjectType({ description: '条款 / A clause of a regulation.', simpleResolvers: true })
export class Clause {
  @Field(() => String, { description: '条款编号 / Its number, as sources name it.' })
  id!: string

  @Field(() => String, { description: '条款标题 / Its title.' })
  title!: string
}

@ObjectType({ description: '规范性文件 / A regulation.', simpleResolvers: true })
export class Regulation {
  @Field(() => String, { description: '标识 / Id.' })
  id!: string

  @Field(() => String, { description: '名称 / Title.' })
  title!: string

  @Field(() => String, { nullable: true, description: '文号 / Document number.' })
  number!: string | null

  @Field(() => DateScalar, { nullable: true, description: '印发日期 / Issued on.' })
  issuedOn!: PlainDate | null

  @Field(() => [Clause], { description: '条款 / Its clauses.' })
  clauses!: Clause[]
}

@ObjectType({ description: '依据 / Where a value stands.', simpleResolvers: true })
export class Source {
  @Field(() => String, { description: '文件标识 / Id of the regulation.' })
  document!: string

  @Field(() => String, { description: '文件简称 / Short name by which it is cited.' })
  documentShortName!: string

  @Field(() => String, { description: '条款 / The clause.' })
  clause!: string

  @Field(() => String, { nullable: true, description: '条款标题 / Title of the clause.' })
  clauseTitle!: string | null
}

@ObjectType({ description: '规则的一个值 / One value of a rulebook.', simpleResolvers: true })
export class Statement {
  @Field(() => String, { description: '键 / Key.' })
  key!: string

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      '值；null 表示规则书明示没有此值 / The value; null where the book states that it knows none.',
  })
  value!: unknown

  @Field(() => String, { description: '计量单位 / Unit it is counted in.' })
  unit!: string

  @Field(() => DateScalar, { description: '自该日起有效 / In force from.' })
  effectiveFrom!: PlainDate

  @Field(() => DateScalar, { nullable: true, description: '至该日（不含）有效 / In force until, exclusive.' })
  effectiveTo?: PlainDate

  @Field(() => BilingualType, {
    nullable: true,
    description: '文本留有余地时采用的理解 / The reading where the text leaves room.',
  })
  interpretation?: Bilingual
}

@ObjectType({ description: '规则的一个版本 / An edition of a rulebook.', simpleResolvers: true })
export class RulebookEdition {
  @Field(() => String, { description: '标识 / Id.' })
  id!: string

  @Field(() => Int, { description: '版本 / Version.' })
  version!: number

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: Bilingual

  @Field(() => String, { description: '简称 / Short name.' })
  shortName!: string

  @Field(() => JurisdictionLevelEnum, { description: '层级 / Level.' })
  level!: string

  @Field(() => DateScalar, { description: '自该日起有效 / In force from.' })
  effectiveFrom!: PlainDate

  @Field(() => DateScalar, { nullable: true, description: '至该日（不含）有效 / In force until, exclusive.' })
  effectiveTo?: PlainDate

  @Field(() => String, { description: '内容摘要 / SHA-256 of its content.' })
  digest!: string
}

@ObjectType({
  description: '几个版本对同一项的规定 / What several editions say about one key.',
  simpleResolvers: true,
})
export class RulebookComparisonRow {
  @Field(() => String, { description: '键 / Key.' })
  key!: string

  @Field(() => String, { description: '领域 / Area.' })
  area!: string

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: Bilingual

  @Field(() => Boolean, { description: '各版本是否不一致 / Whether those that speak of it differ.' })
  differ!: boolean

  @Field(() => [Boolean], {
    nullable: true,
    description:
      '各格是否要求最严；无从比较或要求相同时为空 / Which cells ask most; null where that cannot be said or all ask the same.',
  })
  strictest!: readonly boolean[] | null

  @Field(() => [Statement], {
    nullable: 'items',
    description: '每个版本一格，未规定为空 / One cell an edition, null where it is silent.',
  })
  cells!: (Statement | null)[]
}

@ObjectType({
  description: '叠加的一层规则 / An edition that takes part in the stack.',
  simpleResolvers: true,
})
export class RulebookLayer {
  @Field(() => RulebookEdition, { description: '版本 / The edition.' })
  edition!: RulebookEdition

  @Field(() => DateScalar, { nullable: true, description: '自该日起适用 / Attached from.' })
  attachedFrom!: PlainDate | null

  @Field(() => DateScalar, {
    nullable: true,
    description: '至该日（不含）适用，空为长期 / Attached until, exclusive; null: until further notice.',
  })
  attachedTo!: PlainDate | null
}

@ObjectType({ description: '被取代的值 / A value that another shadows.', simpleResolvers: true })
export class ShadowedValue {
  @Field(() => Statement, { description: '值 / The statement.' })
  statement!: Statement

  @Field(() => RulebookEdition, { description: '出自 / The edition that makes it.' })
  edition!: RulebookEdition
}

@ObjectType({ description: '实际适用的值 / A value that holds.', simpleResolvers: true })
export class EffectiveValue {
  @Field(() => String, { description: '键 / Key.' })
  key!: string

  @Field(() => Statement, { description: '值 / The statement.' })
  statement!: Statement

  @Field(() => RulebookEdition, { description: '出自 / The edition that makes it.' })
  edition!: RulebookEdition

  @Field(() => [ShadowedValue], { description: '被它取代的值，近者在前 / What it shadows, nearest first.' })
  shadowed!: ShadowedValue[]
}

@ObjectType({ description: '叠加的规则之间的矛盾 / Stacked books that disagree.', simpleResolvers: true })
export class Contradiction {
  @Field(() => String, { description: '键 / Key.' })
  key!: string

  @Field(() => BilingualType, { description: '名称 / Title.' })
  title!: Bilingual

  @Field(() => ShadowedValue, { description: '胜出的值 / What won.' })
  won!: ShadowedValue

  @Field(() => [ShadowedValue], { description: '被取代的值 / What lost.' })
  lost!: ShadowedValue[]

  @Field(() => BilingualType, { description: '原因 / Why.' })
  why!: Bilingual
}

@ObjectType({
  description: '某单位某日实际适用的规则 / What holds at a unit on a day.',
  simpleResolvers: true,
})
export class EffectiveRulebook {
  @Field(() => DateScalar, { description: '日期 / The day.' })
  on!: PlainDate

  @Field(() => [RulebookLayer], { description: '叠加的各层，自上而下 / The layers from the top down.' })
  layers!: RulebookLayer[]

  @Field(() => [EffectiveValue], { description: '适用的值 / The values that hold.' })
  values!: EffectiveValue[]

  @Field(() => [Contradiction], { description: '矛盾之处 / Where the layers disagree.' })
  contradictions!: Contradiction[]
}
