import { orgKindTitles } from '@zhengmei/domain/org'
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql'
import { connectionType, PageArgs, registerEnum } from '../../platform/graphql/index.js'

export const OrgKindEnum = registerEnum('OrgKind', '单位类别 / Kind of organisation.', orgKindTitles)

@ObjectType({
  description: '单位：组织树上的节点 / An organisation, a node of the tree.',
  simpleResolvers: true,
})
export class Organisation {
  @Field(() => ID, { description: '标识 / Id.' })
  id!: string

  @Field(() => String, { description: '单位编码 / Code, unique.' })
  code!: string

  @Field(() => String, { description: '名称 / Name.' })
  name!: string

  @Field(() => OrgKindEnum, { description: '类别 / Kind.' })
  kind!: string

  @Field(() => String, {
    nullable: true,
    description: '考核类别，为空则不参加考核 / Category in which it is assessed; null: not assessed.',
  })
  category!: string | null

  @Field(() => String, { nullable: true, description: '行政区划代码 / Division code, GB/T 2260.' })
  divisionCode!: string | null

  @Field(() => Int, { nullable: true, description: '常住人口 / Resident population.' })
  residentPopulation!: number | null
}

export const OrganisationConnection = connectionType(
  'Organisation',
  '单位 / organisations',
  () => Organisation,
)

@ArgsType()
export class OrganisationsArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: '只看此单位及其下级 / Only this organisation and those below.',
  })
  scopeId?: string | null

  @Field(() => ID, { nullable: true, description: '只看此单位的直接下级 / Only its direct children.' })
  parentId?: string | null

  @Field(() => String, {
    nullable: true,
    description: '名称的一部分或编码的开头 / Part of the name or start of the code.',
  })
  search?: string | null

  @Field(() => String, { nullable: true, description: '考核类别 / Category.' })
  category?: string | null
}
