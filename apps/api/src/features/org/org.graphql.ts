import type { Bilingual } from '@zhengmei/domain/kernel'
import { type OrgKind, orgKindTitles } from '@zhengmei/domain/org'
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql'
import {
  BilingualType,
  connectionType,
  DateScalar,
  PageArgs,
  registerEnum,
} from '../../platform/graphql/index.js'
import type { OrgLife, OrgSort } from './org-list.repository.js'

export const OrgLifeEnum = registerEnum('OrganisationLife', '单位是否现存 / Whether a unit lives.', {
  living: { zh: '现存', en: 'Living' },
  ended: { zh: '已撤销或并入', en: 'Merged or abolished' },
  all: { zh: '全部', en: 'All' },
})
export const OrgSortEnum = registerEnum(
  'OrganisationSort',
  '单位列表的次序 / Order of a list of organisations.',
  { code: { zh: '按编码', en: 'By code' }, name: { zh: '按名称', en: 'By name' } },
)
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

  @Field(() => Int, { description: '版本，编辑时送回 / Version; sent back with an edit.' })
  version!: number

  @Field(() => DateScalar, {
    nullable: true,
    description: '撤销或并入他单位之日，自此日起不再存在 / First day on which it is no more; null: it lives.',
  })
  abolishedOn!: string | null
}

@ObjectType({
  description: '主管单位及其依据，由组织树推定 / Who supervises a unit, and why: derived from the tree.',
  simpleResolvers: true,
})
export class Supervision {
  @Field(() => Organisation, {
    nullable: true,
    description: '主管单位，为空则本树之中没有 / The supervising unit; null: none in this tree.',
  })
  organisation!: Organisation | null

  @Field(() => BilingualType, { description: '依据 / Why it is that one.' })
  why!: Bilingual
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

  @Field(() => OrgKindEnum, { nullable: true, description: '单位类别 / Kind of unit.' })
  kind?: OrgKind | null

  @Field(() => String, { nullable: true, description: '考核类别 / Category.' })
  category?: string | null

  @Field(() => OrgLifeEnum, {
    nullable: true,
    description: '是否包括已撤销的单位，默认只看现存的 / Living ones unless told.',
  })
  life?: OrgLife | null

  @Field(() => OrgSortEnum, { nullable: true, defaultValue: 'code', description: '次序 / Order.' })
  sort?: OrgSort | null

  @Field(() => Boolean, { nullable: true, description: '倒序 / The other way round.' })
  descending?: boolean | null
}
