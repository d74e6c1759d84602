import type { PlainDate } from '@zhengmei/domain/kernel'
import { ArgsType, Field, ID, ObjectType } from 'type-graphql'
import { connectionType, DateScalar } from '../../../platform/graphql/index.js'
import { OrgKindEnum } from '../org.graphql.js'

@ObjectType({
  description: '单位的一段沿革 / What a unit was for a time.',
  simpleResolvers: true,
})
export class OrganisationPeriod {
  @Field(() => DateScalar, {
    nullable: true,
    description: '起（含），为空则自始如此 / First day; null: since ever.',
  })
  fromOn!: PlainDate | null

  @Field(() => DateScalar, {
    nullable: true,
    description: '止（不含），为空则至今 / First day after it; null: until now.',
  })
  toOn!: PlainDate | null

  @Field(() => String, { description: '名称 / Name.' })
  name!: string

  @Field(() => OrgKindEnum, { description: '类别 / Kind.' })
  kind!: string

  @Field(() => String, { nullable: true, description: '考核类别 / Category in which it was assessed.' })
  category!: string | null
}

@ObjectType({
  description: '某一天组织树上的单位 / A unit as it stands, or stood on a day, in the tree.',
  simpleResolvers: true,
})
export class OrganisationNode {
  @Field(() => ID, { description: '单位标识 / Id of the unit.' })
  id!: string

  @Field(() => String, { description: '单位编码 / Code.' })
  code!: string

  @Field(() => String, { description: '当时的名称 / Name on that day.' })
  name!: string

  @Field(() => OrgKindEnum, { description: '当时的类别 / Kind on that day.' })
  kind!: string

  @Field(() => String, { nullable: true, description: '当时的考核类别 / Category on that day.' })
  category!: string | null

  @Field(() => DateScalar, {
    nullable: true,
    description: '后来撤销或并入他单位之日 / First day on which it was no more; null: it lives.',
  })
  abolishedOn!: PlainDate | null
}

export const OrganisationNodeConnection = connectionType(
  'OrganisationNode',
  '组织树的一层 / nodes of a level of the tree',
  () => OrganisationNode,
)

@ObjectType({ description: '组织树的一层 / The units directly below one.', simpleResolvers: true })
export class OrganisationLevel {
  @Field(() => ID, { description: '上级单位 / The unit they are below.' })
  parentId!: string
}

@ArgsType()
export class LevelsArgs {
  @Field(() => [ID], { description: '上级单位，至多五十个 / The units to look below, at most fifty.' })
  parentIds!: string[]

  @Field(() => DateScalar, {
    nullable: true,
    description: '看这一天的组织树，为空则看现在 / The tree of this day; now unless told.',
  })
  on?: PlainDate | null
}

@ArgsType()
export class NodeSearchArgs {
  @Field(() => String, {
    description: '名称的一部分或编码的开头 / Part of the name or start of the code.',
  })
  search!: string

  @Field(() => DateScalar, {
    nullable: true,
    description: '在这一天的组织树里找，为空则在现在 / In the tree of this day; now unless told.',
  })
  on?: PlainDate | null
}
