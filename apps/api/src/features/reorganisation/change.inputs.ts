import type { PlainDate } from '@zhengmei/domain/kernel'
import type { OrgChangeKind, OrgKind } from '@zhengmei/domain/org'
import { Field, ID, InputType, Int } from 'type-graphql'
import { DateScalar } from '../../platform/graphql/index.js'
import { OrgKindEnum } from '../org/index.js'
import { OrgChangeKindEnum } from './change.graphql.js'

/** When a change takes effect, and why. */
@InputType()
abstract class EffectInput {
  @Field(() => DateScalar, {
    nullable: true,
    description:
      '生效日期（含），默认今天；晚于今天则列入计划，早于今天须说明理由 / First day on which it holds, today unless told; one to come is planned, one gone by needs a reason.',
  })
  effectiveOn?: PlainDate | null

  @Field(() => String, { nullable: true, description: '理由或依据文件 / Why: a reason or a document.' })
  reason?: string | null
}

/** A change of a unit that was looked at. */
@InputType()
abstract class UnitInput extends EffectInput {
  @Field(() => ID, { description: '单位 / The unit.' })
  organisationId!: string

  @Field(() => Int, { description: '所看到的版本 / The version that was seen.' })
  version!: number
}

@InputType({ description: '新设单位 / A unit to create.' })
export class CreateOrganisationInput extends EffectInput {
  @Field(() => ID, { description: '属地上级 / Parent by territory.' })
  parentId!: string

  @Field(() => String, { description: '单位编码，全系统唯一 / Code, unique.' })
  code!: string

  @Field(() => String, { description: '名称，同级之中唯一 / Name, unique beside it.' })
  name!: string

  @Field(() => OrgKindEnum, { description: '类别 / Kind.' })
  kind!: OrgKind

  @Field(() => String, { nullable: true, description: '考核类别 / Category in which it is assessed.' })
  category?: string | null

  @Field(() => String, { nullable: true, description: '行政区划代码 / Division code.' })
  divisionCode?: string | null

  @Field(() => Int, { nullable: true, description: '常住人口 / Resident population.' })
  residentPopulation?: number | null

  @Field(() => ID, { nullable: true, description: '条线上级 / Parent by line.' })
  lineParentId?: string | null

  @Field(() => String, { nullable: true, description: '幂等键 / Idempotency key.' })
  idempotencyKey?: string | null
}

@InputType({ description: '单位更名 / A unit to rename.' })
export class RenameOrganisationInput extends UnitInput {
  @Field(() => String, { description: '新名称 / The new name.' })
  name!: string
}

@InputType({ description: '单位信息变更，未给出的字段不变 / What to edit; absent fields stay.' })
export class EditOrganisationInput extends UnitInput {
  @Field(() => OrgKindEnum, { nullable: true, description: '类别 / Kind.' })
  kind?: OrgKind | null

  @Field(() => String, {
    nullable: true,
    description: '考核类别，空字符串表示不参加考核 / Category; empty: not assessed.',
  })
  category?: string | null

  @Field(() => String, {
    nullable: true,
    description: '行政区划代码，空字符串表示没有 / Division code; empty: none.',
  })
  divisionCode?: string | null

  @Field(() => Int, { nullable: true, description: '常住人口 / Resident population.' })
  residentPopulation?: number | null

  @Field(() => ID, { nullable: true, description: '条线上级 / Parent by line.' })
  lineParentId?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description: '不再有条线上级 / It has no parent by line any more.',
  })
  leavesLine?: boolean | null
}

@InputType({ description: '调整隶属 / A unit to move.' })
export class MoveOrganisationInput extends UnitInput {
  @Field(() => ID, { description: '新的属地上级 / The new parent by territory.' })
  targetId!: string
}

@InputType({ description: '单位并入 / A unit to merge into another.' })
export class MergeOrganisationInput extends UnitInput {
  @Field(() => ID, {
    description: '并入的单位，承接其下级 / The unit it is merged into, which takes over its children.',
  })
  targetId!: string
}

@InputType({ description: '撤销单位 / A unit to abolish.' })
export class AbolishOrganisationInput extends UnitInput {
  @Field(() => ID, {
    nullable: true,
    description:
      '承接其下级的单位，没有下级则不必给出 / The unit that takes over its children, where there are any.',
  })
  targetId?: string | null
}

@InputType({ description: '拟作的调整 / A change to look at before it is made.' })
export class OrganisationChangePreviewInput extends EffectInput {
  @Field(() => OrgChangeKindEnum, { description: '何种调整 / What to do.' })
  kind!: OrgChangeKind

  @Field(() => ID, { nullable: true, description: '单位，新设时为空 / The unit; none to create one.' })
  organisationId?: string | null

  @Field(() => ID, {
    nullable: true,
    description:
      '新的上级、并入的单位或承接下级的单位 / The new parent, the unit merged into, the one that takes over.',
  })
  targetId?: string | null

  @Field(() => String, { nullable: true, description: '名称 / Name.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: '编码 / Code.' })
  code?: string | null

  @Field(() => OrgKindEnum, { nullable: true, description: '单位类别 / Kind of the unit.' })
  organisationKind?: OrgKind | null

  @Field(() => String, { nullable: true, description: '考核类别 / Category in which it is assessed.' })
  category?: string | null

  @Field(() => String, { nullable: true, description: '行政区划代码 / Division code.' })
  divisionCode?: string | null

  @Field(() => Int, { nullable: true, description: '常住人口 / Resident population.' })
  residentPopulation?: number | null

  @Field(() => ID, { nullable: true, description: '条线上级 / Parent by line.' })
  lineParentId?: string | null
}
